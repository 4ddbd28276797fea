import Checks
import CourseModel
import Testing
import WorkerProtocol

@testable import Grading

/// A student's code each call of which takes some time, on a clock that nobody waits for.
private final class SlowChannel: TimedChannel {
  var secondsPerCall = 0.0
  private(set) var timeUsed = CallTime.zero
  private(set) var calls: [String] = []
  private let time: CallTime
  private let hanging: Set<String>

  init(_ time: CallTime, hanging: Set<String> = []) {
    self.time = time
    self.hanging = hanging
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    timeUsed = timeUsed + time
    calls.append(call.entryPoint)
    if hanging.contains(call.entryPoint) {
      throw CallFailure.timedOut(limit: .seconds(secondsPerCall), on: .processor)
    }
    return .returned(.void)
  }
}

@Suite("The time of an item") struct ItemRunnerTimeTests {
  /// An exercise whose items make calls, and whose checks themselves take no part in the student's time.
  private func exercise(_ items: [[String]]) -> AnyGradedExercise {
    let graded = GradedExercise<any CallChannel>(
      id: "e", title: "E", topic: "e", typeName: "E",
      limits: CallLimits(secondsPerCall: 5, secondsPerItem: 10), proxy: { $0 },
      items: items.enumerated().map { index, entryPoints in
        GradedItem("\(index)", "item", points: 2, .hidden) { trial in
          for (number, name) in entryPoints.enumerated() {
            trial.attempt("case \(number)") {
              _ = try trial.student.call(EntryCall(exercise: "e", entryPoint: name))
            }
          }
        }
      }, mistakes: [])
    return AnyGradedExercise(graded)
  }

  private func run(
    _ items: [[String]], on channel: SlowChannel, audience: Audience = .grader
  ) -> (kinds: [ResultKind], tryAgain: Bool) {
    let pool = WorkerPool { _ in throw CallFailure.lostObject }
    let context = GradingContext(seed: Seed(1), pool: pool)
    var runner = ItemRunner(graded: exercise(items), context: context, audience: audience)
    runner.run(.hidden, on: channel)
    let results = runner.results(diagnosing: { $0.map { _ in nil } })
    return (results.map(\.kind), runner.isWorthAnotherTry)
  }

  @Test(
    "counts the processor's time, and the wall's only far beyond it",
    arguments: [
      (CallTime(processor: .seconds(1), wall: .seconds(1)), .passed),
      (CallTime(processor: .seconds(1), wall: .seconds(9)), .passed),
      (CallTime(processor: .seconds(4), wall: .seconds(4)), .timedOut),
      (CallTime(processor: .zero, wall: .seconds(30)), .timedOut),
    ] as [(CallTime, ResultKind)])
  func clocks(time: CallTime, kind: ResultKind) {
    let (kinds, tryAgain) = run([["a()", "b()", "c()", "d()"]], on: SlowChannel(time))
    #expect(kinds == [kind])
    #expect(tryAgain == (kind == .timedOut))
  }

  @Test("begins anew with each item")
  func eachItem() {
    let channel = SlowChannel(CallTime(processor: .seconds(4), wall: .seconds(4)))
    #expect(run([["a()", "b()"], ["a()", "b()"]], on: channel).kinds == [.passed, .passed])
    #expect(channel.secondsPerCall == 5)
  }

  @Test("what hangs is called once an item")
  func hanging() {
    let channel = SlowChannel(CallTime(processor: .seconds(1), wall: .seconds(1)), hanging: ["a()"])
    #expect(run([["a()", "a()", "b()"], ["a()", "b()"]], on: channel).kinds == [.timedOut, .timedOut])
    #expect(channel.calls == ["a()", "b()", "a()", "b()"])
  }
}
