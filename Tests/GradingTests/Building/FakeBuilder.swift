import CourseModel
import WorkerProtocol

@testable import Grading
@testable import Submissions

/// A builder whose shared objects are named by their parts, such as `h a b′`: a helper, a file and a starter.
final class FakeBuilder {
  /// Whether an object with these parts loads, at the first try, which is 0, or a later one.
  typealias Loads = @Sendable (_ parts: Set<String>, _ attempt: Int) -> Bool

  private let loads: Loads
  private let controlLoads: Bool
  private let needingHelpers: Set<String>
  /// The objects that were made.
  private(set) var compiled: [String] = []

  /// - Parameters:
  ///   - controlLoads: whether a starter of the course's own loads.
  ///   - needingHelpers: exercises whose files do not compile without helpers.
  init(controlLoads: Bool = true, needingHelpers: Set<String> = [], loads: @escaping Loads) {
    self.controlLoads = controlLoads
    self.needingHelpers = needingHelpers
    self.loads = loads
  }

  var environment: LoadableSubmission.Environment {
    LoadableSubmission.Environment(compile: compile, session: newSession)
  }

  private func compile(_ submitted: SubmittedFiles, _ replaced: Set<String>) -> CompilationResult {
    var parts = submitted.helpers.map(\.shownPath)
    var files: [String: FileStatus] = [:]
    for id in submitted.files.map(\.exercise.id) {
      let compiles = !parts.isEmpty || !needingHelpers.contains(id)
      files[id] = compiles ? .compiled(warnings: []) : .failed(diagnostics: [], missing: [])
    }
    parts += submitted.files.map(\.exercise.id).filter { files[$0] == .compiled(warnings: []) }
      .map { replaced.contains($0) ? $0 + "′" : $0 }
    compiled.append(parts.joined(separator: " "))
    let object = SharedObject(
      path: parts.joined(separator: " "), request: CompilationRequest(sources: []))
    return CompilationResult(sharedObject: object, files: files, leftOut: [:])
  }

  private func newSession(_ object: SharedObject, _ limits: CallLimits) -> WorkerSession {
    let parts = Set(object.path.split(separator: " ").map(String.init))
    let workers = (0..<2).map { attempt in
      FakeWorker.greeting(
        then: loads(parts, attempt)
          ? .loaded(exercises: []) : .notLoadable(reason: "\(object.path): undefined symbol: f"))
    }
    return session(on: workers, controlLoads: controlLoads).session
  }
}
