import Foundation
import Sandbox
import Testing

@testable import Submissions

/// Whose fault it is that the compiler failed.
@Suite(.serialized, .enabled(if: Course.isTested)) struct CompilerFaultTests {
  private let course: Course
  private let folder = FileManager.default.temporaryDirectory.appending(path: "faults-\(UUID().uuidString)")

  init() throws {
    course = try #require(Course.shared)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A compiler that sends itself a signal when a source holds a word. It runs without namespaces, where a script
  /// finds its shell.
  ///
  /// - Parameter once: whether it does so the first time only.
  private func compiler(
    dyingOf signal: String, at word: String, once: Bool = false
  ) throws -> SubmissionCompiler {
    var compiler = try course.compiler(.unsafeNone)
    let script = folder.appending(path: "frontend")
    let died = folder.appending(path: "died").path
    try """
    #!/bin/sh
    for file; do
      case "$file" in *.swift)
        while read -r line; do
          case "$line" in *"\(word)"*)
            test -e "\(died)" || { \(once ? ": > '\(died)'" : ":"); kill -\(signal) $$; } ;;
          esac
        done < "$file" ;;
      esac
    done
    exec "\(compiler.toolchain.frontend)" "$@"
    """.write(to: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    compiler.toolchain.frontend = script.path
    return compiler
  }

  private let crashing = Course.source("alpha", Course.alphaText + "\n// crash here\n")

  @Test func aFileThatCrashesTheCompilerCostsItself() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let product = try compiler(dyingOf: "SEGV", at: "crash here")
      .compile(CompilationRequest(sources: [crashing, Course.beta]))
    #expect(product.files["alpha"] == .compilerCrashed(diagnostics: []))
    #expect(product.files["beta"]?.isCompiled == true)
  }

  /// The machine had no memory for a moment: the file is compiled again, and nobody hears of it.
  @Test func aCompilerThatIsKilledOnceIsTriedAgain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let product = try compiler(dyingOf: "KILL", at: "crash here", once: true)
      .compile(CompilationRequest(sources: [crashing, Course.beta]))
    #expect(product.files.values.allSatisfy { $0 == .compiled(warnings: []) }, "\(product.files)")
  }

  @Test(arguments: [
    ("SEGV", "import", "a compiler that crashes on everything"),
    ("KILL", "crash here", "somebody killed the compiler"),
    ("TERM", "crash here", "somebody ended the compiler"),
  ]) func isTheToolsFault(_ signal: String, _ word: String, _ what: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let compiler = try compiler(dyingOf: signal, at: word)
    let error = try #require(throws: ToolchainError.self) {
      try compiler.compile(CompilationRequest(sources: [crashing, Course.beta]))
    }
    #expect(error.description.contains("not because of"), "\(what)")
  }

  @Test func withoutItsProgramsNothingIsJudged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for policy in SandboxPolicy.allCases {
      var compiler = try course.compiler(policy)
      compiler.toolchain.frontend = folder.appending(path: "no-frontend").path
      #expect(throws: SandboxError.self, "\(policy): no compiler") {
        try compiler.compile(CompilationRequest(sources: [Course.alpha]))
      }
      compiler = try course.compiler(policy)
      compiler.toolchain.linker = folder.appending(path: "no-linker").path
      #expect(throws: (any Error).self, "\(policy): no linker") {
        try compiler.compile(CompilationRequest(sources: [Course.alpha]))
      }
    }
  }
}
