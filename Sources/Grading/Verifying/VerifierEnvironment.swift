import CourseFiles
import CourseModel
import Submissions

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
    self.init(grader.sources, grader.builder, secondsForDiagnosis: grader.course.secondsForDiagnosis)
  }

  /// A course's sources, in a sandbox.
  init(_ sources: CourseSources, _ builder: SubmissionBuilder, secondsForDiagnosis: Double) {
    self.init(
      reference: { try sources.reference(of: $0) }, starter: { try sources.starter(of: $0) },
      compile: { exercise, text in
        builder.start(onObject: try builder.object(ofSource: text, of: exercise), of: exercise)
      }, secondsForDiagnosis: secondsForDiagnosis)
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
