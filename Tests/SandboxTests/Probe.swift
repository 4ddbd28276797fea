import Foundation
import Testing

@testable import Sandbox

/// Runs the probe program in the sandbox.
enum Probe {
  static let builtProducts = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
  static let tools = SandboxTools(
    bubblewrap: SandboxTools.located().bubblewrap,
    confine: builtProducts.appending(path: "gradus-confine").path)
  static let program = builtProducts.appending(path: "sandbox-probe").path

  /// Whether the tests run: where bubblewrap works, and in the gate in any case, which is to fail without it.
  static let works: Bool = {
    guard ProcessInfo.processInfo.environment["CI"] == nil else { return true }
    do {
      _ = try Sandbox(policy: .bubblewrap, tools: tools)
      return true
    } catch {
      print("\n*** THE SANDBOX'S TESTS ARE SKIPPED: \(error) ***\n")
      return false
    }
  }()

  static func command(_ arguments: [String], profile: Command.Profile = .worker) -> Command {
    Command(
      Command.Step("/probe", arguments), profile: profile, mounts: [Command.Mount(program, at: "/probe")])
  }

  static func run(
    _ arguments: String..., limits: Limits = Limits(wallSeconds: 10), policy: SandboxPolicy = .bubblewrap,
    profile: Command.Profile = .worker
  ) throws -> Outcome {
    try Sandbox(untested: policy, tools: tools).run(command(arguments, profile: profile), limits: limits)
  }
}
