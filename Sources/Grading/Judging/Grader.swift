public import Checks
public import CourseFiles
public import CourseModel
import Foundation
public import Sandbox
public import Submissions
import Synchronization

/// Grades submissions of one course: compiles them, runs every item, recognises mistakes.
///
/// Safe to use from several threads.
public final class Grader: Sendable {
  /// What the grader runs under.
  public struct Settings: Sendable {
    /// The batch's secret.
    public var seed: Seed
    /// Whether each student's hidden cases are drawn from a secret of their own, derived from ``seed``.
    public var hasSeedPerStudent: Bool
    /// Which variants of the items run.
    public var audience: Audience
    /// How student code is kept apart.
    public var policy: SandboxPolicy

    /// Collects settings.
    public init(
      seed: Seed, hasSeedPerStudent: Bool = false, audience: Audience, policy: SandboxPolicy
    ) {
      self.seed = seed
      self.hasSeedPerStudent = hasSeedPerStudent
      self.audience = audience
      self.policy = policy
    }
  }

  /// The course.
  public let course: Course
  /// The course's exercises with their checks, in its order and under its limits.
  public let exercises: [AnyGradedExercise]
  /// What the grader runs under.
  public let settings: Settings
  /// Reference and starters.
  public let sources: CourseSources
  /// Where the time goes.
  public let timings = Timings()
  /// Reads submissions.
  public let collector: SubmissionCollector
  let builder: SubmissionBuilder
  let pool: WorkerPool
  let recognition: Recognition
  /// Submissions are checked side by side; what is tried once more is tried alone.
  let gate = SoloGate()
  /// How many submissions have been checked, to send each to another exercise first.
  let turns = Atomic(0)
  private let context: GradingContext

  /// Prepares grading.
  ///
  /// - Parameter graded: every exercise that the course may list.
  /// - Throws: when a program is missing or the sandbox cannot be had.
  public init(
    course: Course, graded: [AnyGradedExercise], installation: Installation, settings: Settings
  ) throws {
    self.course = course
    self.settings = settings
    exercises = course.exercises.compactMap { weighted in
      graded.first { $0.exercise.id == weighted.exercise.id }?.under(weighted.exercise.limits)
    }
    let sources = CourseSources(course: installation.course)
    let builder = try SubmissionBuilder(
      installation: installation, sources: sources, policy: settings.policy,
      exercises: exercises.map(\.exercise))
    self.sources = sources
    self.builder = builder
    collector = SubmissionCollector(
      unpacker: builder.unpacker, course: ExerciseFiles(exercises.map(\.exercise)))
    pool = WorkerPool { exercise in
      let session = try builder.session(onSource: sources.reference(of: exercise), of: exercise)
      try session.start()
      return session
    }
    let environment = VerifierEnvironment(
      sources, builder, secondsForDiagnosis: course.secondsForDiagnosis)
    recognition = Recognition { [pool] graded in
      let reference = try sources.reference(of: graded.exercise)
      var trial: CandidateTrial?
      let index = try RecognitionIndex(of: graded.exercise, in: sources) { seed in
        let probes = try ExerciseProbes(
          of: graded, seed: Seed(seed), reference: pool.reference(of: graded.exercise))
        trial = CandidateTrial(environment: environment, probes: probes)
        return RecognitionIndex.Origin(reference: reference, mistakes: graded.mistakes, probes)
      }
      guard let trial else { throw UnusableIndex(exercise: graded.exercise.id, fault: .missing) }
      return Recognition.Prepared(
        trial: trial, catalogue: IndexedCandidates(index, mistakes: graded.mistakes))
    }
    context = GradingContext(seed: settings.seed, pool: pool)
  }

  /// Why known mistakes could not be compared with what students handed in: faults of the course or of the machine, which
  /// cost nobody a point.
  public var recognitionProblems: [String] { recognition.problems.map(\.text) }

  /// Version of the compiler, kept with every run.
  public var toolchainVersion: String { builder.toolchain.version }

  /// The secret from which a student's hidden cases are drawn.
  public func seed(of student: Student) -> Seed {
    settings.hasSeedPerStudent ? settings.seed.own(of: student.id) : settings.seed
  }

  /// Starts workers of the references in the background, so that they run when they are first asked; what goes wrong is
  /// said when they are.
  public func prepareReferences(of ids: [String]) {
    let wanted = exercises.map(\.exercise).filter { ids.contains($0.id) }
    Thread.detachNewThread { [pool] in
      for exercise in wanted { _ = try? pool.reference(of: exercise) }
    }
  }

  /// A student with a secret of their own shares the references' workers with others, and no expected values: what is
  /// kept of one student's cases goes with them.
  func context(for student: Student) -> GradingContext {
    settings.hasSeedPerStudent
      ? GradingContext(seed: seed(of: student), pool: pool) : context
  }

  /// Whether a submission holds the file of an exercise, be it one that cannot be read.
  public func hasFile(for exercise: String, in submission: Submission) -> Bool {
    exercises.map(\.exercise).contains { known in
      known.id == exercise
        && (submission.source(named: known.fileName) != nil
          || !submission.flaws(ofSourceNamed: known.fileName).problems.isEmpty)
    }
  }

  /// The files of a submission, by what they are for.
  func submittedFiles(of submission: Submission) -> SubmittedFiles {
    SubmittedFiles(
      files: exercises.compactMap { graded in
        submission.source(named: graded.exercise.fileName).map {
          SubmittedFiles.File(exercise: graded.exercise, selection: $0)
        }
      },
      helpers: submission.helpers(in: collector.course).map {
        SubmittedHelper(shownPath: $0.path, name: $0.name, contents: $0.bytes)
      })
  }
}

/// The files that a submission holds: those of exercises, and those that these may use.
struct SubmittedFiles: Sendable {
  /// The file for an exercise.
  struct File: Sendable {
    let exercise: Exercise
    let selection: SourceSelection
  }

  var files: [File]
  var helpers: [SubmittedHelper] = []
}

extension ExerciseFiles {
  /// The files of some exercises, with the protocols that the course hands out beside them.
  init(_ exercises: [Exercise]) {
    self.init(
      exercises.map { File(name: $0.fileName, type: $0.typeName) },
      handedOut: Set(exercises.map { $0.typeName + "Exercise.swift" }))
  }
}
