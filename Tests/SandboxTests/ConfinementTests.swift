import Foundation
import Testing

@testable import Sandbox

/// What a hostile program tries is refused with an error that it can see, and the run goes on.
@Suite(.enabled(if: Probe.works)) struct ConfinementTests {
  static let refused = [
    "fork", "vfork-syscall", "clone-namespace", "socket", "unix-socket", "kill-supervisor", "kill-all",
    "pidfd",
    "ptrace", "traceme", "read-memory", "mount", "unshare", "bpf", "keyctl", "io-uring", "userfaultfd",
    "perf",
    "personality", "open-by-handle", "memfd", "shared-memory", "become-root",
  ]
  static let unknown = ["clone3", "limit-supervisor", "undumpable", "type-into-terminal"]

  @Test(arguments: [Command.Profile.worker, .compiler], refused)
  func callIsNotPermitted(profile: Command.Profile, name: String) throws {
    let outcome = try Probe.run(name, profile: profile)
    #expect(outcome.isSuccess)
    #expect(outcome.standardOutput.text == "EPERM\n")
  }

  @Test(arguments: unknown) func callDoesNotExist(name: String) throws {
    let outcome = try Probe.run(name)
    #expect(outcome.standardOutput.text == "ENOSYS\n")
  }

  @Test(arguments: ["/probe", "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"])
  func workerExecutesNothing(program: String) throws {
    #expect(try Probe.run("execute", program).standardOutput.text == "EPERM\n")
  }

  @Test func compilerMayExecute() throws {
    let outcome = try Probe.run("execute", "/probe", profile: .compiler)
    #expect(outcome.isSuccess)
    #expect(outcome.standardOutput.text.isEmpty)
  }

  @Test(arguments: [
    "/etc/passwd", "/etc/hostname", "/root", "/home", "/proc/self/maps", "/sys", "/dev/mem", "/usr/bin",
  ])
  func hostFileIsAbsent(path: String) throws {
    #expect(try Probe.run("read", path).standardOutput.text == "No such file or directory\n")
  }

  @Test func hostSecretIsAbsent() throws {
    let secret = Probe.builtProducts.appending(path: "secret-\(UUID().uuidString)")
    try Data("secret".utf8).write(to: secret)
    defer { try? FileManager.default.removeItem(at: secret) }
    #expect(try Probe.run("read", secret.path).standardOutput.text == "No such file or directory\n")
  }

  /// What `unsafeNone` means.
  @Test func withoutSandboxHostFilesAreReadable() throws {
    #expect(try Probe.run("read", "/etc/passwd", policy: .unsafeNone).standardOutput.text == "done\n")
  }

  @Test(arguments: ["/x", "/usr/lib/x", "/probe", "/dev/x", "/gradus-confine"])
  func nothingIsWritableOutsideTemporary(path: String) throws {
    let text = try Probe.run("write", path).standardOutput.text
    #expect(text == "Read-only file system\n" || text == "Permission denied\n" || text == "Text file busy\n")
  }

  @Test func temporaryIsWritableAndPrivate() throws {
    #expect(try Probe.run("write", "/tmp/gradus-private").standardOutput.text == "done\n")
    #expect(!FileManager.default.fileExists(atPath: "/tmp/gradus-private"))
  }

  @Test func programIsNotRoot() throws {
    #expect(try Probe.run("user").standardOutput.text == "nobody\n")
  }

  /// The supervisor's rights to mount and to change its user are its own.
  @Test(arguments: [Command.Profile.worker, .compiler]) func programHasNoRights(profile: Command.Profile)
    throws
  {
    var command = Probe.command(["rights"], profile: profile)
    command.needsProc = true
    let outcome = try Sandbox(untested: .bubblewrap, tools: Probe.tools).run(command, limits: Limits())
    let none = ["CapInh", "CapPrm", "CapEff", "CapAmb"].map { "\($0):\t0000000000000000\n" }.joined()
    #expect(outcome.standardOutput.text == none)
  }

  @Test func noDescriptorIsInherited() throws {
    let leaky = unsafe open("/dev/null", O_RDONLY)
    defer { close(leaky) }
    #expect(try Probe.run("inherited").standardOutput.text == "0\n")
  }

  @Test func reportCannotBeForged() throws {
    let forged = String(decoding: SupervisorReport.magic + [UInt8](repeating: 1, count: 40), as: UTF8.self)
    let outcome = try Probe.run("forge-report", forged)
    #expect(outcome.ending == .exited(status: 7))
    #expect(outcome.standardError.text.hasPrefix("\u{1e}gradus report"))
  }
}
