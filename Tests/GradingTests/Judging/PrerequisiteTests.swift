import Checks
import CourseModel
import Testing
import WorkerProtocol

@testable import Grading

/// Items that come `after:` others.
@Suite struct PrerequisiteTests {
  /// What an item measures with the published seed and with each hidden one, and how the item after it ends.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let visible: Double
    let hidden: Double
    let audience: Audience
    let trained: ResultKind
    let following: ResultKind
    let last: ResultKind
  }

  static let rows = [
    Row(
      testDescription: "both reach the level", visible: 0.95, hidden: 0.95, audience: .grader,
      trained: .passed,
      following: .passed, last: .passed),
    Row(
      testDescription: "only the published seed misses it", visible: 0.5, hidden: 0.95, audience: .grader,
      trained: .passed, following: .passed, last: .passed),
    Row(
      testDescription: "the hidden seeds miss it", visible: 0.95, hidden: 0.5, audience: .grader,
      trained: .failed, following: .skipped, last: .skipped),
    Row(
      testDescription: "the published seed misses it, and a student sees no more", visible: 0.5, hidden: 0.95,
      audience: .student, trained: .failed, following: .skipped, last: .skipped),
    Row(
      testDescription: "the published seed measures nothing", visible: .nan, hidden: 0.95, audience: .grader,
      trained: .failed, following: .skipped, last: .skipped),
  ]

  @Test(arguments: rows) func wholeItemDecides(_ row: Row) throws {
    let graded = exercise { trial in
      trial.measure("accuracy") { _, _ in trial.variant == .hidden ? row.hidden : row.visible }
    }
    #expect(try kinds(graded, row.audience) == [row.trained, row.following, row.last])
  }

  @Test func withoutVerdictNothingAfterItIsAZero() throws {
    struct Broken: Error {}
    let graded = exercise { trial in trial.attempt("the tool breaks") { throw Broken() } }
    #expect(try kinds(graded, .grader) == [.harnessError, .harnessError, .harnessError])
  }

  @Test func prerequisiteMustBeDeclaredBefore() async {
    await #expect(processExitsWith: .failure) {
      _ = GradedExercise<Int>(
        id: "order", title: "Order", topic: "order", typeName: "Order", proxy: { _ in 0 },
        items: [GradedItem("a", "first", points: 1, after: ["a"]) { _ in }], mistakes: [])
    }
  }

  /// Item b comes after a, and c after b; neither b nor c has a fault of its own.
  private func exercise(_ training: @escaping @Sendable (Trial<Int>) throws -> Void) -> AnyGradedExercise {
    AnyGradedExercise(
      GradedExercise<Int>(
        id: "levels", title: "Levels", topic: "levels", typeName: "Levels", proxy: { _ in 0 },
        items: [
          GradedItem(
            "a", "trained", levels: [(0.9, 4)], Calibration(reference: 1, rival: 0, "none"), checks: training),
          GradedItem("b", "follows", points: 2, after: ["a"]) { $0.attempt("holds") {} },
          GradedItem("c", "follows that", points: 2, after: ["b"]) { $0.attempt("holds") {} },
        ], mistakes: []))
  }

  private func kinds(_ graded: AnyGradedExercise, _ audience: Audience) throws -> [ResultKind] {
    let pool = WorkerPool { _ in throw CallFailure.lostObject }
    let context = GradingContext(seed: Seed(1), pool: pool)
    var runner = ItemRunner(graded: graded, context: context, audience: audience)
    let channel = UncalledChannel()
    runner.run(.visible, on: channel)
    runner.run(.hidden, on: channel)
    return runner.results(diagnosing: { $0.map { _ in nil } }).map(\.kind)
  }
}

/// A channel for checks that call nothing.
private final class UncalledChannel: TimedChannel {
  var secondsPerCall = 0.0
  let timeUsed = CallTime.zero

  func call(_ call: EntryCall) throws -> CallOutcome { throw CallFailure.lostObject }
}
