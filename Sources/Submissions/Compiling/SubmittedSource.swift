/// One exercise's file in a submission, with what the course adds to it.
public struct SubmittedSource: Sendable, Equatable {
  /// The exercise's identifier, such as `activations`.
  public var exercise: String
  /// The file's name as the student knows it, used in diagnostics.
  public var shownPath: String
  /// The student's text.
  public var contents: [UInt8]
  /// The course's starter file, which takes the place of one that does not compile; nil when there is none.
  public var starter: [UInt8]?
  /// The type that the exercise asks for.
  public var typeName: String
  /// The C function by which the worker asks for the student's type.
  public var entrySymbol: String
  /// A Swift source that defines it:
  /// `import LabKit` and `@_cdecl("<entrySymbol>") public func … -> Swift.UnsafeMutableRawPointer`.
  public var glue: String
  /// Whether to compile with `-O`.
  public var isOptimized: Bool
  /// Modules that the student may import.
  public var allowedImports: Set<String>

  /// Creates a source.
  public init(
    exercise: String, shownPath: String, contents: [UInt8], starter: [UInt8]? = nil, typeName: String,
    entrySymbol: String, glue: String,
    isOptimized: Bool = false, allowedImports: Set<String> = ["LabKit", "Foundation"]
  ) {
    self.exercise = exercise
    self.shownPath = shownPath
    self.contents = contents
    self.starter = starter
    self.typeName = typeName
    self.entrySymbol = entrySymbol
    self.glue = glue
    self.isOptimized = isOptimized
    self.allowedImports = allowedImports
  }
}
