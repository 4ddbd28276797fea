import Checks
import CourseModel
import Foundation
import Gradebook
import Grading
import Reports
import Sandbox
import Submissions
import Synchronization
import Tensors

/// One `gradus grade`: collects a class, grades what is new, records and reports everything.
struct ClassRun {
  /// What was asked for.
  struct Options {
    let submissions: String
    let output: String
    let roster: String?
    let jobs: Int
    let exercises: [String]
    let seed: Seed?
    let hasSeedPerStudent: Bool
    let showsTimings: Bool
  }

  private let options: Options
  private let grader: Grader
  private let gradebook: Gradebook
  private let run: Run
  private let listing: ClassListing
  private let output: ReportFiles
  private let chosen: [String]
  /// Where all students have one seed.
  private let sharedKeys: [String: String]?

  init(options: Options, course: CourseOptions, policy: SandboxPolicy) throws {
    self.options = options
    let roster = try options.roster.map(readRoster)
    let place = ClassPlace(options.submissions)
    guard !place.isAt(options.output) else {
      throw UsageProblem(
        "The report would lie among the submissions in \(options.output). Name another folder: --out DIR.")
    }
    listing = try ClassFolder.list(
      options.submissions, roster: roster,
      ignoring: Set([options.roster, options.output, course.cache].compactMap { $0.flatMap(place.entry) }))
    for line in (roster?.remarks ?? []) + listing.allProblems.map(\.description) {
      Terminal.writeError("gradus: \(line)\n")
    }
    output = try ReportFiles(folder: options.output)
    gradebook = try Gradebook(path: output.gradebookPath, toolVersion: toolVersion)
    let name = URL(fileURLWithPath: options.submissions).standardizedFileURL.lastPathComponent
    if let seed = options.seed { try gradebook.setSeed(seed.value, forClass: name) }
    grader = try course.grader(
      seed: Seed(try gradebook.seed(forClass: name)), hasSeedPerStudent: options.hasSeedPerStudent,
      audience: .grader, policy: policy)
    let chosen = try grader.exercises(named: options.exercises).map(\.exercise.id)
    self.chosen = chosen
    sharedKeys = options.hasSeedPerStudent ? nil : try grader.gradingKeys(of: Student(id: ""))
    try gradebook.register(roster?.students ?? [])
    run = try gradebook.beginRun(
      Run.Settings(
        className: name, course: grader.course.title, seed: grader.settings.seed.value,
        hasSeedPerStudent: options.hasSeedPerStudent,
        toolchainVersion: grader.toolchainVersion, isSandboxed: policy == .bubblewrap))
  }

  /// Grades the class.
  ///
  /// - Throws: an exit status when the run was interrupted or items have no verdict.
  func grade() throws {
    let queue = WorkQueue(count: listing.submissions.count)
    let interruption = Interruption { queue.stop() }
    let progress = Progress(total: listing.submissions.count)
    let sheet = GradesSheet(course: grader.course)
    let collected = Mutex(Collected(statistics: ClassStatistics(course: grader.course)))
    _ = queue.run(threads: options.jobs) { position in
      do {
        let graded = try gradeOne(listing.submissions[position])
        progress.finished(
          graded.result.student.id, summary: summary(of: graded.result), wasCached: graded.wasCached)
        collected.withLock {
          $0.rows[position] = sheet.row(
            for: graded.result.student, result: graded.result,
            isAssigned: listing.submissions[position].isAssigned)
          $0.problems[position] = graded.uploadProblems
          $0.statistics.add(graded.result)
        }
      } catch {
        queue.stop()
        collected.withLock { $0.failure = $0.failure ?? error }
      }
    }
    progress.end()
    let gathered = try collected.withLock { collected in
      if let failure = collected.failure { throw failure }
      return collected
    }
    try finish(gathered, sheet: sheet, wasInterrupted: interruption.happened)
  }

  private struct Collected {
    var rows: [Int: String] = [:]
    var problems: [Int: [String]] = [:]
    var statistics: ClassStatistics
    var failure: (any Error)?
  }

  private struct Graded {
    let result: SubmissionResult
    let wasCached: Bool
    let uploadProblems: [String]
  }

  private func gradeOne(_ uploads: StudentUploads) throws -> Graded {
    let submission = grader.timings.measure(.collecting) { grader.collector.collect(uploads) }
    let hash = grader.contentHash(of: submission)
    let keys = submission.isIncomplete ? [:] : try gradingKeys(of: submission.student)
    // Exercises that were not asked for keep the results that earlier runs found for the same files.
    let known = try gradebook.cachedResults(
      submission: hash, gradingKeys: keys.filter { chosen.contains($0.key) }
    ).merging(
      try gradebook.recordedResults(submission: hash, gradingKeys: keys.filter { !chosen.contains($0.key) })
    ) { cached, _ in cached }
    let missing = chosen.filter { known[$0] == nil }
    let fresh = missing.isEmpty ? [] : grader.results(of: submission, only: Set(missing))
    let results = grader.course.exercises.map(\.exercise.id).compactMap { id in
      known[id]?.result ?? fresh.first { $0.exercise == id }
    }
    let result = SubmissionResult(
      student: submission.student, exercises: results, notes: submission.problems.map(\.description),
      contentHash: hash, ranUnsandboxed: grader.settings.policy == .unsafeNone,
      hasOwnSeed: options.hasSeedPerStudent)
    try gradebook.record(
      GradedSubmission(
        result: result, origin: submission.origins.joined(separator: ", "),
        received: submission.received.map { Date(timeIntervalSince1970: Double($0)) } ?? Date(),
        mark: grader.course.mark(of: result).map { Double($0) }, gradingKeys: keys, cached: known),
      in: run.id)
    try output.write(result, course: grader.course, toolchain: grader.toolchainVersion)
    return Graded(
      result: result, wasCached: missing.isEmpty,
      uploadProblems: submission.problemsForInstructor.map { "\(submission.student.id): \($0)" })
  }

  private func gradingKeys(of student: Student) throws -> [String: String] {
    try sharedKeys ?? grader.gradingKeys(of: student)
  }

  private func summary(of result: SubmissionResult) -> String {
    let errors = result.harnessErrors.count
    guard errors == 0 else { return counted(errors, "item") + " without a verdict" }
    let points = result.exercises.reduce(0) { $0 + $1.points }
    return "\(result.exercises.reduce(0) { $0 + $1.earnedAtLeast })/\(points) points"
  }

  private func finish(_ collected: Collected, sheet: GradesSheet, wasInterrupted: Bool) throws {
    guard !wasInterrupted else {
      Terminal.writeError(
        """
        Interrupted: \(collected.rows.count) of \(listing.submissions.count) submissions are recorded; \
        run the same command to go on.

        """)
      throw Exit.interrupted
    }
    var statistics = collected.statistics
    for student in listing.missing { statistics.addAbsent(student) }
    for student in listing.unclear { statistics.addUnclear(student) }
    let problems =
      listing.problems.map(\.description) + collected.problems.sorted { $0.key < $1.key }.flatMap(\.value)
    for problem in problems { statistics.add(uploadProblem: problem) }
    let absent =
      listing.missing.map { sheet.row(for: $0, result: nil) }
      + listing.unclear.map { sheet.row(for: $0, result: nil, isAssigned: false) }
    let lines = [sheet.header] + collected.rows.sorted { $0.key < $1.key }.map(\.value) + absent
    try output.writeGrades(lines.joined())
    try output.writeSummary(ClassSummaryReport(problemsShown: .max).text(for: statistics))
    try gradebook.finishRun(run.id, problems: problems)
    for problem in grader.recognitionProblems { Terminal.writeError("gradus: \(problem)\n") }
    Terminal.print(
      report: ClassSummaryReport(style: Terminal.style, width: Terminal.columns).text(for: statistics))
    Terminal.print("Report: \(output.path)")
    if options.showsTimings { Terminal.print(VisibleText(ownWords: grader.timings.description)) }
    guard statistics.harnessErrorCount == 0 else { throw Exit.harness }
  }
}

private func readRoster(_ path: String) throws -> Roster {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw UsageProblem("The roster \(path) cannot be read. Check the path and its permissions.")
  }
  return try Roster(csv: Array(data), file: path)
}
