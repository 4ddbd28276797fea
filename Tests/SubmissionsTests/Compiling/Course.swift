import Foundation
import Sandbox
import Testing

@testable import Submissions

/// A tiny stand-in for the course's library, compiled once per test run.
struct Course: Sendable {
  let toolchain: Toolchain
  let modules: [SandboxPolicy: PrebuiltModules]
  let tools: SandboxTools
  let folder: URL
  /// Holds on to the modules.
  private let cache: CacheDirectory

  /// Whether the tests run: where bubblewrap does, and in the gate in any case, which is to fail without it.
  static var isTested: Bool { ProcessInfo.processInfo.environment["CI"] != nil || shared != nil }

  /// Nil, loudly, where bubblewrap cannot run.
  static let shared: Course? = {
    do {
      return try Course()
    } catch {
      print("\n*** THE COMPILER'S TESTS ARE SKIPPED: \(error) ***\n")
      return nil
    }
  }()

  private static let library = """
    @_exported import Foundation
    public struct Tensor { public var storage: [Double]; public init(_ s: [Double]) { storage = s } }
    public protocol AlphaExercise { init(); func sigmoid(_ x: Tensor) throws -> Tensor }
    public protocol BetaExercise { init(); func relu(_ x: Tensor) throws -> Tensor }
    public final class SolutionBox { public let solution: Any; public init(_ solution: Any) { self.solution = solution } }
    """

  private init() throws {
    let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    tools = SandboxTools(
      bubblewrap: SandboxTools.located().bubblewrap, confine: products.appending(path: "gradus-confine").path)
    _ = try Sandbox(policy: .bubblewrap, tools: tools)
    toolchain = try Toolchain.located()
    folder = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
    let directory = folder.appending(path: "modules")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let source = folder.appending(path: "LabKit.swift")
    try Data(Self.library.utf8).write(to: source)
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: toolchain.frontend).deletingLastPathComponent()
      .appending(path: "swiftc")
    compiler.arguments = [
      "-emit-module", "-module-name", "LabKit", "-parse-as-library", source.path, "-o",
      directory.appending(path: "LabKit.swiftmodule").path,
    ]
    try compiler.run()
    compiler.waitUntilExit()
    var modules: [SandboxPolicy: PrebuiltModules] = [:]
    cache = try CacheDirectory(folder)
    for policy in SandboxPolicy.allCases {
      modules[policy] = try PrebuiltModules.prepare(
        directory: directory.path, imports: ["LabKit", "Foundation"], toolchain: toolchain,
        sandbox: Sandbox(policy: policy, tools: tools), cache: cache)
    }
    self.modules = modules
  }

  func compiler(
    _ policy: SandboxPolicy = .bubblewrap, limits: Limits = .compilation
  ) throws -> SubmissionCompiler {
    SubmissionCompiler(
      toolchain: toolchain, modules: try #require(modules[policy]),
      sandbox: try Sandbox(policy: policy, tools: tools), limits: limits)
  }

  static func source(_ exercise: String, _ text: String, optimized: Bool = false) -> SubmittedSource {
    let type = exercise.prefix(1).uppercased() + exercise.dropFirst()
    let function = exercise == "alpha" ? "sigmoid" : "relu"
    return SubmittedSource(
      exercise: exercise, shownPath: "\(type).swift", contents: Array(text.utf8),
      starter: Array(
        "import LabKit\nstruct \(type): \(type)Exercise { func \(function)(_ x: Tensor) throws -> Tensor { x } }"
          .utf8),
      typeName: type, entrySymbol: "gradus_solution_\(exercise)",
      glue: """
        import LabKit
        @_cdecl("gradus_solution_\(exercise)") public func gradus_solution_\(exercise)() -> Swift.UnsafeMutableRawPointer {
          let solution: any LabKit.\(type)Exercise = \(type)()
          return Swift.Unmanaged.passRetained(LabKit.SolutionBox(solution)).toOpaque()
        }
        """,
      isOptimized: optimized)
  }

  static let alpha = source("alpha", alphaText)
  static let alphaText = """
    import LabKit
    struct Alpha: AlphaExercise {
      func sigmoid(_ x: Tensor) throws -> Tensor { Tensor(x.storage.map { 1 / (1 + exp(-$0)) }) }
    }
    """
  static let beta = source("beta", betaText)
  static let betaText = """
    import LabKit
    struct Beta: BetaExercise {
      func relu(_ x: Tensor) throws -> Tensor { Tensor(x.storage.map { max(0, $0) }) }
    }
    """
}
