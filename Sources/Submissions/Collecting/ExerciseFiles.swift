/// The names of a course's files.
public struct ExerciseFiles: Sendable, Equatable {
  /// One exercise's file.
  public struct File: Sendable, Equatable {
    /// The name of the file to hand in, such as `Losses.swift`.
    public var name: String
    /// The type that it declares, such as `Losses`.
    public var type: String

    /// Names a file.
    public init(name: String, type: String) {
      self.name = name
      self.type = type
    }
  }

  /// The files to hand in.
  public var files: [File]
  /// Names of files that the course hands out beside them, such as the exercises' protocols; no part of any solution.
  public var handedOut: Set<String>

  /// Names files.
  public init(_ files: [File] = [], handedOut: Set<String> = []) {
    self.files = files
    self.handedOut = handedOut
  }
}
