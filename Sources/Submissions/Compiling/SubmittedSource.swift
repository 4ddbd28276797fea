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
  /// A Swift source that makes the student's type reachable from the worker:
  /// `import LabKit` and `@_cdecl("gradus_solution_<exercise>") public func … -> UnsafeMutableRawPointer`.
  public var glue: String
  /// Whether to compile with `-O`.
  public var isOptimised: Bool
  /// Modules that the student may import.
  public var allowedImports: Set<String>

  /// Creates a source.
  public init(
    exercise: String, shownPath: String, contents: [UInt8], starter: [UInt8]? = nil, typeName: String,
    glue: String,
    isOptimised: Bool = false, allowedImports: Set<String> = ["LabKit", "Foundation"]
  ) {
    self.exercise = exercise
    self.shownPath = shownPath
    self.contents = contents
    self.starter = starter
    self.typeName = typeName
    self.glue = glue
    self.isOptimised = isOptimised
    self.allowedImports = allowedImports
  }
}

/// A whole submission to compile.
public struct CompilationRequest: Sendable, Equatable {
  /// One element per exercise that was handed in; exercises are distinct.
  public var sources: [SubmittedSource]

  /// Creates a request.
  public init(sources: [SubmittedSource]) { self.sources = sources }
}

/// What became of a submission.
public struct CompilationResult: Sendable, Equatable {
  /// Path of the shared object in the compile cache; nil when not a single file compiles.
  public var sharedObject: String?
  /// By exercise: what became of its file.
  public var files: [String: FileStatus]
}

/// What became of one file.
public enum FileStatus: Sendable, Equatable, Codable {
  /// It is in the shared object.
  case compiled(warnings: [Diagnostic])
  /// It does not compile; `missing` names the course's declarations that it lacks.
  case failed(diagnostics: [Diagnostic], missing: [MissingDeclaration])
  /// The course's policy forbids something that it uses.
  case refused([Refusal])
  /// Compiling it alone took more than this many seconds of processor time.
  case tooSlow(seconds: Int)
  /// Compiling it alone took more memory than allowed.
  case outOfMemory
  /// The compiler itself crashed on it, and not on the starter.
  case compilerCrashed(diagnostics: [Diagnostic])
  /// It compiles, and uses a symbol that exists nowhere; the loader's message.
  case unloadable(String)
}

/// A declaration that an exercise asks for and the student's file lacks.
public enum MissingDeclaration: Sendable, Hashable, Codable {
  /// No type of this name.
  case type(name: String)
  /// The type is there but is not declared to conform to this protocol.
  case conformance(type: String, protocol: String)
  /// The protocol requires this function or property, which is missing, renamed, or has another type.
  case entryPoint(name: String, signature: String)
}
