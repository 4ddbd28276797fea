import Foundation
public import Sandbox

/// Compiles submissions inside the sandbox.
///
/// The usual case is one sandbox with two processes: the frontend over all files, then the linker. When that
/// fails:
/// 1. Every file that the messages speak of is compiled alone. One that fails alone has failed, with the messages
///    of that compilation; the course's starter takes its place among the others.
/// 2. One that compiles alone counts, as a module of its own: the fault was between files, such as a helper of one
///    name in two of them. (And so nothing is gained by forging messages about another file.)
/// 3. The remaining files are tried together again, and after `mostRounds` each alone.
/// 4. What has compiled is linked; a file whose object the linker refuses is left out, see `Linking`.
///
/// An object that holds what the policy forbids (`ObjectPolicy`) has failed like one that does not compile.
///
/// Helper files are compiled with every exercise whose policy allows them. One that the messages speak of is left out
/// first, so that the exercises that do without it count; a file that is compiled alone is tried with all helpers, with
/// those of its folder, and without any.
public struct SubmissionCompiler: Sendable {
  /// The compiler used.
  public internal(set) var toolchain: Toolchain
  /// The course's modules.
  public let modules: PrebuiltModules
  /// Where the compiler runs.
  public let sandbox: Sandbox
  /// What one compilation may use.
  public internal(set) var limits: Limits
  let runner: CompilerRunner
  /// Whether objects tell which line a piece of code comes from.
  private(set) var makesLineTables = false

  static let mostRounds = 3

  /// Creates a compiler.
  public init(
    toolchain: Toolchain, modules: PrebuiltModules, sandbox: Sandbox, limits: Limits = .compilation
  ) {
    self.toolchain = toolchain
    self.modules = modules
    self.sandbox = sandbox
    self.limits = limits
    runner = CompilerRunner { command, limits in try sandbox.run(command, limits: limits) }
  }

  /// A shared object's bytes, and what became of each file.
  struct Product: Sendable, Equatable {
    var sharedObject: [UInt8]?
    var files: [String: FileStatus]
    var leftOut: [String: [LeftOutHelper]] = [:]
  }

  /// Compiles a submission; throws only for failures of the harness.
  func compile(_ request: CompilationRequest) throws -> Product {
    guard request.hasLineTables == makesLineTables else {
      var compiler = self
      compiler.makesLineTables = request.hasLineTables
      return try compiler.compile(request)
    }
    if request.isBatch { return try BatchCompilation(self, request).compile() }
    var files: [String: FileStatus] = [:]
    var accepted: [SubmittedSource] = []
    for source in request.sources {
      let policy = ImportPolicy(allowed: source.allowedImports)
      let refusals = policy.refusals(in: source.contents, file: source.shownPath)
      if refusals.isEmpty {
        accepted.append(source)
      } else {
        files[source.exercise] = .refused(Array(refusals.prefix(DiagnosticParser.mostPerFile)))
      }
    }
    guard !accepted.isEmpty else { return Product(sharedObject: nil, files: files) }

    let scope = HelperScope(request)
    let groups = CompilationGroup.together(accepted, helpers: scope.allowed)
    let whole = try CompilationJob(self, groups: groups).compileAndLink()
    if let object = whole.object {
      for source in accepted { files[source.exercise] = .compiled(warnings: whole.warnings(of: source)) }
      return Product(sharedObject: object, files: files, leftOut: scope.refused(for: accepted))
    }
    var salvage = Salvage(self, scope: scope)
    for group in groups { try salvage.compile(group) }
    files.merge(salvage.files) { $1 }
    let leftOut = scope.refused(for: accepted).merging(salvage.leftOut) { $0 + $1 }
    let (sharedObject, unlinkable) = try Linking(self).link(salvage.modules)
    return Product(sharedObject: sharedObject, files: files.merging(unlinkable) { $1 }, leftOut: leftOut)
  }
}

extension FileStatus {
  /// Whether the file is in the shared object.
  public var isCompiled: Bool {
    if case .compiled = self { true } else { false }
  }
}
