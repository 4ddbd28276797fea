import Sandbox

/// Compiles many solutions of one exercise as one module: a file that they share, and one for each.
///
/// All of it is the course's own. A solution with errors is left out: they show up while types are checked, before any code
/// is made. A compiler that fails without blaming a file, because one crashes it, is asked again for each half.
struct BatchCompilation {
  private var compiler: SubmissionCompiler
  private let shared: SubmittedSource
  private let solutions: [SubmittedHelper]
  /// Why solutions are left out, by file.
  private var faults: [String: LeftOutHelper.Reason] = [:]

  init(_ compiler: SubmissionCompiler, _ request: CompilationRequest) {
    (self.compiler, shared, solutions) = (compiler, request.sources[0], request.helpers)
    self.compiler.limits.cpuSeconds += request.helpers.count
  }

  /// An object with every solution that compiles; without one when what they share does not.
  ///
  /// - Throws: when the compiler is at fault.
  consuming func compile() throws -> SubmissionCompiler.Product {
    var left = solutions
    while true {
      let result = try run(left)
      if let object = result.object { return product(object, .compiled(warnings: [])) }
      if result.blames(shared) || left.isEmpty {
        return product(nil, .failed(diagnostics: result.about(shared), missing: []))
      }
      let good = try rest(of: left, after: result)
      guard good.count < left.count else {
        throw ToolchainError(
          description:
            "The compiler ended with \(result.ending) on \(left.count) solutions of \(shared.exercise), "
            + "and not on any half of them.")
      }
      left = good
    }
  }

  /// What is left of some solutions after a failure: those that are not blamed, or else what compiles of each half.
  private mutating func rest(
    of solutions: [SubmittedHelper], after result: CompilationJob.Result
  ) throws -> [SubmittedHelper] {
    let blamed = solutions.filter(result.blames)
    guard blamed.isEmpty, solutions.count > 1 else {
      for solution in blamed.isEmpty ? solutions : blamed {
        let errors = result.about(solution).filter { $0.severity == .error }
        faults[solution.shownPath] = errors.isEmpty ? .stopped : .failed(errors)
      }
      return solutions.filter { faults[$0.shownPath] == nil }
    }
    let middle = solutions.count / 2
    return try [solutions[..<middle], solutions[middle...]].flatMap { half in
      var left = Array(half)
      while !left.isEmpty {
        let result = try run(left)
        if result.object != nil { break }
        left = try rest(of: left, after: result)
      }
      return left
    }
  }

  private func run(_ solutions: [SubmittedHelper]) throws -> CompilationJob.Result {
    let group = CompilationGroup(
      sources: [shared], helpers: solutions, moduleName: "Batch", isOptimized: shared.isOptimized,
      isImpatient: true)
    return try CompilationJob(compiler, groups: [group]).compileAndLink()
  }

  private func product(_ object: [UInt8]?, _ status: FileStatus) -> SubmissionCompiler.Product {
    let leftOut = solutions.compactMap { solution in
      faults[solution.shownPath].map { LeftOutHelper(file: solution.shownPath, reason: $0) }
    }
    return SubmissionCompiler.Product(
      sharedObject: object, files: [shared.exercise: status], leftOut: [shared.exercise: leftOut])
  }
}
