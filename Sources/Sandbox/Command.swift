/// Programs to run inside the sandbox, and what they may see.
///
/// Paths of executables and arguments are those of the guest: what the programs see.
public struct Command: Sendable, Equatable {
  /// One program with its arguments.
  public struct Step: Sendable, Equatable {
    /// Absolute path of the program, as seen inside.
    public var executable: String
    /// The arguments, without the program's name.
    public var arguments: [String]

    /// Creates a step.
    public init(_ executable: String, _ arguments: [String] = []) {
      self.executable = executable
      self.arguments = arguments
    }
  }

  /// A host file or folder that is visible inside.
  public struct Mount: Sendable, Hashable {
    /// Absolute path outside.
    public var host: String
    /// Absolute path inside.
    public var guest: String
    /// Whether to leave it out silently where the host has no such file.
    public var isOptional: Bool
    /// Whether it may be written. Never for anything that runs or compiles student code: meant for filling a
    /// cache with the course's own.
    public var isWritable: Bool

    /// Creates a mount; without `guest`, at the same path as outside.
    public init(_ host: String, at guest: String? = nil, optional: Bool = false, writable: Bool = false) {
      self.host = host
      self.guest = guest ?? host
      self.isOptional = optional
      self.isWritable = writable
    }
  }

  /// Which system calls are allowed.
  public enum Profile: String, Sendable, Codable {
    /// For compilers and linkers.
    case compiler
    /// For student code: as `compiler`, and nothing can be executed after the start.
    case worker
  }

  /// Run one after the other, each only if the one before exited with status 0; never empty.
  public var steps: [Step]
  /// The whole environment.
  public var environment: [String: String]
  /// What is visible beside the C library and a private `/tmp`.
  public var mounts: [Mount]
  /// Which system calls are allowed.
  public var profile: Profile
  /// Bytes given on standard input by `Sandbox.run`.
  public var input: [UInt8]
  /// Files inside whose contents become `Outcome.results` after success, so that results can leave the sandbox though
  /// nothing outside is writable; at most 64.
  public var resultFiles: [String]
  /// Whether to mount `/proc` of the sandbox's own process namespace.
  public var needsProc: Bool

  /// Creates a command of one or more steps.
  public init(
    _ steps: Step..., profile: Profile, environment: [String: String] = [:], mounts: [Mount] = [],
    input: [UInt8] = [], resultFiles: [String] = [], needsProc: Bool = false
  ) {
    precondition(!steps.isEmpty, "a command needs at least one step")
    self.steps = steps
    self.environment = environment
    self.mounts = mounts
    self.profile = profile
    self.input = input
    self.resultFiles = resultFiles
    self.needsProc = needsProc
  }
}
