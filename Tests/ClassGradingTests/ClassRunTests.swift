import Checks
import CourseModel
import Foundation
import Grading
import Reports
import Submissions
import Synchronization
import Testing

@testable import ClassGrading

/// Plan, jobs, record and report, with an engine that compiles nothing.
@Suite final class ClassRunTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "class-\(UUID().uuidString)")

  init() throws {
    for student in ["ada", "ben", "eve"] { try handIn("struct One {} // \(student)", by: student) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func handIn(_ text: String, by student: String) throws {
    let place = folder.appending(path: "class/\(student)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place.appending(path: "One.swift"))
  }

  private func run(
    _ engine: FakeEngine, exercises: [String] = ["one", "two"], reader: FakeReader = FakeReader(),
    stoppingAfter count: Int = .max
  ) throws -> (outcome: ClassOutcome, known: [String]) {
    let workspace = try ClassWorkspace(
      submissions: folder.appending(path: "class").path, output: folder.appending(path: "report").path,
      roster: nil, seed: reader.secret, toolVersion: "test")
    let settings = ClassSettings(
      exercises: exercises, hasSeedPerStudent: false, isSandboxed: true, toolchainVersion: "none")
    let run = try ClassRun(workspace, settings: settings, reader: reader, engine: engine)
    let queue = WorkQueue(count: workspace.listing.submissions.count)
    let finished = Mutex<[FinishedSubmission]>([])
    let outcome = try run.grade(threads: 1, on: queue) { submission in
      let total = finished.withLock { finished in
        finished.append(submission)
        return finished.count
      }
      if total == count { queue.stop() }
    }
    return (outcome, finished.withLock { $0.filter(\.wasKnown).map(\.result.student.id) })
  }

  private func statistics(_ outcome: ClassOutcome) throws -> ClassStatistics {
    guard case .finished(let statistics) = outcome else { throw FakeEngine.Failure() }
    return statistics
  }

  private func report(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "report/\(name)"), encoding: .utf8)
  }

  @Test func everySubmissionIsGradedRecordedAndReported() throws {
    let engine = FakeEngine()
    let (outcome, known) = try run(engine)
    #expect(try statistics(outcome).submissions == 3)
    #expect(known.isEmpty)
    #expect(engine.asked == ["ada: one two", "ben: one two", "eve: one two"])
    #expect(engine.jobs.withLock { $0.allSatisfy { $0.seed == Seed(7) } })
    let grades = try report("grades.csv").split(whereSeparator: \.isNewline)
    #expect(grades.dropFirst().map { $0.prefix(3) } == ["ada", "ben", "eve"])
    #expect(try report("results/ben.json").contains("\"ben\""))
    #expect(try report("feedback/eve.md").isEmpty == false)
    #expect(try report("summary.txt").isEmpty == false)
  }

  @Test func whatIsUnchangedIsNotGradedAgain() throws {
    _ = try run(FakeEngine())
    try handIn("struct One { let better = true }", by: "ben")
    let engine = FakeEngine()
    let (outcome, known) = try run(engine)
    #expect(engine.asked == ["ben: one two"])
    #expect(known == ["ada", "eve"])
    #expect(try statistics(outcome).submissions == 3)
  }

  @Test func anotherVersionOrSeedGradesEverythingAgain() throws {
    _ = try run(FakeEngine())
    let newer = FakeEngine()
    _ = try run(newer, reader: FakeReader(version: "2"))
    #expect(newer.asked.count == 3)
    let reseeded = FakeEngine()
    _ = try run(reseeded, reader: FakeReader(secret: Seed(8)))
    #expect(reseeded.asked.count == 3)
  }

  /// One exercise is graded anew, and the mark keeps the other's points.
  @Test func exercisesThatWereNotAskedForKeepTheirResults() throws {
    _ = try run(FakeEngine(), exercises: ["one"])
    let engine = FakeEngine()
    let (outcome, _) = try run(engine, exercises: ["two"])
    #expect(engine.asked == ["ada: two", "ben: two", "eve: two"])
    #expect(try statistics(outcome).marks == [20, 20, 20])
  }

  @Test func aResultWithoutVerdictIsTriedAgain() throws {
    let (outcome, _) = try run(FakeEngine { $0.submission.student.id == "eve" ? .harnessError : .passed })
    #expect(try statistics(outcome).harnessErrorCount == 2)
    #expect(try statistics(outcome).marks == [20, 20])
    let engine = FakeEngine()
    _ = try run(engine)
    #expect(engine.asked == ["eve: one two"])
  }

  @Test func aStoppedRunKeepsWhatItHasAndTheNextGoesOn() throws {
    let (outcome, _) = try run(FakeEngine(), stoppingAfter: 2)
    guard case .interrupted(recorded: 2, of: 3) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(throws: (any Error).self) { try report("grades.csv") }
    let engine = FakeEngine()
    let (_, known) = try run(engine)
    #expect(engine.asked == ["eve: one two"])
    #expect(known == ["ada", "ben"])
  }

  @Test func anEngineThatFailsEndsTheRunWithItsError() throws {
    #expect(throws: FakeEngine.Failure.self) {
      try run(
        FakeEngine { job in
          if job.submission.student.id == "ben" { throw FakeEngine.Failure() }
          return .passed
        })
    }
    let engine = FakeEngine()
    _ = try run(engine)
    #expect(engine.asked == ["ben: one two", "eve: one two"])
  }

  @Test func aReportAmongTheSubmissionsIsRefused() throws {
    let path = folder.appending(path: "class").path
    #expect(throws: ClassError.reportAmongSubmissions(path)) {
      try ClassWorkspace(submissions: path, output: path, roster: nil, seed: nil, toolVersion: "test")
    }
    #expect(throws: ClassError.rosterUnreadable("/nowhere.csv")) {
      try ClassWorkspace(
        submissions: path, output: folder.path + "/report", roster: "/nowhere.csv", seed: nil,
        toolVersion: "test")
    }
  }

  /// What crosses to another machine is all that it needs.
  @Test func aJobSurvivesCoding() throws {
    let engine = FakeEngine()
    _ = try run(engine)
    var job = try #require(engine.jobs.withLock { $0.first })
    job.submission.problems = [
      CollectionProblem(.notPartOfASolution(.manifest), path: "Package.swift"),
      CollectionProblem(.severalCandidates(taken: "a", because: .depth, others: ["b"]), path: "One.swift"),
    ]
    let copy = try JSONDecoder().decode(GradingJob.self, from: JSONEncoder().encode(job))
    #expect(copy == job)
  }
}
