public import CourseModel

/// How student code is kept apart from the machine.
public enum SandboxPolicy: String, Sendable, Codable, CaseIterable {
  /// bubblewrap's namespaces, a system call filter and resource limits.
  case bubblewrap
  /// Resource limits, and the system call filter where the kernel allows one, but no namespaces: the code can
  /// read every file that the user can. For one's own code only.
  case unsafeNone
}

/// The programs that the sandbox is made of.
public struct SandboxTools: Sendable, Equatable {
  /// Path of `bwrap`, nil when it is not installed.
  public var bubblewrap: String?
  /// Path of `gradus-confine`.
  public var confine: String

  /// Creates a set of tools from explicit paths.
  public init(bubblewrap: String?, confine: String) {
    self.bubblewrap = bubblewrap
    self.confine = confine
  }
}

/// Why a sandbox cannot be had, with what to do about it.
public struct SandboxUnavailable: UserCorrectable, Sendable, Equatable {
  /// What is in the way.
  public var reason: String
  /// What to install or to set.
  public var remedy: String

  /// Both, for people.
  public var description: String { "\(reason) \(remedy)" }
}
