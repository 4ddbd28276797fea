import ContentHash
import CourseFiles
import CourseModel
import ExerciseBridges
import Foundation
import Sandbox
import Submissions

/// Compiles, starts and unpacks what a submission holds, each in the sandbox.
struct SubmissionBuilder: Sendable {
  let toolchain: Toolchain
  let sandbox: Sandbox
  private let sources: CourseSources
  /// Whose starter shows whether anything loads.
  private let controlExercise: Exercise?
  let compiler: CompileCache
  private let cache: CacheDirectory
  private let worker: String
  private let confine: String
  /// The programs that run student code, and beside it.
  private let workerCopy: AnonymousCopy
  private let confineCopy: AnonymousCopy
  /// The Swift runtime.
  let runtimeMounts: [Command.Mount]
  let unpackProgram: String

  init(
    installation: Installation, sources: CourseSources, policy: SandboxPolicy, exercises: [Exercise]
  ) throws {
    controlExercise = exercises.first
    confine = try installation.program("gradus-confine").path
    confineCopy = try AnonymousCopy(of: confine, for: .execution)
    let tools = SandboxTools(bubblewrap: SandboxTools.located().bubblewrap, confine: confineCopy.path)
    sandbox = try Sandbox(policy: policy, tools: tools)
    let cache = try CacheDirectory(installation.cache, limitBytes: installation.cacheLimitBytes)
    toolchain = try Toolchain.located(rememberedIn: cache.root.appending(path: "programs"))
    runtimeMounts = try Self.runtimeMounts(of: toolchain)
    self.sources = sources
    let built = try StudentModules(builtIn: installation.modules, cache: cache)
    let modules = try PrebuiltModules.prepare(
      directory: built.path,
      imports: exercises.reduce(into: Set(StudentModules.names)) { $0.formUnion($1.importsOfSubmissions) },
      toolchain: toolchain, sandbox: sandbox, cache: cache)
    compiler = CompileCache(
      compiler: SubmissionCompiler(toolchain: toolchain, modules: modules, sandbox: sandbox), cache: cache)
    self.cache = cache
    worker = try installation.program("gradus-worker").path
    workerCopy = try AnonymousCopy(of: worker, for: .execution)
    unpackProgram = try installation.program("gradus-unpack").path
  }

  /// Compiles the files of a submission together, those of some exercises replaced by their starters.
  func compile(_ submitted: SubmittedFiles, withStartersFor replaced: Set<String> = []) throws
    -> CompilationResult
  {
    try compiler.compile(
      CompilationRequest(
        sources: submitted.files.map { file in
          let starter = (try? sources.starter(of: file.exercise)).map { Array($0.utf8) }
          let contents = replaced.contains(file.exercise.id) ? starter : file.selection.file.bytes
          return source(
            of: file.exercise, path: file.selection.file.path, contents: contents ?? [], starter: starter)
        }, helpers: submitted.helpers))
  }

  /// A channel to a source of the course's own: the reference, or a mistake.
  func session(onSource text: String, of exercise: Exercise) throws -> WorkerSession {
    session(onObject: try object(ofSource: text, of: exercise), under: exercise.limits)
  }

  /// The compiled form of a source of the course's own.
  func object(ofSource text: String, of exercise: Exercise) throws -> SharedObject {
    let source = source(of: exercise, path: exercise.fileName, contents: Array(text.utf8), starter: nil)
    let result = try compiler.compile(CompilationRequest(sources: [source]))
    guard let object = result.sharedObject, let status = result.files[exercise.id],
      case .compiled = status
    else {
      let messages = result.files[exercise.id]?.diagnostics.map(\.description) ?? []
      throw CourseSourceError(exercise: exercise.id, messages: messages)
    }
    return object
  }

  /// A channel to a compiled submission; its worker starts with the first call.
  func session(onObject object: SharedObject, under limits: CallLimits) -> WorkerSession {
    let copy = AnonymousCopyOnDemand(of: object.path)
    let explainer = CrashExplainer(
      sandbox: sandbox, symbolizer: toolchain.symbolizer, libraries: runtimeMounts,
      lineTables: { [compiler] in try? compiler.lineTables(of: object) },
      memoryBytes: limits.memoryBytes)
    return WorkerSession(
      secondsPerCall: limits.secondsPerCall,
      environment: WorkerSession.Environment(
        start: { try start(copy.path(), solution: object.solution, under: limits) },
        explain: explainer.explain,
        controlLoads: { controlLoads(under: limits) }))
  }

  /// Whether a starter of the course's loads under these limits: what does not load where this does is at fault itself.
  private func controlLoads(under limits: CallLimits) -> Bool {
    guard let exercise = controlExercise, let starter = try? sources.starter(of: exercise),
      let object = try? compiler.compile(
        CompilationRequest(sources: [
          source(of: exercise, path: exercise.fileName, contents: Array(starter.utf8), starter: nil)
        ])
      ).sharedObject
    else { return false }
    let copy = AnonymousCopyOnDemand(of: object.path)
    let session = WorkerSession(
      secondsPerCall: limits.secondsPerCall,
      environment: WorkerSession.Environment(
        start: { try start(copy.path(), under: limits) },
        explain: { failure, _ in failure }, controlLoads: { false }))
    defer { session.close() }
    do {
      try session.start()
      return true
    } catch {
      return false
    }
  }

  /// Hashes of the programs whose behaviour decides results: this one, with the checks, the worker, what confines it
  /// and what reads archives.
  func programHashes() throws -> [ContentHash] {
    let grader = Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? CommandLine.arguments[0]
    return try [grader, worker, confine, unpackProgram].map {
      try ProgramHash(cache: cache.root).hash(of: $0)
    }
  }

  /// Starts a worker on a compiled submission.
  private func start(
    _ object: String, solution: Int? = nil, under limits: CallLimits
  ) throws -> SandboxedProcess {
    let (program, submission) = ("/gradus/worker", "/submission/submission.so")
    let choice = solution.map { ["--solution", String($0)] } ?? []
    let command = Command(
      Command.Step(program, [submission, "--stack", String(max(1, limits.stackBytes >> 20))] + choice),
      profile: .worker, environment: environment,
      mounts: runtimeMounts + [
        Command.Mount(workerCopy.path, at: program), Command.Mount(object, at: submission),
      ],
      // Swift reads a program's arguments there, and Dispatch the states of its threads; it shows the sandbox's own
      // processes only.
      needsProc: true)
    return try sandbox.start(command, limits: Limits(limits))
  }

  /// The Swift runtime, at places that are the same on every machine, from places that say nothing of whose it is.
  private static func runtimeMounts(of toolchain: Toolchain) throws -> [Command.Mount] {
    try toolchain.runtimeLibraryDirectories.map { folder in
      let host = SharedFolder.isPersonal(folder) ? try AnonymousLibraries(of: folder).path : folder
      return Command.Mount(host, at: toolchain.guestPath(folder))
    }
  }

  /// OpenBLAS starts no threads: the results are the same bits on every run, and a thread is one to confine.
  var environment: [String: String] {
    [
      "LD_LIBRARY_PATH": toolchain.runtimeLibraryDirectories.map(toolchain.guestPath).joined(separator: ":"),
      "OPENBLAS_NUM_THREADS": "1",
    ]
  }

  func source(
    of exercise: Exercise, path: String, contents: [UInt8], starter: [UInt8]?
  ) -> SubmittedSource {
    let bridge = ExerciseBridge.all.first { $0.id == exercise.id }
    return SubmittedSource(
      exercise: exercise.id, shownPath: path, contents: contents, starter: starter,
      typeName: exercise.typeName, entrySymbol: bridge?.symbol ?? "", glue: bridge?.glue ?? "",
      isOptimized: exercise.isOptimized,
      allowedImports: exercise.importsOfSubmissions)
  }
}

extension Exercise {
  /// What a submission may import.
  fileprivate var importsOfSubmissions: Set<String> { allowedImports.union(["LabKit", "Foundation"]) }
}

/// A source of the course that does not compile.
struct CourseSourceError: Error, CustomStringConvertible {
  let exercise: String
  let messages: [String]

  var description: String {
    "The course's own source of \(exercise) does not compile: \(messages.joined(separator: "\n"))"
  }
}

extension Toolchain {
  /// Path of `llvm-symbolizer`, beside the compiler; `nil` when the toolchain has none.
  fileprivate var symbolizer: String? {
    let path = URL(fileURLWithPath: frontend).deletingLastPathComponent()
      .appendingPathComponent("llvm-symbolizer").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }
}

extension Limits {
  /// For a worker: the exercise's memory; the grader keeps the time.
  fileprivate init(_ limits: CallLimits) {
    self = .worker
    addressSpaceBytes = limits.memoryBytes
    cpuSeconds = 3600
    // The worker keeps its pipe above what student code meets by counting.
    openFiles = 256
  }
}
