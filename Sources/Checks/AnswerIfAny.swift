import CourseModel
import WorkerProtocol

/// What a call of the student's code returns; `nil` when that code throws, crashes, takes too long or returns something
/// that a requirement refuses.
///
/// For questions whose answer another item judges: here it only helps to judge something else.
///
/// - Throws: what is not the student's fault, such as a worker that cannot be started.
func answerIfAny<Value>(_ call: () throws -> Value) throws -> Value? {
  do {
    return try call()
  } catch let failure as CallFailure where failure.resultKind == .harnessError {
    throw failure
  } catch let failure as OracleFailure {
    throw failure
  } catch {
    return nil
  }
}
