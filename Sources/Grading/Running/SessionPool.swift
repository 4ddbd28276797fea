import CourseModel
import Foundation
import WorkerProtocol

/// The workers of one submission: one for each set of limits.
final class SessionPool {
  private let workshop: Workshop
  private let object: String?
  private var sessions: [(limits: CallLimits, session: WorkerSession)] = []

  /// - Parameter object: the compiled submission; `nil` when no file of it compiles.
  init(workshop: Workshop, object: String?) {
    self.workshop = workshop
    self.object = object
  }

  func session(under limits: CallLimits) -> WorkerSession {
    let known = sessions.first { $0.limits.needsSameWorker(as: limits) }
    if let known { return known.session }
    let session = workshop.session(onObject: object ?? "", under: limits)
    sessions.append((limits, session))
    return session
  }

  /// The loader's message when the submission uses a symbol that exists nowhere. The worker that was started to find
  /// out serves the calls.
  func loadingFailure(under limits: CallLimits) -> String? {
    guard object != nil else { return nil }
    do {
      try session(under: limits).start()
    } catch CallFailure.notLoadable(let message) {
      return message
    } catch {
      // Whatever else is wrong, every call will say.
    }
    return nil
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
