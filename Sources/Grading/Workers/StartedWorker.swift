import CourseModel
import Sandbox
import WorkerProtocol

/// One worker process of a session, with the connection to it.
struct StartedWorker {
  let process: any WorkerProcess
  let connection: WorkerConnection
  /// How many processes the system had ended for want of memory before this one was started.
  let processesKilledBefore: Int?

  /// Starts a process, which has said nothing yet.
  init(in environment: WorkerSession.Environment, timeLimit: CallTime) throws(StartFailure) {
    processesKilledBefore = environment.processesKilled()
    let process: any WorkerProcess
    do {
      process = try environment.start()
    } catch {
      throw .worker(reason: error.explanation)
    }
    self.process = process
    connection = WorkerConnection(
      requests: process.standardInput, replies: process.standardOutput, timeLimit: timeLimit
    ) { [unowned process] in process.processorTime }
  }

  /// Waits until it has greeted and loaded the submission; one that does not greet is terminated.
  func load(generation: UInt32) throws(StartFailure) {
    do {
      _ = try connection.start(generation: generation)
    } catch {
      guard case .worker(let reason) = error else { throw error }
      throw .worker(reason: [reason, lastWords()].filter { !$0.isEmpty }.joined(separator: "; "))
    }
  }

  /// Sees to its end: one that crashed or ended itself is on its way out, any other is told to go.
  func terminate(after failure: CallFailure) {
    if !failure.endsWorker || !process.waitForEnd(atMost: Self.patience) { process.terminate() }
  }

  /// How long one that has closed its pipe or said its last words may take to end.
  private static let patience = 5.0

  /// What one that did not greet printed and how it ended.
  private func lastWords() -> String {
    process.terminate()
    do {
      let outcome = try process.waitForExit()
      let text = outcome.standardError.text.split(whereSeparator: \.isNewline).suffix(3)
      return text.joined(separator: " ")
    } catch {
      return error.explanation
    }
  }
}

extension CallFailure {
  /// Whether the worker ends by itself after such a failure.
  fileprivate var endsWorker: Bool {
    switch self {
    case .crashed, .exited: true
    default: false
    }
  }
}
