import CourseModel
import Foundation
import Gradebook
import Testing

@Suite struct RecordingTests {
  @Test func aRunSaysWhoseSeedsItsResultsComeFrom() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    var settings = Desk.settings
    settings.hasSeedPerStudent = true
    let run = try gradebook.beginRun(settings)
    try gradebook.record(Desk.submission(), in: run.id)
    #expect(try gradebook.latestRun(ofClass: "labs")?.settings == settings)
    #expect(try gradebook.result(of: "ada", in: run.id)?.hasOwnSeed == true)
  }

  @Test func whatIsRecordedComesBack() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    let graded = Desk.submission()
    try gradebook.record(graded, in: run.id)
    #expect(try gradebook.result(of: "ada", in: run.id) == graded.result)
    #expect(try gradebook.result(of: "nobody", in: run.id) == nil)
    #expect(try gradebook.students(in: run.id) == ["ada"])
  }

  @Test func cacheServesTheSameSubmissionAndKeyOnly() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let graded = Desk.submission()
    try gradebook.record(graded, in: try gradebook.beginRun(Desk.settings).id)
    let stored = graded.result.exercises[0]
    #expect(try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "k1")?.result == stored)
    #expect(
      try gradebook.cachedResults(submission: "h1", gradingKeys: ["mlp": "k1"])["mlp"]?.result == stored)
    #expect(try gradebook.cachedResult(submission: "h2", exercise: "mlp", gradingKey: "k1") == nil)
    #expect(try gradebook.cachedResult(submission: "h1", exercise: "cnn", gradingKey: "k1") == nil)
    #expect(try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "k2") == nil)
  }

  @Test func harnessErrorsAreKeptButNeverServed() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(earned: nil), in: run.id)
    #expect(try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "k1") == nil)
    #expect(try gradebook.result(of: "ada", in: run.id)?.harnessErrors.count == 1)
    #expect(try desk.rows("SELECT earned, points, status FROM scores") == ["NULL|8|1 harness error"])
    // A verdict from before is not shadowed by a later fault of the tool.
    try gradebook.record(Desk.submission(earned: 2), in: run.id)
    try gradebook.record(Desk.submission(earned: nil), in: run.id)
    #expect(
      try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "k1")?.result.earned == 6)
  }

  @Test func whatABusyMachineMayHaveCausedIsKnownButNotServed() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    var graded = Desk.submission()
    graded.result.exercises[0].items[1].kind = .timedOut
    try gradebook.record(graded, in: try gradebook.beginRun(Desk.settings).id)
    #expect(try gradebook.cachedResults(submission: "h1", gradingKeys: ["mlp": "k1"]).isEmpty)
    #expect(
      try gradebook.recordedResults(submission: "h1", gradingKeys: ["mlp": "k1"])["mlp"]?.result
        == graded.result.exercises[0])
  }

  @Test func aResultWithoutKeyIsNeverServed() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    try gradebook.record(Desk.submission(key: nil), in: try gradebook.beginRun(Desk.settings).id)
    #expect(try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "") == nil)
    #expect(try desk.rows("SELECT earned FROM scores") == ["7"])
  }

  @Test func aSilentZeroIsRefusedAndNothingOfItStays() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    var graded = Desk.submission(earned: nil)
    graded.result.exercises[0].items[1].earned = 0
    #expect(throws: GradebookError.self) { try gradebook.record(graded, in: run.id) }
    #expect(try desk.rows("SELECT count(*) FROM students") == ["0"])
    #expect(try desk.rows("SELECT count(*) FROM exercise_results") == ["0"])
  }

  @Test func identicalResultsShareARow() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    for _ in 1...3 {
      let run = try gradebook.beginRun(Desk.settings)
      try gradebook.record(Desk.submission(), in: run.id)
      try gradebook.record(Desk.submission(of: "grace", name: "Grace"), in: run.id)
    }
    #expect(try desk.rows("SELECT count(*) FROM exercise_results") == ["1"])
    #expect(try desk.rows("SELECT count(*) FROM history") == ["6"])
  }

  @Test func cachedResultsAreLinkedUnlessChanged() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(), in: run.id)
    var again = Desk.submission(of: "grace")
    again.cached = try gradebook.cachedResults(submission: "h1", gradingKeys: ["mlp": "k1"])
    try gradebook.record(again, in: run.id)
    #expect(try desk.rows("SELECT count(*) FROM exercise_results") == ["1"])
    again.result.exercises[0].notes = ["another result than the cached one"]
    try gradebook.record(again, in: run.id)
    #expect(try gradebook.result(of: "grace", in: run.id) == again.result)
    #expect(try desk.rows("SELECT count(*) FROM exercise_results") == ["2"])
  }

  @Test func regradingKeepsOldRuns() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let first = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(earned: 1), in: first.id)
    try gradebook.finishRun(first.id)
    let second = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(earned: 4), in: second.id)
    // Until the second run is finished, the first one counts.
    #expect(try gradebook.latestRun(ofClass: "labs")?.id == first.id)
    #expect(try desk.rows("SELECT earned FROM scores") == ["5"])
    try gradebook.finishRun(second.id)
    #expect(try gradebook.latestRun(of: "ada")?.id == second.id)
    #expect(try desk.rows("SELECT earned FROM scores") == ["8"])
    #expect(try desk.rows("SELECT run, earned FROM history") == ["1|5", "2|8"])
    #expect(try gradebook.result(of: "ada", in: first.id)?.exercises[0].earned == 5)
  }

  @Test func theRunOfAStudentIsFoundInAnyClass() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    var other = Desk.settings
    other.className = "evening"
    let labs = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(), in: labs.id)
    try gradebook.finishRun(labs.id)
    let evening = try gradebook.beginRun(other)
    try gradebook.record(Desk.submission(of: "grace"), in: evening.id)
    try gradebook.finishRun(evening.id)
    #expect(try gradebook.latestRun(of: "ada")?.id == labs.id)
    #expect(try gradebook.latestRun(of: "grace")?.id == evening.id)
    #expect(try gradebook.latestRun(of: "nobody") == nil)
    // A run that is not finished does not count before one that is.
    let unfinished = try gradebook.beginRun(other)
    try gradebook.record(Desk.submission(of: "grace"), in: unfinished.id)
    try gradebook.record(Desk.submission(), in: unfinished.id)
    #expect(try gradebook.latestRun(of: "grace")?.id == evening.id)
    #expect(try gradebook.latestRun(of: "ada", inClass: "evening")?.id == unfinished.id)
    #expect(try gradebook.latestRun(of: "ada", inClass: "morning") == nil)
  }

  @Test func aRunKeepsWhatIsWrongWithUploads() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let first = try gradebook.beginRun(Desk.settings)
    try gradebook.finishRun(first.id, problems: ["'x.pdf' belongs to no student", "'b' fits two"])
    #expect(
      try desk.rows("SELECT * FROM problems") == [
        "labs|'x.pdf' belongs to no student|1", "labs|'b' fits two|1",
      ])
    let second = try gradebook.beginRun(Desk.settings)
    try gradebook.finishRun(second.id)
    #expect(try desk.rows("SELECT * FROM problems") == [])
    #expect(try desk.rows("SELECT count(*) FROM run_problems") == ["2"])
  }

  @Test func theEarliestTimeOfTheSameUploadIsKept() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    var graded = Desk.submission()
    for seconds in [500.0, 200, 900] {
      graded.received = Date(timeIntervalSince1970: seconds)
      try gradebook.record(graded, in: try gradebook.beginRun(Desk.settings).id)
    }
    #expect(try desk.rows("SELECT received FROM submissions") == ["1970-01-01 00:03:20.000"])
  }

  @Test func recordingAgainReplacesWithinARun() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(earned: 1), in: run.id)
    try gradebook.record(Desk.submission(hash: "h2", earned: 2), in: run.id)
    #expect(try desk.rows("SELECT student, earned FROM scores") == ["ada|6"])
  }

  @Test func rosterFillsInWhatIsUnknown() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    try gradebook.register([Student(id: "ada", name: "Ada", email: "a@x"), Student(id: "zoe")])
    try gradebook.register([Student(id: "ada", section: "Monday")])
    let ada = Student(id: "ada", name: "Ada", email: "a@x", section: "Monday")
    #expect(try gradebook.students() == [ada, Student(id: "zoe")])
  }

  @Test func viewsReadWellInAnyClient() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    try gradebook.record(Desk.submission(), in: try gradebook.beginRun(Desk.settings).id)
    #expect(
      try desk.rows("SELECT * FROM scores")
        == ["labs|ada|Ada|NULL|mlp|Multilayer perceptron|7|8|complete|1"])
    #expect(
      try desk.rows("SELECT * FROM marks") == ["labs|ada|Ada|NULL|NULL|3.0|1|class/ada.zip|h1|1"])
    #expect(
      try desk.rows("SELECT * FROM items") == [
        "labs|ada|mlp|a|item a|passed|4|4|0|0||1", "labs|ada|mlp|b|item b|failed|3|4|0|4||1",
      ])
  }
}
