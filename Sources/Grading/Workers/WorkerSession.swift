import CourseModel
import Foundation
import Sandbox
import WorkerProtocol

/// A channel to one compiled submission that outlives its workers.
///
/// A worker starts with the first call. When a call ends it (a trap, an exit, a limit), the failure is told
/// with what the process left behind, and the next call starts a new worker.
final class WorkerSession: TimedChannel {
  /// What a session needs of the world around it; tests put their own in its place.
  struct Environment {
    /// Starts a worker on the compiled submission.
    var start: () throws -> any WorkerProcess
    /// Completes a failure with what the process left behind.
    var explain: (CallFailure, Outcome) -> CallFailure
    /// Whether a submission of the course's own loads under the same limits.
    var controlLoads: () -> Bool
    /// How many processes the system has ended for want of memory.
    var processesKilled: () -> Int? = { HostMemory.processesKilled }
  }

  var secondsPerCall: Double
  /// Whether a worker that somebody killed may get another try. After the last one the student's code is taken to have
  /// killed itself, unless the system says that it ended processes for want of memory.
  var mayTryAgain = true
  /// What the workers that have ended printed, cut at `Limits.capturedErrorBytes`.
  private var printedBefore = ""
  private var isListening = true

  private let environment: Environment
  private var running: StartedWorker?
  private var generation: UInt32 = 0
  /// The failure of the last start, which a new attempt would only repeat.
  private var startFailure: StartFailure?
  /// What calls of workers that have ended took.
  private var timeUsedBefore = CallTime.zero

  /// A session whose calls may take some seconds of processor time each.
  init(secondsPerCall: Double, environment: Environment) {
    self.secondsPerCall = secondsPerCall
    self.environment = environment
  }

  deinit { close() }

  var timeUsed: CallTime { timeUsedBefore + (running?.connection.timeUsed ?? .zero) }

  /// What the student's code has printed so far, or until ``stopListening()``.
  var printed: String {
    isListening ? printedBefore + (running?.process.standardErrorSoFar.text ?? "") : printedBefore
  }

  /// Keeps nothing of what the student's code prints from now on.
  func stopListening() {
    printedBefore = printed
    isListening = false
  }

  /// Starts a worker unless one runs.
  ///
  /// - Throws: `.submission` when the submission was shown to be at fault, `.worker` otherwise.
  func start() throws(StartFailure) { _ = try worker() }

  func call(_ call: EntryCall) throws -> CallOutcome {
    let worker: StartedWorker
    do {
      worker = try self.worker()
    } catch {
      throw CallFailure(error)
    }
    worker.connection.timeLimit = CallTime(limit: secondsPerCall)
    do {
      return try worker.connection.call(call)
    } catch let failure as CallFailure {
      guard worker.connection.failure != nil else { throw failure }
      throw end(worker, after: failure)
    }
  }

  /// Ends the worker, if one runs; the next call starts another.
  func close() {
    guard let worker = running else { return }
    running = nil
    timeUsedBefore = timeUsedBefore + worker.connection.timeUsed
    worker.process.closeInput()
    if !worker.process.waitForEnd(atMost: 0.1) { worker.process.terminate() }
    if let outcome = try? worker.process.waitForExit() { keep(outcome.standardError.text) }
  }
}

extension WorkerSession {
  /// Starts a worker. A failure is tried once more in a new one, since a machine may be busy and a process may be
  /// killed. A submission that does not load twice is at fault when another one does.
  private func worker() throws(StartFailure) -> StartedWorker {
    if let running { return running }
    if let startFailure { throw startFailure }
    do {
      return try startOnce()
    } catch {}
    do {
      return try startOnce()
    } catch {
      let failure = judged(error)
      startFailure = failure
      throw failure
    }
  }

  private func startOnce() throws(StartFailure) -> StartedWorker {
    generation += 1
    let worker = try StartedWorker(in: environment, timeLimit: CallTime(limit: secondsPerCall))
    do {
      try worker.load(generation: generation)
    } catch {
      guard case .submission(let failure) = error else { throw error }
      throw .submission(end(worker, after: failure))
    }
    running = worker
    return worker
  }

  /// What a second failure in a row means.
  private func judged(_ failure: StartFailure) -> StartFailure {
    guard case .submission(let cause) = failure else { return failure }
    if case .harness(let reason) = cause { return .worker(reason: reason) }
    guard environment.controlLoads() else {
      return .worker(reason: "a submission of the course's own does not load either: \(cause)")
    }
    return failure
  }
}

extension WorkerSession {
  /// Ends a worker that is of no further use, and completes the failure with what the process left behind.
  private func end(_ worker: StartedWorker, after failure: CallFailure) -> CallFailure {
    running = nil
    timeUsedBefore = timeUsedBefore + worker.connection.timeUsed
    let start = ContinuousClock.now
    worker.terminate(after: failure)
    timeUsedBefore.wall += ContinuousClock.now - start
    let explained: CallFailure
    do {
      let outcome = try worker.process.waitForExit()
      keep(outcome.standardError.text)
      explained = environment.explain(failure, outcome)
    } catch {
      // The supervisor, or bubblewrap itself, was killed with it.
      explained = .killed
    }
    return explained == .killed ? judgedKill(of: worker) : explained
  }

  private func judgedKill(of worker: StartedWorker) -> CallFailure {
    guard !mayTryAgain else { return .killed }
    if let before = worker.processesKilledBefore, let now = environment.processesKilled(), now > before {
      return .harness(reason: "the system had no memory left and ended the program")
    }
    return .crashed(
      CallFailure.Crash(
        record: CrashRecord(signal: Signals.kill, isStackOverflow: false, peakBytes: 0, offsets: [])))
  }

  private func keep(_ text: String) {
    let room = Limits.worker.capturedErrorBytes - printedBefore.utf8.count
    if isListening, room > 0 { printedBefore += text.prefix(room) }
  }
}

extension CallFailure {
  /// What a call gets for an answer when no worker could be started for it.
  init(_ failure: StartFailure) {
    switch failure {
    case .worker(let reason): self = .harness(reason: reason)
    case .submission(let cause): self = cause
    }
  }
}
