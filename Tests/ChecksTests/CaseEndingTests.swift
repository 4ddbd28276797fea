import Checks
import CourseModel
import Exercises
import ExerciseBridges
import Tensors
import Testing
import WorkerProtocol

private struct OwnError: Error {}

private struct LongError: Error, CustomStringConvertible {
  let description: String
}

/// What one case finds when the student's `relu` does this.
private func finding(of forward: @escaping @Sendable (Tensor) throws -> Tensor) -> [Finding] {
  let run = trial(of: proxy(of: AssembledActivations(forward: forward)))
  run.expect("relu(3) is 3", equals: Tensor(3.0)) { try $0.relu(Tensor(3.0)) }
  return run.outcome.findings
}

@Suite struct CaseEndingTests {
  @Test func aRightValuePasses() {
    #expect(finding { $0 }.isEmpty)
  }

  @Test func aWrongValueFailsWithItsNumbers() throws {
    let found = try #require(finding { $0 * 2 }.first)
    #expect(found.kind == .failed)
    #expect(found.label == "relu(3) is 3")
    #expect(found.evidence?.actual == "6.0")
    #expect(found.evidence?.expected == "3.0")
  }

  @Test(
    arguments: [
      (LabError.notImplemented, "not implemented yet"),
      (.invalidArgument("x"), "threw `invalidArgument(\"x\")` where a value is due"),
    ] as [(LabError, String)]) func aThrownCourseErrorFails(
      _ error: LabError, _ message: String
    ) throws
  {
    let found = try #require(finding { _ in throw error }.first)
    #expect(found.kind == .failed)
    #expect(found.message == message)
  }

  @Test(arguments: ["z", "\u{1B}", "\u{202E}"]) func aLongTextOfAnErrorIsCut(_ character: String) throws {
    let text = String(repeating: character, count: 1_000_000)
    for error in [
      LabError.shapeMismatch(text) as any Error, LabError.invalidArgument(text), LongError(description: text),
    ] {
      let found = try #require(finding { _ in throw error }.first)
      #expect(found.kind == .failed)
      #expect(found.message.utf8.count <= 3 << 10)
      #expect(found.message.contains("more bytes)"))
    }
  }

  @Test func aStudentsOwnErrorFailsAndIsNamed() throws {
    let found = try #require(finding { _ in throw OwnError() }.first)
    #expect(found.kind == .failed)
    #expect(found.message.contains("OwnError"))
  }

  @Test(
    arguments: [
      (.exited(status: 3), .crashed), (.lostObject, .crashed),
      (.timedOut(limit: .seconds(5), on: .wall), .timedOut),
      (.outOfMemory(limitBytes: 1 << 30), .outOfMemory), (.malformedReply(reason: "no"), .failed),
      (.replyTooLarge(bytes: 9, limit: 8), .failed), (.requestTooLarge(bytes: 9, limit: 8), .failed),
      (.replyForAnotherCall(expected: 1, found: 2), .failed),
      (.noSolution(exercise: "activations"), .missing), (.refused(reason: "no"), .failed),
      (.killed, .harnessError), (.harness(reason: "no fork"), .harnessError),
    ] as [(CallFailure, ResultKind)]) func aCallWithoutAnAnswerIsAResultOfItsOwn(
      _ failure: CallFailure, _ kind: ResultKind
    ) throws
  {
    let run = trial(of: ActivationsProxy(channel: BrokenChannel(failure)))
    run.agrees("relu of 3") { try $0.relu(Tensor(3.0)) }
    let found = try #require(run.outcome.findings.first)
    #expect(found.kind == kind)
    #expect(found.message == "\(failure)")
  }

  @Test func aReferenceThatFailsIsNotTheStudentsFault() throws {
    let broken = proxy(of: AssembledActivations(forward: { _ in throw LabError.notImplemented }))
    let run = trial(of: proxy(of: AssembledActivations()), reference: broken)
    run.agrees("relu of 3") { try $0.relu(Tensor(3.0)) }
    #expect(run.outcome.findings.map(\.kind) == [.harnessError])
    #expect(run.outcome.findings[0].message.contains("relu of 3"))
  }

  @Test func argumentsMadeOfAnswersThatAreTooLargeAreTheStudentsFault() throws {
    let full = ActivationsProxy(channel: BrokenChannel(.requestTooLarge(bytes: 9, limit: 8)))
    let run = trial(of: proxy(of: AssembledActivations()), reference: full)
    run.holds("on the student's answers") { _ in
      _ = try run.askReference("relu") { try $0.relu(Tensor(3.0)) }
    }
    run.holds("on the seed alone") { _ in _ = try run.fromReference("relu") { try $0.relu(Tensor(3.0)) } }
    #expect(run.outcome.findings.map(\.kind) == [.failed, .harnessError])
    #expect(try #require(run.outcome.findings[0].hint).contains("your own code"))
  }

  @Test func anUnknownErrorIsTheCoursesFault() {
    let run = trial(of: proxy(of: AssembledActivations()))
    run.holds("a check that is broken") { _ in throw OwnError() }
    #expect(run.outcome.findings.map(\.kind) == [.harnessError])
  }

  @Test func aLabelUsedTwiceIsTheCoursesFault() {
    let run = trial(of: proxy(of: AssembledActivations()))
    for _ in 1...2 { run.holds("the same") { _ in } }
    #expect(run.outcome.findings.map(\.kind) == [.harnessError])
    #expect(run.outcome.passed == 1)
    #expect(run.outcome.cases == 2)
  }

  @Test func casesAfterTheItemsTimeAreNotRun() {
    var casesLeft = 1
    let run = trial(of: proxy(of: AssembledActivations())) {
      casesLeft -= 1
      return casesLeft >= 0
    }
    run.holds("in time") { _ in }
    run.holds("too late") { _ in Issue.record("ran") }
    #expect(run.outcome.findings.map(\.label) == ["too late"])
    #expect(run.outcome.findings.map(\.kind) == [.timedOut])
  }
}
