import CourseFiles
public import CourseModel
public import Submissions
public import WorkerProtocol

/// A solution of one exercise that answers calls, outside of any check.
public final class CallableSolution {
  private let session: WorkerSession

  init(_ session: WorkerSession) { self.session = session }

  /// Calls an entry point.
  ///
  /// - Throws: `CallFailure` when no answer came.
  public func answer(to call: EntryCall) throws -> CallOutcome { try session.call(call) }

  /// Ends the worker.
  public func close() { session.close() }
}

extension Grader {
  /// The reference of an exercise.
  public func reference(of exercise: Exercise) throws -> CallableSolution {
    CallableSolution(try builder.session(onSource: sources.reference(of: exercise), of: exercise))
  }

  /// A submission's solution of an exercise.
  ///
  /// - Throws: ``UncallableSubmission`` when its file is missing or does not compile.
  public func solution(of exercise: Exercise, in submission: Submission) throws -> CallableSolution {
    var submitted = submittedFiles(of: submission)
    submitted.files.removeAll { $0.exercise.id != exercise.id }
    guard let file = submitted.files.first else {
      throw UncallableSubmission(
        absence(of: exercise, in: submission).reason)
    }
    let result = try builder.compile(submitted)
    guard let object = result.sharedObject, let status = result.files[exercise.id],
      case .compiled = status
    else {
      let status = result.files[exercise.id]
      let messages =
        [status?.verdict(of: file.selection.file.path).reason ?? ""]
        + (status?.diagnostics.map(\.description) ?? [])
      throw UncallableSubmission(messages.joined(separator: "\n"))
    }
    let session = builder.session(onObject: object, under: exercise.limits)
    session.mayTryAgain = false
    return CallableSolution(session)
  }
}

/// A submission without a solution that could be called.
public struct UncallableSubmission: UserCorrectable {
  /// Why.
  public let description: String

  init(_ description: String) { self.description = description }
}
