import Exercises
import Testing
import WorkerProtocol

@testable import Checks

private struct OwnError: Error {}

@Suite struct AnswerIfAnyTests {
  @Test func anAnswerIsPassedOn() throws {
    #expect(try answerIfAny { 3 } == 3)
  }

  @Test(
    arguments: [
      LabError.notImplemented, OwnError(), Mismatch("wrong"), CallFailure.lostObject,
      CallFailure.timedOut(limit: .seconds(1), on: .processor), CallFailure.malformedReply(reason: "no"),
    ] as [any Error]) func aFailureOfTheStudentsIsNoAnswer(_ error: any Error) throws
  {
    #expect(try answerIfAny { throw error } as Int? == nil)
  }

  @Test(arguments: [CallFailure.harness(reason: "no fork"), .killed])
  func aFailureOfTheHarnessIsThrown(_ failure: CallFailure) {
    #expect(throws: CallFailure.self) { try answerIfAny { throw failure } as Int? }
  }
}
