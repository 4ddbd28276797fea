/// A whole submission to compile.
public struct CompilationRequest: Sendable, Equatable {
  /// One element per exercise that was handed in; exercises are distinct.
  public var sources: [SubmittedSource]
  /// Further files, which the exercises' files may use.
  public var helpers: [SubmittedHelper]
  /// Whether the object tells which line a piece of code comes from. The code is the same, and takes longer to make.
  public var hasLineTables = false
  /// Whether the helpers are solutions of the course's own, which share the only source; see `BatchCompilation`.
  public var isBatch: Bool { helpers.contains { $0.entrySymbol != nil } }

  /// Creates a request.
  public init(sources: [SubmittedSource], helpers: [SubmittedHelper] = []) {
    self.sources = sources
    self.helpers = helpers
  }
}

/// A file of a submission that answers no exercise, and that those which do may use.
public struct SubmittedHelper: Sendable, Equatable {
  /// The file's path as the student knows it, used in diagnostics.
  public var shownPath: String
  /// The file's own name, without what a learning platform made of it.
  public var name: String
  /// The student's text.
  public var contents: [UInt8]
  /// In a batch: the C function that the file defines, by which the worker asks for the file's solution.
  public var entrySymbol: String?

  /// Creates a helper.
  public init(shownPath: String, name: String, contents: [UInt8], entrySymbol: String? = nil) {
    self.shownPath = shownPath
    self.name = name
    self.contents = contents
    self.entrySymbol = entrySymbol
  }
}
