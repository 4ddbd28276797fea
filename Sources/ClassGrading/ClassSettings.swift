/// How a class is graded.
public struct ClassSettings: Sendable {
  /// Exercises to grade; results of the others stay as earlier runs found them.
  public var exercises: [String]
  /// Whether each student's hidden cases are drawn from a secret of their own.
  public var hasSeedPerStudent: Bool
  /// Whether student code runs in a sandbox.
  public var isSandboxed: Bool
  /// Version of the compiler, kept with the run.
  public var toolchainVersion: String

  /// Collects settings.
  public init(exercises: [String], hasSeedPerStudent: Bool, isSandboxed: Bool, toolchainVersion: String) {
    self.exercises = exercises
    self.hasSeedPerStudent = hasSeedPerStudent
    self.isSandboxed = isSandboxed
    self.toolchainVersion = toolchainVersion
  }
}
