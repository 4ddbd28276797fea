import GradientCheck
import Testing

@Suite struct StatisticalFamilyTests {
  /// Counts of 20,000 trials at 1/2 with p-values of about 10⁻⁴, 0.8 and 10⁻⁶.
  private let results = [10_275, 10_018, 9655].map {
    Statistics.binomial(successes: $0, trials: 20_000, probability: 0.5)
  }

  @Test func theRateIsShared() {
    let family = StatisticalFamily(results, falseAlarmRate: 3e-4)
    #expect(family.members.allSatisfy { abs($0.falseAlarmRate - 1e-4) < 1e-18 })
    #expect(family.members.map(\.pValue) == results.map(\.pValue))
    #expect(!family.isPlausible && family.failures.map(\.sentence) == [results[2].sentence])
    #expect(StatisticalFamily(results, falseAlarmRate: 1e-9).isPlausible)
  }

  @Test func theCombinedTestIsTheWorstOne() {
    let combined = StatisticalFamily(results, falseAlarmRate: 3e-4).combined
    #expect(combined.pValue == 3 * results[2].pValue && combined.falseAlarmRate == 3e-4)
    #expect(combined.sentence.hasPrefix("9655 of 20000, where 10000 are expected"))
    #expect(StatisticalFamily([results[1]]).combined.pValue == results[1].pValue)
  }

  /// One test that alone would fail at the rate passes in a family of ten.
  @Test func aFamilyIsMoreLenientThanItsMembers() {
    let alone = Statistics.binomial(
      successes: 10_275, trials: 20_000, probability: 0.5, falseAlarmRate: 3e-4)
    let others = [StatisticalResult](repeating: results[1], count: 9)
    #expect(!alone.isPlausible && StatisticalFamily([alone] + others, falseAlarmRate: 3e-4).isPlausible)
  }
}
