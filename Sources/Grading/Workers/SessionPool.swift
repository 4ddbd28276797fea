import CourseModel
import Foundation
import WorkerProtocol

/// The workers of one submission: one for each set of limits.
final class SessionPool {
  private let mayTryAgain: Bool
  private let newSession: (CallLimits) -> WorkerSession
  private var sessions: [(limits: CallLimits, session: WorkerSession)] = []

  /// - Parameters:
  ///   - mayTryAgain: whether the caller runs again what a kill from outside ended.
  ///   - newSession: makes a session on the compiled submission.
  init(mayTryAgain: Bool, newSession: @escaping (CallLimits) -> WorkerSession) {
    self.mayTryAgain = mayTryAgain
    self.newSession = newSession
  }

  func session(under limits: CallLimits) -> WorkerSession {
    let known = sessions.first { $0.limits.needsSameWorker(as: limits) }
    if let known { return known.session }
    let session = newSession(limits)
    session.mayTryAgain = mayTryAgain
    sessions.append((limits, session))
    return session
  }

  /// Starts a worker under these limits, which then serves the calls, and tells why the submission does not load if it
  /// is to blame for that.
  ///
  /// - Throws: `StartFailure` when the worker is at fault.
  func refusal(under limits: CallLimits) throws -> CallFailure? {
    do {
      try session(under: limits).start()
      return nil
    } catch {
      guard case .submission(let failure) = error else { throw error }
      return failure
    }
  }

  /// Keeps nothing of what student code prints from now on.
  func stopListening() {
    for entry in sessions { entry.session.stopListening() }
  }

  func close() {
    for entry in sessions { entry.session.close() }
  }
}

extension CallLimits {
  /// Whether a worker started under these limits serves the others too; seconds are the grader's affair.
  fileprivate func needsSameWorker(as other: CallLimits) -> Bool {
    memoryBytes == other.memoryBytes && stackBytes == other.stackBytes
  }
}
