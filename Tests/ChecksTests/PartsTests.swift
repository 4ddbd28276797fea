import Checks
import CourseModel
import Tensors
import Testing
import WorkerProtocol

@Suite struct PartsTests {
  private let trial = Trial<Int>(
    of: 0, variant: .visible, random: Seed(1).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }))

  @Test func aPartIsOneOfItsItemsPartsHoweverManyCasesItHas() {
    trial.part {
      trial.holds("one") { _ in }
      trial.holds("two") { _ in }
    }
    #expect(trial.outcome.parts == 1)
    #expect(trial.outcome.passedParts == 1)
    #expect(trial.outcome.cases == 2)
    #expect(trial.outcome.passed == 2)
  }

  @Test func aFailingCaseFailsItsPartAlone() {
    trial.part {
      trial.holds("one") { _ in }
      trial.holds("two") { _ in throw Mismatch("wrong") }
      trial.holds("three") { _ in throw Mismatch("wrong too") }
    }
    trial.part { trial.holds("four") { _ in } }
    trial.holds("five") { _ in throw Mismatch("wrong") }
    #expect(trial.outcome.parts == 3)
    #expect(trial.outcome.passedParts == 1)
    #expect(trial.outcome.cases == 5)
    #expect(trial.outcome.passed == 2)
    #expect(trial.outcome.findings.map(\.label) == ["two", "three", "five"])
    #expect(trial.outcome.findings.map(\.part) == [0, 0, nil])
  }

  @Test func whatPresumesTheForwardPassIsCountedWhenItFails() {
    trial.presumingForward {
      trial.holds("one") { _ in }
      trial.holds("two") { _ in throw Mismatch("wrong") }
      trial.holds("three") { _ in throw CallFailure.timedOut(limit: .seconds(1), on: .wall) }
    }
    #expect(trial.outcome.presumptions == 1)
    #expect(trial.outcome.halves == 0, "no gradient is right for the student's forward function")
  }
}
