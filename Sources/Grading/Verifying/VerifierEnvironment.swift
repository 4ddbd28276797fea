import CourseFiles
import CourseModel
import Submissions
import Synchronization

/// What a verifier needs of the world around it; tests put their own in its place.
struct VerifierEnvironment: Sendable {
  /// Starts a worker on a compiled source.
  typealias Start = @Sendable () throws -> any CourseChannel

  /// The text of an exercise's reference.
  var reference: @Sendable (Exercise) throws -> String
  /// The text of an exercise's starter.
  var starter: @Sendable (Exercise) throws -> String
  /// Compiles a text that takes an exercise's file's place.
  var compile: @Sendable (Exercise, String) throws -> Start
  /// Processor time that known mistakes may take to answer for one subject and seed.
  var secondsForDiagnosis: Double
}

extension VerifierEnvironment {
  /// The course of a grader, in its sandbox.
  init(_ grader: Grader) {
    let (sources, builder) = (grader.sources, grader.builder)
    self.init(
      reference: { try sources.reference(of: $0) }, starter: { try sources.starter(of: $0) },
      compile: { exercise, text in
        builder.start(onObject: try builder.object(ofSource: text, of: exercise), of: exercise)
      }, secondsForDiagnosis: grader.course.secondsForDiagnosis)
  }

  /// The same, with each text compiled once, be it that it compiles or that it does not.
  func compilingOnce() -> VerifierEnvironment {
    let compiled = Once<Start>()
    var environment = self
    environment.compile = { [compile] exercise, text in
      try compiled.value("\(exercise.id)\n\(text)") { try compile(exercise, text) }
    }
    return environment
  }
}

extension SubmissionBuilder {
  /// Starts a worker on an object under an exercise's limits.
  func start(onObject object: SharedObject, of exercise: Exercise) -> VerifierEnvironment.Start {
    {
      let session = session(onObject: object, under: exercise.limits)
      try session.start()
      return session
    }
  }
}

/// Results by key, each computed once; whoever asks for one that is being computed waits for it.
private final class Once<Value: Sendable>: Sendable {
  private let entries = Mutex<[String: Entry]>([:])

  private final class Entry: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }

  func value(_ key: String, _ compute: () throws -> Value) throws -> Value {
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    return try entry.result.withLock { known in
      let result = known ?? Result(catching: compute)
      known = result
      return result
    }.get()
  }
}
