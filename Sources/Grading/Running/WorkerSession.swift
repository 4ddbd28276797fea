import Foundation
import Sandbox
import WorkerProtocol

/// A channel to one compiled submission that outlives its workers.
///
/// A worker starts with the first call. When a call ends it (a trap, an exit, a limit), the failure is told
/// with what the process left behind, and the next call starts a new worker.
final class WorkerSession: TimedChannel {
  var secondsPerCall: Double = 5
  /// What the workers that have ended printed, cut at `Limits.capturedErrorBytes`.
  private var printedBefore = ""
  private var isListening = true

  private let startProcess: () throws -> SandboxedProcess
  private let explainer: CrashExplainer
  private var running: Worker?
  private var generation: UInt32 = 0
  /// The failure of the last start, which a new attempt would only repeat.
  private var startFailure: CallFailure?

  private struct Worker {
    let process: SandboxedProcess
    let connection: WorkerConnection
  }

  /// - Parameters:
  ///   - start: starts a worker on the compiled submission.
  ///   - explainer: finds message and line of a crash.
  init(explainer: CrashExplainer, start: @escaping () throws -> SandboxedProcess) {
    startProcess = start
    self.explainer = explainer
  }

  deinit { close() }

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
  /// - Throws: `CallFailure`.
  func start() throws { _ = try running ?? startWorker() }

  func call(_ call: EntryCall) throws -> CallOutcome {
    let worker = try running ?? startWorker()
    worker.connection.timeLimit = .seconds(secondsPerCall)
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
    worker.process.closeInput()
    if !worker.process.waitForEnd(atMost: 0.1) { worker.process.terminate() }
    if let outcome = try? worker.process.waitForExit() { keep(outcome.standardError.text) }
  }

  private func startWorker() throws -> Worker {
    if let startFailure { throw startFailure }
    let process: SandboxedProcess
    do {
      process = try startProcess()
    } catch {
      throw CallFailure.harness(reason: "\(error)")
    }
    generation += 1
    let connection = WorkerConnection(
      requests: process.standardInput, replies: process.standardOutput, timeLimit: .seconds(secondsPerCall))
    let worker = Worker(process: process, connection: connection)
    running = worker
    do {
      _ = try connection.start(generation: generation)
    } catch let failure as CallFailure {
      let explained = end(worker, after: failure)
      startFailure = explained
      throw explained
    }
    return worker
  }

  /// Ends a worker that is of no further use, and completes the failure with what the process left behind.
  private func end(_ worker: Worker, after failure: CallFailure) -> CallFailure {
    running = nil
    // A worker that crashed or ended itself is on its way out; any other is told to go.
    if !worker.process.waitForEnd(atMost: 0.5) { worker.process.terminate() }
    guard let outcome = try? worker.process.waitForExit() else {
      return .harness(reason: "the worker's end could not be observed after: \(failure)")
    }
    keep(outcome.standardError.text)
    return explainer.explain(failure, outcome)
  }

  private func keep(_ text: String) {
    let room = Limits.worker.capturedErrorBytes - printedBefore.utf8.count
    if isListening, room > 0 { printedBefore += text.prefix(room) }
  }
}
