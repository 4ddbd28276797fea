import Foundation
import Sandbox

/// Runs the compiler and the linker in the sandbox for some groups of files.
struct CompilationJob {
  /// What came out of a run.
  struct Result {
    /// The object file or shared object, when it worked and the policy allows what it holds.
    var object: [UInt8]?
    /// What the policy forbids in what was compiled, although the compiler succeeded.
    var findings: [Refusal.Subject]
    var ending: Ending
    /// The compiler's messages, by path inside the sandbox.
    var diagnostics: [String: [Diagnostic]]
    /// The first line in which the linker says what is wrong.
    var linkerMessage: String?
    fileprivate var names: GuestNames

    func about(_ source: SubmittedSource) -> [Diagnostic] { diagnostics[names.name(of: source)] ?? [] }
    func about(_ helper: SubmittedHelper) -> [Diagnostic] { diagnostics[names.name(of: helper)] ?? [] }
    func aboutGlue(_ source: SubmittedSource) -> [Diagnostic] { diagnostics[names.glue(of: source)] ?? [] }
    func warnings(of source: SubmittedSource) -> [Diagnostic] {
      about(source).filter { $0.severity != .error }
    }
    func blames(_ source: SubmittedSource) -> Bool {
      (about(source) + aboutGlue(source)).contains { $0.severity == .error }
    }
    func blames(_ helper: SubmittedHelper) -> Bool { about(helper).contains { $0.severity == .error } }
  }

  private let compiler: SubmissionCompiler
  private let groups: [CompilationGroup]
  private let names: GuestNames
  private static let guestFolder = "/submission"

  init(_ compiler: SubmissionCompiler, groups: [CompilationGroup]) {
    self.compiler = compiler
    self.groups = groups
    names = GuestNames(groups)
  }

  /// Compiles every group and links the objects, in one sandbox.
  func compileAndLink() throws -> Result {
    let frontends = frontends
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: frontends.map(\.object),
      mayUseFoundation: groups.contains(where: \.mayUseFoundation), sharedObject: "/tmp/submission.so")
    return try run(frontends, then: link)
  }

  /// Compiles the only group to an object file.
  func compile() throws -> Result { try run(frontends) }

  /// Links object files that the policy allows.
  func link(_ objects: [[UInt8]]) throws -> Result {
    let staging = try StagingFolder()
    for (index, object) in objects.enumerated() { try staging.write(object, at: "\(index).o") }
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: objects.indices.map { "\(Self.guestFolder)/\($0).o" },
      mayUseFoundation: true, sharedObject: "/tmp/submission.so")
    return try run([], then: link, staging: staging)
  }

  /// One compilation for each group.
  private var frontends: [FrontendInvocation] {
    groups.map { group in
      let files =
        group.helpers.map(names.name) + group.members.flatMap { [names.name(of: $0), names.glue(of: $0)] }
      return FrontendInvocation(
        toolchain: compiler.toolchain, modules: compiler.modules,
        files: files.map { "\(Self.guestFolder)/\($0)" }, moduleName: group.moduleName,
        entryPointName: group.unusedMain,
        isOptimized: group.isOptimized, hasLineTables: compiler.makesLineTables,
        isImpatient: group.isImpatient,
        object: "/tmp/\(group.moduleName).o")
    }
  }

  private func run(
    _ frontends: [FrontendInvocation], then link: LinkInvocation? = nil, staging: StagingFolder? = nil
  ) throws -> Result {
    let staging = try staging ?? StagingFolder()
    for group in groups {
      for source in group.members {
        try staging.write(group.contents(of: source), at: names.name(of: source))
        try staging.write(Array(source.glue.utf8), at: names.glue(of: source))
      }
      for helper in group.helpers { try staging.write(helper.contents, at: names.name(of: helper)) }
    }
    let steps = frontends.map(\.step) + [link?.step].compactMap(\.self)
    var command = Command(steps[0], profile: .compiler, environment: compiler.toolchain.environment)
    command.steps = steps
    command.mounts = compiler.modules.mounts(with: compiler.toolchain)
    command.mounts.append(Command.Mount(staging.path, at: Self.guestFolder))
    command.resultFiles =
      frontends.map(\.trace) + frontends.map(\.object) + [link?.sharedObject].compactMap(\.self)
    let outcome = try compiler.runner.run(command, limits: compiler.limits)
    // Without a sandbox the compiler saw, and names, the folder's own path.
    let text = outcome.standardError.text
      .replacingOccurrences(of: staging.path + "/", with: "")
      .replacingOccurrences(of: Self.guestFolder + "/", with: "")
    let parsed = DiagnosticParser(text, shown: names.shown)
    let findings = try findings(in: outcome.results)
    return Result(
      object: findings.isEmpty ? outcome.results.last : nil, findings: findings, ending: outcome.ending,
      diagnostics: parsed.byFile,
      linkerMessage: text.split(whereSeparator: \.isNewline).first { $0.contains("lld: error: ") }
        .map { DiagnosticText.cleaned($0.drop { $0 != " " }.dropFirst()) }, names: names)
  }

  /// What the policy forbids in the traces of loaded modules, and in the objects, one for each group.
  private func findings(in results: [[UInt8]]) throws -> [Refusal.Subject] {
    guard results.count >= 2 * groups.count else { return [] }
    let (traces, objects) = (results.prefix(groups.count), results.dropFirst(groups.count))
    let modules = try zip(groups, traces).flatMap { group, trace in
      try compiler.modules.visible.foreign(in: LoadedModuleTrace(trace), allowed: group.policy.allowedImports)
    }.map { Refusal.Subject.module($0) }
    let others = zip(groups, objects).flatMap { $0.policy.findings(in: $1) }
    return modules + others.filter { !modules.contains($0) }
  }
}
