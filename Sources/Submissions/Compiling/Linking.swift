import Sandbox

/// Links the objects of a submission that does not compile as a whole.
///
/// Objects that the policy allows hardly ever clash. When they do, or when one of them breaks the linker, the others are
/// linked all the same: each is added to those before it, and left out when that fails.
struct Linking {
  /// A compiled module, with the exercises whose files are in it.
  struct Module {
    var object: [UInt8]
    var sources: [SubmittedSource]
  }

  private let compiler: SubmissionCompiler

  init(_ compiler: SubmissionCompiler) { self.compiler = compiler }

  /// Links as many modules as can be linked.
  ///
  /// - Returns: the shared object, nil without any module; and by exercise, why it is not in it.
  /// - Throws: when the linker is at fault.
  func link(_ modules: [Module]) throws -> (sharedObject: [UInt8]?, leftOut: [String: FileStatus]) {
    guard !modules.isEmpty else { return (nil, [:]) }
    let whole = try link(objectsOf: modules)
    if let object = whole.object { return (object, [:]) }
    var linked: [Module] = []
    var sharedObject: [UInt8]?
    var leftOut: [String: FileStatus] = [:]
    for module in modules {
      let result = try link(objectsOf: linked + [module])
      if let object = result.object {
        linked.append(module)
        sharedObject = object
      } else {
        for source in module.sources { leftOut[source.exercise] = .unlinkable(message(result)) }
      }
    }
    if sharedObject == nil { try proveLinkerWorks(insteadOf: modules[0].sources, whole) }
    return (sharedObject, leftOut)
  }

  private func link(objectsOf modules: [Module]) throws -> CompilationJob.Result {
    let result = try CompilationJob(compiler, groups: []).link(modules.map(\.object))
    switch result.ending {
    case .timedOut, .terminated, .signalled(Signals.kill), .signalled(Signals.terminate):
      throw failure(result)
    default: return result
    }
  }

  /// Links the starters in the files' place: when that fails too, the fault is not theirs.
  private func proveLinkerWorks(insteadOf sources: [SubmittedSource], _ result: CompilationJob.Result) throws
  {
    let starters = sources.filter { $0.starter != nil }
    guard !starters.isEmpty else { return }
    let group = CompilationGroup(
      sources: starters, replaced: Set(starters.map(\.exercise)), moduleName: "Starters", isOptimized: false)
    let control = try CompilationJob(compiler, groups: [group]).compile()
    guard let object = control.object, try CompilationJob(compiler, groups: []).link([object]).object != nil
    else { throw failure(result) }
  }

  private func failure(_ result: CompilationJob.Result) -> ToolchainError {
    ToolchainError(
      description: "The linker failed (\(result.ending)) on files that had compiled: \(message(result))")
  }

  private func message(_ result: CompilationJob.Result) -> String {
    result.linkerMessage ?? "\(result.ending)"
  }
}
