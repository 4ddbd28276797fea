import CourseModel
import Submissions

extension FileStatus {
  /// The result of every item of an exercise whose file is not in the shared object, and the reason.
  ///
  /// - Parameter path: the file, as diagnostics call it.
  func verdict(of path: String) -> (kind: ResultKind, reason: String) {
    switch self {
    case .compiled: (.harnessError, "The file compiles, and its checks did not run.")
    case .failed(let diagnostics, let missing):
      (
        .doesNotCompile,
        ([helperFault(diagnostics, path)] + missing.map(\.sentence)).compactMap(\.self).joined(separator: " ")
          .nonEmpty ?? "The file does not compile; the compiler says where."
      )
    case .refused(let refusals): (.refused, refusals.map(\.description).joined(separator: " "))
    case .tooSlow(let seconds):
      (
        .timedOut,
        "Compiling the file takes more than \(seconds) s of processor time; simplify its longest expressions."
      )
    case .outOfMemory: (.doesNotCompile, "Compiling the file takes more memory than allowed.")
    case .compilerCrashed: (.doesNotCompile, "The compiler crashed on the file.")
    case .unloadable(let message):
      (
        .doesNotCompile,
        "The file compiles, and cannot be loaded (\(message)): it uses something that is declared and that no "
          + "library here holds, or runs code while it is loaded. Remove that."
      )
    case .unlinkable(let message):
      (
        .doesNotCompile,
        "The file compiles, and cannot be linked with your other files (\(message)). Rename what that speaks of."
      )
    }
  }

  /// The words for a file that cannot do without helpers that have errors.
  private func helperFault(_ diagnostics: [Diagnostic], _ path: String) -> String? {
    let helpers = Set(diagnostics.filter { $0.severity == .error && $0.file != path }.map(\.file)).sorted()
    guard !helpers.isEmpty else { return nil }
    return
      "The file needs \(helpers.joined(separator: ", ")), which does not compile; the compiler says where."
  }

  /// What the compiler said.
  var diagnostics: [Diagnostic] {
    switch self {
    case .compiled(let warnings): warnings
    case .failed(let diagnostics, _), .compilerCrashed(let diagnostics): diagnostics
    case .refused, .tooSlow, .outOfMemory, .unloadable, .unlinkable: []
    }
  }
}

extension LeftOutHelper {
  /// A sentence for the student.
  var sentence: String {
    let why =
      switch reason {
      case .refused(let refusals): refusals.map(\.description).joined(separator: " ")
      case .failed(let diagnostics):
        (["This file does not compile with it."] + diagnostics.prefix(1).map { "\($0.headline)." })
          .joined(separator: " ")
      case .stopped: "With it the compiler takes too long, takes too much memory, or crashes."
      case .unloadable(let message): "With it this file cannot be loaded (\(message))."
      }
    return "'\(file)' was left out. \(why)"
  }
}

extension MissingDeclaration {
  /// What is missing, in words.
  fileprivate var sentence: String {
    switch self {
    case .type(let name): "Your file declares no type `\(name)`."
    case .conformance(let type, let requirement):
      "Your type `\(type)` does not say that it conforms to `\(requirement)`."
    case .entryPoint(let name, let signature):
      "The entry point `\(name)` is missing, renamed or of another type; it is: `\(signature)`."
    }
  }
}

extension CompilerDiagnostic {
  /// A diagnostic of the compilation, as results keep it.
  init(_ diagnostic: Diagnostic) {
    let location =
      diagnostic.line > 0
      ? SourceLocation(
        file: diagnostic.file, line: diagnostic.line, column: diagnostic.column > 0 ? diagnostic.column : nil)
      : nil
    let severity: Severity =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .remark: .note
      }
    self.init(
      severity: severity, location: location,
      message: ([diagnostic.message] + diagnostic.notes.map { "note: \($0)" }).joined(separator: "\n"))
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
