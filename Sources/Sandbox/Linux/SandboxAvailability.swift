import Foundation

/// Finds out whether a sandbox works on this machine, and if not, why.
public enum SandboxAvailability {
  /// Runs `/bin/true` in the sandbox; throws what is in the way.
  static func check(_ sandbox: Sandbox) throws(SandboxUnavailable) {
    guard FileManager.default.isExecutableFile(atPath: sandbox.tools.confine) else {
      throw SandboxUnavailable(
        reason: "The program gradus-confine is not at \(sandbox.tools.confine).",
        remedy: "Build it (swift build --product gradus-confine), or set GRADUS_CONFINE to its path.")
    }
    if sandbox.policy == .bubblewrap, sandbox.tools.bubblewrap == nil {
      throw SandboxUnavailable(
        reason: "bubblewrap is not installed (no program bwrap).",
        remedy: "Install the package bubblewrap, version 0.7 or later (sudo apt-get install bubblewrap).")
    }
    let program =
      FileManager.default.isExecutableFile(atPath: "/usr/bin/true") ? "/usr/bin/true" : "/bin/true"
    let command = Command(
      Command.Step("/gradus-probe"), profile: .worker, mounts: [Command.Mount(program, at: "/gradus-probe")])
    do {
      let outcome = try sandbox.run(command, limits: Limits())
      guard outcome.isSuccess else {
        throw SandboxError.cannotStart("a program that does nothing ended with \(outcome.ending)")
      }
    } catch {
      throw explain(String(describing: error), settings: KernelSettings.current())
    }
  }

  /// Names the kernel setting or the container that stands in the way.
  static func explain(_ message: String, settings: KernelSettings) -> SandboxUnavailable {
    let reason = "bubblewrap cannot make a sandbox: \(message)"
    if settings.unprivilegedUserNamespaces == 0 {
      return SandboxUnavailable(
        reason: reason,
        remedy: "User namespaces are off. Run: sudo sysctl kernel.unprivileged_userns_clone=1")
    }
    if settings.maximalUserNamespaces == 0 {
      return SandboxUnavailable(
        reason: reason, remedy: "User namespaces are off. Run: sudo sysctl user.max_user_namespaces=10000")
    }
    if settings.appArmorRestriction == 1 {
      return SandboxUnavailable(
        reason: reason,
        remedy: """
          AppArmor restricts user namespaces. Give bwrap a profile that allows them (package apparmor-profiles, \
          file bwrap-userns-restrict), or run: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0
          """)
    }
    if message.contains("Unknown option") || message.contains("unrecognized") {
      return SandboxUnavailable(reason: reason, remedy: "Install bubblewrap 0.7 or later.")
    }
    if message.contains("seccomp") {
      return SandboxUnavailable(
        reason: reason, remedy: "The kernel needs CONFIG_SECCOMP_FILTER; a container must allow seccomp.")
    }
    if message.contains("Operation not permitted") || message.contains("Permission denied") {
      return SandboxUnavailable(
        reason: reason,
        remedy: """
          A container usually forbids namespaces: start it with --security-opt seccomp=unconfined \
          --security-opt apparmor=unconfined --cap-add SYS_ADMIN, or run outside the container.
          """)
    }
    return SandboxUnavailable(reason: reason, remedy: "Try: bwrap --ro-bind / / --unshare-all true")
  }
}

/// Kernel settings that decide whether an ordinary user may make namespaces; nil where the kernel has none.
struct KernelSettings: Equatable {
  var unprivilegedUserNamespaces: Int?
  var maximalUserNamespaces: Int?
  var appArmorRestriction: Int?

  static func current() -> KernelSettings {
    func number(_ name: String) -> Int? {
      guard let text = try? String(contentsOfFile: "/proc/sys/\(name)", encoding: .utf8) else { return nil }
      return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return KernelSettings(
      unprivilegedUserNamespaces: number("kernel/unprivileged_userns_clone"),
      maximalUserNamespaces: number("user/max_user_namespaces"),
      appArmorRestriction: number("kernel/apparmor_restrict_unprivileged_userns"))
  }
}
