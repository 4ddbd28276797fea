import Sandbox

/// Saves what compiles of a submission that does not compile as a whole; see `SubmissionCompiler`.
struct Salvage {
  private let compiler: SubmissionCompiler
  private let scope: HelperScope
  private(set) var modules: [Linking.Module] = []
  private(set) var files: [String: FileStatus] = [:]
  private(set) var leftOut: [String: [LeftOutHelper]] = [:]

  init(_ compiler: SubmissionCompiler, scope: HelperScope) {
    self.compiler = compiler
    self.scope = scope
  }

  /// Compiles a group as far as it goes.
  mutating func compile(_ group: CompilationGroup) throws {
    var group = group
    var helperFaults: [LeftOutHelper] = []
    var rounds = 0
    while rounds < SubmissionCompiler.mostRounds {
      let open = group.sources.filter { !group.replaced.contains($0.exercise) }
      guard !open.isEmpty else { return }
      let result = try CompilationJob(compiler, groups: [group]).compile()
      if let object = result.object {
        modules.append(Linking.Module(object: object, sources: open))
        for source in open { succeed(source, result, without: helperFaults) }
        return
      }
      let blamed = open.filter(result.blames)
      let faults = faultyHelpers(in: group, result, isAnyFileBlamed: !blamed.isEmpty)
      if !faults.isEmpty {
        // Which costs no round: in the end there are no helpers left.
        helperFaults += faults
        group.helpers.removeAll { helper in faults.contains { $0.file == helper.shownPath } }
        continue
      }
      // A crash, a time limit or a symbol blames nobody by name.
      guard !blamed.isEmpty else { break }
      rounds += 1
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

  /// The helpers to leave out after a failure: those that the messages, or what was found in the objects, speak of; all of
  /// them when these were not the first, and when nobody is blamed.
  private func faultyHelpers(
    in group: CompilationGroup, _ result: CompilationJob.Result, isAnyFileBlamed: Bool
  ) -> [LeftOutHelper] {
    let blamed = group.helpers.filter { result.blames($0) || result.names($0) }
    if blamed.isEmpty, isAnyFileBlamed { return [] }
    let isFirst = group.helpers.count == scope.allowed(for: group.sources[0]).count
    return (isFirst && !blamed.isEmpty ? blamed : group.helpers).map { result.fault(of: $0) }
  }

  /// A refusal at the line that speaks of what was found, in the exercise's file or else in a helper.
  private func refusal(
    _ subject: Refusal.Subject, of source: SubmittedSource, _ helpers: [SubmittedHelper]
  ) -> Refusal {
    let own = Refusal(subject, in: source.contents, file: source.shownPath)
    let others = helpers.lazy.map { Refusal(subject, in: $0.contents, file: $0.shownPath) }
    return own.line > 0 ? own : others.first { $0.line > 0 } ?? own
  }

  /// Compiles a file as a module of its own, with the helpers that it compiles with.
  private mutating func compileAlone(_ source: SubmittedSource) throws {
    var failure: (result: CompilationJob.Result, helpers: [SubmittedHelper])?
    for helpers in scope.attempts(for: source) {
      let result = try CompilationJob(compiler, groups: [.alone(source, helpers: helpers)]).compile()
      if let object = result.object {
        modules.append(Linking.Module(object: object, sources: [source]))
        let used = Set(helpers.map(\.shownPath))
        let faults = failure.map { failure in failure.helpers.map { failure.result.fault(of: $0) } } ?? []
        return succeed(source, result, without: faults.filter { !used.contains($0.file) })
      }
      // What the student wrote is the file with its helpers: those are the messages to show.
      if failure == nil || !helpers.isEmpty { failure = (result, helpers) }
    }
    if let failure { files[source.exercise] = try status(of: source, failure.helpers, failure.result) }
  }

  private mutating func succeed(
    _ source: SubmittedSource, _ result: CompilationJob.Result, without faults: [LeftOutHelper]
  ) {
    files[source.exercise] = .compiled(warnings: result.warnings(of: source))
    let near = Set(scope.near(source).map(\.shownPath))
    let faults = faults.filter { near.contains($0.file) }
    let telling = faults.filter(\.isAboutHelper)
    leftOut[source.exercise] = telling.isEmpty ? faults : telling
  }

  private func status(
    of source: SubmittedSource, _ helpers: [SubmittedHelper], _ result: CompilationJob.Result
  ) throws -> FileStatus {
    switch result.ending {
    case .exited(status: 0) where !result.findings.isEmpty:
      return .refused(result.findings.map { refusal($0, of: source, helpers) })
    case .exited(status: 0): return .compiled(warnings: result.warnings(of: source))
    case .cpuTimeExceeded(let seconds): return .tooSlow(seconds: seconds)
    case .outOfMemory: return .outOfMemory
    case .exited where result.blames(source) || helpers.contains(where: result.blames):
      let missing = MissingDeclarations.find(
        typeName: source.typeName, student: result.about(source), glue: result.aboutGlue(source))
      var diagnostics = helpers.flatMap(result.about).filter { $0.severity == .error } + result.about(source)
      if !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics += result.aboutGlue(source).map(atFileStart)
      }
      let needed = scope.refusals(neededBy: source, diagnostics)
      return needed.isEmpty ? .failed(diagnostics: diagnostics, missing: missing) : .refused(needed)
    case .exited, .signalled, .noResult, .terminated, .timedOut:
      try proveCompilerWorks(insteadOf: source, result)
      return .compilerCrashed(diagnostics: result.about(source) + (result.diagnostics[""] ?? []))
    }
  }

  /// Compiles the starter in a file's place: when that fails too, the fault is not the file's.
  private func proveCompilerWorks(insteadOf source: SubmittedSource, _ result: CompilationJob.Result) throws {
    guard let starter = source.starter else { return }
    var control = source
    control.contents = starter
    guard try CompilationJob(compiler, groups: [.alone(control, helpers: [])]).compile().object == nil else {
      return
    }
    let messages = result.diagnostics.values.joined().prefix(3).map(\.message)
    let sentence = "The compiler ended with \(result.ending), and not because of \(source.shownPath)."
    throw ToolchainError(description: ([sentence] + messages).joined(separator: " "))
  }

  /// A line of the generated file means nothing to the student.
  private func atFileStart(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    (diagnostic.line, diagnostic.column) = (0, 0)
    return diagnostic
  }
}

extension CompilationJob.Result {
  /// Whether something that the policy forbids is in the text of a helper.
  fileprivate func names(_ helper: SubmittedHelper) -> Bool { refusals(in: helper).contains { $0.line > 0 } }

  private func refusals(in helper: SubmittedHelper) -> [Refusal] {
    findings.map { Refusal($0, in: helper.contents, file: helper.shownPath) }
  }

  /// Why a helper is left out after this result: what is said of it, or else what is said first.
  fileprivate func fault(of helper: SubmittedHelper) -> LeftOutHelper {
    guard case .exited = ending else { return LeftOutHelper(file: helper.shownPath, reason: .stopped) }
    if !findings.isEmpty {
      let refusals = refusals(in: helper)
      let located = refusals.filter { $0.line > 0 }
      return LeftOutHelper(file: helper.shownPath, reason: .refused(located.isEmpty ? refusals : located))
    }
    let errors = about(helper).filter { $0.severity == .error }
    let others = diagnostics.values.joined().filter { $0.severity == .error }.sorted { $0.file < $1.file }
    let reason = LeftOutHelper.Reason.failed(errors.isEmpty ? Array(others.prefix(1)) : errors)
    return LeftOutHelper(file: helper.shownPath, reason: reason)
  }
}

extension LeftOutHelper {
  /// Whether there is something to say of this very file.
  fileprivate var isAboutHelper: Bool {
    guard case .failed(let diagnostics) = reason else { return true }
    return diagnostics.contains { $0.file == file }
  }
}
