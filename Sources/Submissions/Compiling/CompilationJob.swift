import Foundation
import Sandbox

/// Runs the compiler and the linker in the sandbox for some groups of files.
struct CompilationJob {
  /// What came out of a run.
  struct Result {
    /// The object file or shared object, when it worked.
    var object: [UInt8]?
    var ending: Ending
    /// The compiler's messages, by path inside the sandbox.
    var diagnostics: [String: [Diagnostic]]
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
    return try run(frontends(objects) + [link.step], result: link.sharedObject)
  }

  /// Compiles the only group to an object file.
  func compile() throws -> Result { try run(frontends(["/tmp/submission.o"]), result: "/tmp/submission.o") }

  /// Links object files.
  func link(_ objects: [[UInt8]]) throws -> [UInt8] {
    let staging = try StagingFolder()
    for (index, object) in objects.enumerated() { try staging.write(object, at: "\(index).o") }
    let link = LinkInvocation(
      toolchain: compiler.toolchain, objects: objects.indices.map { "\(Self.guestFolder)/\($0).o" },
      sharedObject: "/tmp/submission.so")
    let result = try run([link.step], result: link.sharedObject, staging: staging)
    guard let object = result.object else {
      throw ToolchainError(description: "The linker ended with \(result.ending) on files that had compiled.")
    }
    return object
  }

  private func frontends(_ objects: [String]) -> [Command.Step] {
    zip(groups, objects).map { group, object in
      let files =
        group.helpers.map(names.name) + group.members.flatMap { [names.name(of: $0), names.glue(of: $0)] }
      return FrontendInvocation(
        toolchain: compiler.toolchain, modules: compiler.modules,
        files: files.map { "\(Self.guestFolder)/\($0)" }, moduleName: group.moduleName,
        isOptimised: group.isOptimised, object: object
      ).step
    }
  }

  private func run(_ steps: [Command.Step], result: String, staging: StagingFolder? = nil) throws -> Result {
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
    command.resultFile = result
    let outcome = try compiler.runner.run(command, limits: compiler.limits)
    // Without a sandbox the compiler saw, and names, the folder's own path.
    let text = outcome.standardError.text
      .replacingOccurrences(of: staging.path + "/", with: "")
      .replacingOccurrences(of: Self.guestFolder + "/", with: "")
    let parsed = DiagnosticParser(text, shown: names.shown)
    return Result(
      object: outcome.isSuccess ? outcome.standardOutput.bytes : nil, ending: outcome.ending,
      diagnostics: parsed.byFile, names: names)
  }
}
