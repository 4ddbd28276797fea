import CourseModel
import Submissions
import WorkerProtocol

/// A compiled submission that a worker can load, with its workers.
///
/// A file may compile and still use a symbol that exists nowhere, such as a C function that a header declares and no
/// library here holds, or do harm while it is loaded. Then the whole submission does not load, so the files at fault are
/// found by loading each alone, and starters take their places.
struct LoadableSubmission {
  /// What is needed of the world around it; tests put their own in its place.
  struct Environment {
    /// Compiles the files of a submission together, those of some exercises replaced by their starters.
    var compile: (SubmittedFiles, _ withStartersFor: Set<String>) throws -> CompilationResult
    /// A channel to a shared object; its worker starts with the first call.
    var session: (SharedObject, CallLimits) -> WorkerSession
  }

  /// What became of each exercise's file.
  let files: [String: FileStatus]
  /// Helper files that an exercise does without, by exercise.
  let leftOut: [String: [LeftOutHelper]]
  /// Workers on what can be loaded; nil when nothing can.
  let sessions: SessionPool?
  private let probe: LoadingProbe
  private let object: SharedObject?

  /// Compiles files and finds out whether the result can be loaded.
  ///
  /// - Parameter mayTryAgain: whether the caller runs again what a kill from outside ended.
  /// - Throws: when the compiler, the sandbox or the worker is at fault.
  init(_ submitted: SubmittedFiles, in environment: Environment, mayTryAgain: Bool, timings: Timings) throws {
    let probe = LoadingProbe(environment: environment, mayTryAgain: mayTryAgain)
    var compiled = try timings.measure(.compiling) { try environment.compile(submitted, []) }
    var (sessions, failure) = try probe.load(compiled, submitted)
    if let failure {
      compiled = try timings.measure(.compiling) { try probe.salvage(submitted, compiled, failure) }
      sessions = probe.sessions(of: compiled)
    }
    files = compiled.files
    leftOut = compiled.leftOut
    self.sessions = sessions
    self.probe = probe
    object = compiled.sharedObject
  }

  /// Workers that have run nothing yet, and of which a kill from outside is final.
  func sessionsForLastTry() -> SessionPool? { probe.sessions(on: object, mayTryAgain: false) }
}

extension LoadableSubmission {
  /// A worker that has run nothing yet, for questions on which no mark depends.
  ///
  /// - Throws: when it does not start.
  func freshSession(under limits: CallLimits) throws -> WorkerSession {
    guard let object else { throw CallFailure.harness(reason: "nothing of the submission can be loaded") }
    let session = probe.environment.session(object, limits)
    session.mayTryAgain = false
    session.stopListening()
    try session.start()
    return session
  }
}

extension LoadableSubmission.Environment {
  /// Compiles and starts in the sandbox.
  init(_ builder: SubmissionBuilder) {
    self.init(
      compile: builder.compile(_:withStartersFor:), session: builder.session(onObject:under:))
  }
}

/// Finds the files for which a submission cannot be loaded.
private struct LoadingProbe {
  let environment: LoadableSubmission.Environment
  let mayTryAgain: Bool

  func sessions(of compiled: CompilationResult) -> SessionPool? {
    sessions(on: compiled.sharedObject, mayTryAgain: mayTryAgain)
  }

  func sessions(on object: SharedObject?, mayTryAgain: Bool) -> SessionPool? {
    object.map { object in
      SessionPool(mayTryAgain: mayTryAgain) { environment.session(object, $0) }
    }
  }

  /// Workers of a compiled submission, one of them started, and why it does not load if it is to blame for that.
  func load(
    _ compiled: CompilationResult, _ submitted: SubmittedFiles
  ) throws -> (sessions: SessionPool?, failure: CallFailure?) {
    guard let sessions = sessions(of: compiled),
      let first = submitted.files.first(where: { compiled.files[$0.exercise.id]?.isCompiled ?? false })
    else { return (nil, nil) }
    guard let failure = try sessions.refusal(under: first.exercise.limits) else { return (sessions, nil) }
    sessions.close()
    return (nil, failure)
  }

  /// The submission with starters in place of the files that cannot be loaded alone; nothing of it when that does not
  /// help. Where it loads without its helpers, it does without.
  func salvage(
    _ submitted: SubmittedFiles, _ compiled: CompilationResult, _ failure: CallFailure
  ) throws -> CompilationResult {
    if !submitted.helpers.isEmpty, let salvaged = try withoutHelpers(submitted, compiled, failure) {
      return salvaged
    }
    var unloadable: [String: FileStatus] = [:]
    for file in submitted.files where compiled.files[file.exercise.id]?.isCompiled ?? false {
      let alone = SubmittedFiles(files: [file], helpers: submitted.helpers)
      if let failure = try self.failure(of: environment.compile(alone, []), alone) {
        unloadable[file.exercise.id] = .unloadable(failure.loadingMessage)
      }
    }
    var salvaged = try environment.compile(submitted, Set(unloadable.keys))
    if try unloadable.isEmpty || self.failure(of: salvaged, submitted) != nil {
      salvaged.sharedObject = nil
      salvaged.files = compiled.files.mapValues {
        $0.isCompiled ? .unloadable(failure.loadingMessage) : $0
      }
    }
    salvaged.files.merge(unloadable) { $1 }
    return salvaged
  }

  /// The submission without its helpers, when it loads then: they are at fault, and so is what needs them.
  private func withoutHelpers(
    _ submitted: SubmittedFiles, _ compiled: CompilationResult, _ failure: CallFailure
  ) throws -> CompilationResult? {
    let alone = SubmittedFiles(files: submitted.files)
    var salvaged = try environment.compile(alone, [])
    guard salvaged.sharedObject != nil, try self.failure(of: salvaged, alone) == nil else { return nil }
    for (exercise, status) in salvaged.files {
      if status.isCompiled {
        salvaged.leftOut[exercise] = submitted.helpers.map {
          LeftOutHelper(file: $0.shownPath, reason: .unloadable(failure.loadingMessage))
        }
      } else if compiled.files[exercise]?.isCompiled ?? false {
        salvaged.files[exercise] = .unloadable(failure.loadingMessage)
      }
    }
    return salvaged
  }

  private func failure(of compiled: CompilationResult, _ submitted: SubmittedFiles) throws -> CallFailure? {
    let (sessions, failure) = try load(compiled, submitted)
    sessions?.close()
    return failure
  }
}

extension CallFailure {
  /// Why a file could not be loaded: what the loader says, or what happened meanwhile.
  fileprivate var loadingMessage: String {
    guard case .notLoadable(let message) = self else { return "\(self)" }
    return message.firstRange(of: "undefined symbol").map { String(message[$0.lowerBound...]) } ?? message
  }
}
