import Sandbox

/// Saves what compiles of a submission that does not compile as a whole; see `SubmissionCompiler`.
struct Salvage {
  private let compiler: SubmissionCompiler
  private(set) var objects: [[UInt8]] = []
  private(set) var files: [String: FileStatus] = [:]

  init(_ compiler: SubmissionCompiler) { self.compiler = compiler }

  /// Compiles a group as far as it goes.
  mutating func compile(_ group: CompilationGroup) throws {
    var group = group
    for _ in 0..<SubmissionCompiler.mostRounds {
      let open = group.sources.filter { !group.replaced.contains($0.exercise) }
      guard !open.isEmpty else { return }
      let result = try CompilationJob(compiler, groups: [group]).compile()
      if let object = result.object {
        objects.append(object)
        for source in open { files[source.exercise] = .compiled(warnings: result.warnings(of: source)) }
        return
      }
      let blamed = open.filter(result.blames)
      // A crash or a time limit blames nobody by name.
      guard !blamed.isEmpty else { break }
      for source in blamed {
        try compileAlone(source)
        if files[source.exercise]?.isCompiled == true {
          group.sources.removeAll { $0.exercise == source.exercise }
        } else {
          group.replaced.insert(source.exercise)
        }
      }
    }
    for source in group.sources where !group.replaced.contains(source.exercise) { try compileAlone(source) }
  }

  private mutating func compileAlone(_ source: SubmittedSource) throws {
    let result = try CompilationJob(compiler, groups: [.alone(source)]).compile()
    if let object = result.object { objects.append(object) }
    files[source.exercise] = try status(of: source, result)
  }

  private func status(of source: SubmittedSource, _ result: CompilationJob.Result) throws -> FileStatus {
    switch result.ending {
    case .exited(status: 0): return .compiled(warnings: result.warnings(of: source))
    case .timedOut(let seconds): return .tooSlow(seconds: Int(seconds))
    case .cpuTimeExceeded(let seconds): return .tooSlow(seconds: seconds)
    case .outOfMemory: return .outOfMemory
    case .exited where result.blames(source):
      let missing = MissingDeclarations.find(
        typeName: source.typeName, student: result.about(source), glue: result.aboutGlue(source))
      var diagnostics = result.about(source)
      if !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics += result.aboutGlue(source).map(atFileStart)
      }
      return .failed(diagnostics: diagnostics, missing: missing)
    case .exited, .signalled, .noResult, .terminated:
      try proveCompilerWorks(insteadOf: source, result)
      return .compilerCrashed(diagnostics: result.about(source) + (result.diagnostics[""] ?? []))
    }
  }

  /// Compiles the starter in a file's place: when that fails too, or when somebody killed the compiler, the fault is
  /// not the file's.
  private func proveCompilerWorks(insteadOf source: SubmittedSource, _ result: CompilationJob.Result) throws {
    guard let starter = source.starter else { return }
    var control = source
    control.contents = starter
    let wasKilled = [.signalled(Signals.kill), .signalled(Signals.terminate), .terminated].contains(
      result.ending)
    guard !wasKilled, try CompilationJob(compiler, groups: [.alone(control)]).compile().object != nil else {
      let messages = result.diagnostics.values.joined().prefix(3).map(\.message)
      throw ToolchainError(
        description: (["The compiler failed (\(result.ending)), and not because of \(source.shownPath)."]
          + messages)
          .joined(separator: " "))
    }
  }

  /// A line of the generated file means nothing to the student.
  private func atFileStart(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    (diagnostic.line, diagnostic.column) = (0, 0)
    return diagnostic
  }
}
