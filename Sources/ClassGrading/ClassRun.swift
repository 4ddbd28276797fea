import Checks
import CourseModel
import Gradebook
public import Grading
import Reports
import Submissions
import Synchronization

/// Grades a class: plans what is new, has it graded, records and reports everything.
public struct ClassRun: Sendable {
  private let workspace: ClassWorkspace
  private let settings: ClassSettings
  private let reader: any ClassReader
  private let engine: any GradingEngine
  private let run: Run
  /// Where all students have one seed.
  private let sharedKeys: [String: String]?

  private var course: Course { reader.course }

  /// Begins a run.
  ///
  /// - Throws: when the gradebook cannot be written, or what results depend on cannot be read.
  public init(
    _ workspace: ClassWorkspace, settings: ClassSettings, reader: any ClassReader, engine: any GradingEngine
  ) throws {
    self.workspace = workspace
    self.settings = settings
    self.reader = reader
    self.engine = engine
    sharedKeys = settings.hasSeedPerStudent ? nil : try reader.gradingKeys(of: Student(id: ""))
    run = try workspace.gradebook.beginRun(
      Run.Settings(
        className: workspace.name, course: reader.course.title, seed: workspace.seed.value,
        hasSeedPerStudent: settings.hasSeedPerStudent, toolchainVersion: settings.toolchainVersion,
        isSandboxed: settings.isSandboxed))
  }

  /// Grades the class on some threads, and writes the report unless the queue was stopped.
  ///
  /// - Parameters:
  ///   - queue: A queue over the listing's submissions; stopping it finishes what has begun.
  ///   - finished: Called with each submission that is recorded, on any thread.
  /// - Throws: the first error of the engine, the gradebook or a file; what was recorded before stays.
  public func grade(
    threads: Int, on queue: WorkQueue, finished: @escaping @Sendable (FinishedSubmission) -> Void
  ) throws -> ClassOutcome {
    let report = ClassReport(course: course, listing: workspace.listing)
    let collected = Mutex((report: report, failure: (any Error)?.none))
    _ = queue.run(threads: threads) { position in
      do {
        let (planned, result) = try gradeOne(workspace.listing.submissions[position])
        finished(FinishedSubmission(result: result, wasKnown: planned.job == nil))
        collected.withLock {
          $0.report.add(
            result, at: position, problems: planned.submission.problemsForInstructor.map(\.description))
        }
      } catch {
        queue.stop()
        collected.withLock { $0.failure = $0.failure ?? error }
      }
    }
    let gathered = try collected.withLock { collected in
      if let failure = collected.failure { throw failure }
      return collected.report
    }
    guard gathered.isComplete else {
      return .interrupted(recorded: gathered.count, of: workspace.listing.submissions.count)
    }
    let statistics = try gathered.write(to: workspace.files)
    try workspace.gradebook.finishRun(run.id, problems: gathered.problems)
    return .finished(statistics)
  }

  private func gradeOne(_ uploads: StudentUploads) throws -> (PlannedSubmission, SubmissionResult) {
    let submission = reader.submission(of: uploads)
    let student = submission.student
    let planned = try PlannedSubmission(
      submission, chosen: settings.exercises, gradingKeys: sharedKeys ?? reader.gradingKeys(of: student),
      seed: reader.seed(of: student), gradebook: workspace.gradebook)
    let result = planned.result(
      try planned.job.map(engine.results) ?? [], course: course, settings: settings)
    try workspace.gradebook.record(planned.graded(result, course: course), in: run.id)
    try workspace.files.write(
      result, course: course, tool: "gradus \(workspace.toolVersion)", toolchain: settings.toolchainVersion)
    return (planned, result)
  }
}
