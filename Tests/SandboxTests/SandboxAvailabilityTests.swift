import Testing

@testable import Sandbox

@Suite struct SandboxAvailabilityTests {
  struct Row: Sendable {
    var message: String
    var settings = KernelSettings()
    var remedy: String
  }

  static let rows = [
    Row(
      message: "x", settings: KernelSettings(unprivilegedUserNamespaces: 0),
      remedy: "unprivileged_userns_clone=1"),
    Row(message: "x", settings: KernelSettings(maximalUserNamespaces: 0), remedy: "max_user_namespaces"),
    Row(message: "x", settings: KernelSettings(appArmorRestriction: 1), remedy: "apparmor_restrict"),
    Row(message: "bwrap: Unknown option --size", remedy: "bubblewrap 0.7"),
    Row(message: "installing the seccomp filter: Invalid argument", remedy: "CONFIG_SECCOMP_FILTER"),
    Row(message: "bwrap: Creating new namespace failed: Operation not permitted", remedy: "--security-opt"),
  ]

  @Test(arguments: rows) func remedyIsNamed(row: Row) {
    let unavailable = SandboxAvailability.explain(row.message, settings: row.settings)
    #expect(unavailable.remedy.contains(row.remedy))
    #expect(unavailable.reason.contains(row.message))
  }

  @Test func missingBubblewrapNamesThePackage() {
    let tools = SandboxTools(bubblewrap: nil, confine: Probe.tools.confine)
    #expect { try Sandbox(policy: .bubblewrap, tools: tools) } throws: {
      "\($0)".contains("apt-get install bubblewrap")
    }
  }

  @Test func missingConfineIsNamed() {
    let tools = SandboxTools(bubblewrap: nil, confine: "/absent/gradus-confine")
    #expect { try Sandbox(policy: .unsafeNone, tools: tools) } throws: {
      "\($0)".contains("/absent/gradus-confine")
    }
  }
}
