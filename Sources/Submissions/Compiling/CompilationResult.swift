/// What became of a submission.
public struct CompilationResult: Sendable, Equatable {
  /// The shared object; nil when not a single file compiles.
  public var sharedObject: SharedObject?
  /// By exercise: what became of its file.
  public var files: [String: FileStatus]
  /// By exercise: the helper files that it was compiled without, though they lie where it could use them.
  public var leftOut: [String: [LeftOutHelper]]
}

/// A compiled submission.
public struct SharedObject: Sendable, Equatable {
  /// Where it lies while this process runs.
  public var path: String
  /// What it was compiled from.
  public var request: CompilationRequest
  /// Which of the solutions of a batch is meant; `nil` for the one by the exercise's own symbol.
  public var solution: Int?

  /// Creates a record.
  public init(path: String, request: CompilationRequest, solution: Int? = nil) {
    self.path = path
    self.request = request
    self.solution = solution
  }
}

/// An object with the same code as another, that tells which line each piece of it comes from.
public struct LineTables: Sendable, Equatable {
  /// Where the object lies while this process runs.
  public var path: String
  /// How much further on the code lies in it than in the other; modulo 2⁶⁴. Line tables come with more unwinding data,
  /// which lies before the code.
  public var displacement: UInt64
}

/// A helper file that an exercise was compiled without.
public struct LeftOutHelper: Sendable, Equatable, Codable {
  /// Why.
  public enum Reason: Sendable, Equatable, Codable {
    /// The exercise's policy forbids something that it uses.
    case refused([Refusal])
    /// The exercise's file does not compile with it, and does without; what the compiler says of it.
    case failed([Diagnostic])
    /// With it the compiler took too long, too much memory, or crashed.
    case stopped
    /// It compiles, and uses a symbol that exists nowhere; the loader's message.
    case unloadable(String)
  }

  /// The file's name as the student knows it.
  public var file: String
  /// Why.
  public var reason: Reason

  /// Creates a record.
  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }
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
  /// It compiles, and cannot be linked with the submission's other files; the linker's message.
  case unlinkable(String)
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
