import Foundation
import Sandbox

/// Runs the compiler and the linker in the sandbox for some groups of files.
struct CompilationJob {
  /// What came out of a run.
  struct Result {
    /// The object file or shared object, when it worked and the policy allows what it holds.
    var object: [UInt8]?
    /// What the policy forbids in the compiled objects, although the compiler succeeded.
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
    let objects = groups.map { "/tmp/\($0.moduleName).o" }
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: objects, sharedObject: "/tmp/submission.so")
    return try run(frontends(objects) + [link.step], objects: objects, sharedObject: link.sharedObject)
  }

  /// Compiles the only group to an object file.
  func compile() throws -> Result {
    try run(frontends(["/tmp/submission.o"]), objects: ["/tmp/submission.o"])
  }

  /// Links object files that the policy allows.
  func link(_ objects: [[UInt8]]) throws -> Result {
    let staging = try StagingFolder()
    for (index, object) in objects.enumerated() { try staging.write(object, at: "\(index).o") }
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: objects.indices.map { "\(Self.guestFolder)/\($0).o" },
      sharedObject: "/tmp/submission.so")
    return try run([link.step], sharedObject: link.sharedObject, staging: staging)
  }

  private func frontends(_ objects: [String]) -> [Command.Step] {
    zip(groups, objects).map { group, object in
      let files =
        group.helpers.map(names.name) + group.members.flatMap { [names.name(of: $0), names.glue(of: $0)] }
      return FrontendInvocation(
        toolchain: compiler.toolchain, modules: compiler.modules,
        files: files.map { "\(Self.guestFolder)/\($0)" }, moduleName: group.moduleName,
        entryPointName: group.unusedMain,
        isOptimised: group.isOptimised, object: object
      ).step
    }
  }

  /// Runs programs; `objects` are those that they compile, one for each group.
  private func run(
    _ steps: [Command.Step], objects: [String] = [], sharedObject: String? = nil,
    staging: StagingFolder? = nil
  ) throws -> Result {
    let staging = try staging ?? StagingFolder()
    for group in groups {
      for source in group.members {
        try staging.write(group.contents(of: source), at: names.name(of: source))
        try staging.write(Array(source.glue.utf8), at: names.glue(of: source))
      }
      for helper in group.helpers { try staging.write(helper.contents, at: names.name(of: helper)) }
    }
    var command = Command(steps[0], profile: .compiler, environment: compiler.toolchain.environment)
    command.steps = steps
    command.mounts = compiler.toolchain.mounts + compiler.modules.mounts
    command.mounts.append(Command.Mount(staging.path, at: Self.guestFolder))
    command.resultFiles = objects + [sharedObject].compactMap(\.self)
    let outcome = try compiler.runner.run(command, limits: compiler.limits)
    // Without a sandbox the compiler saw, and names, the folder's own path.
    let text = outcome.standardError.text
      .replacingOccurrences(of: staging.path + "/", with: "")
      .replacingOccurrences(of: Self.guestFolder + "/", with: "")
    let parsed = DiagnosticParser(text, shown: names.shown)
    let findings = zip(groups, outcome.results).flatMap { $0.policy.findings(in: $1) }
    return Result(
      object: findings.isEmpty ? outcome.results.last : nil, findings: findings, ending: outcome.ending,
      diagnostics: parsed.byFile,
      linkerMessage: text.split(whereSeparator: \.isNewline).first { $0.contains("lld: error: ") }
        .map { DiagnosticText.cleaned($0.drop { $0 != " " }.dropFirst()) }, names: names)
  }
}
