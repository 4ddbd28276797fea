import Measurement
import Testing

@Suite struct OutcomeTests {
  private static let sign = Diagnosis(rows: [2], "The sign is wrong.")
  private static let mean = Diagnosis(rows: [1, 5], "It is averaged.")
  private static let nowhere = Diagnosis(rows: [], "It is odd.")

  private static let judgements: [(Naming, Set<Int>, Outcome)] = [
    (.unnamed, [2], .unnamed), (.named(sign), [2, 55], .namedRightly),
    (.named(mean), [5], .namedRightly), (.named(sign), [1], .namedWrongly),
    (.named(sign), [], .namedWrongly), (.named(nowhere), [2], .namedWrongly),
    (.candidates([sign, mean]), [1], .unnamed), (.candidates([sign, mean]), [1, 2], .namedRightly),
    (.candidates([mean]), [], .unnamed), (.candidates([]), [1], .unnamed),
  ]

  @Test(arguments: judgements) func isJudgedByRows(_ naming: Naming, _ truth: Set<Int>, _ expected: Outcome) {
    #expect(Outcome(of: naming, truth: truth) == expected)
  }

  @Test func tallyCountsEachOutcome() {
    let tally = Tally([.missed, .namedRightly, .namedRightly, .namedWrongly, .unnamed])
    #expect(tally.trials == 5)
    #expect(tally.caught == 4)
    #expect(tally.namedRightly == 2)
    #expect(tally.namedWrongly == 1)
    #expect(tally.unnamed == 1)
  }
}
