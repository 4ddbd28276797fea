import Checks
import CourseModel
import Tensors
import Testing

private let training = GradedItem<Int>(
  "g", "Training", levels: [(0.7, 1), (0.9, 3)], Calibration(reference: 0.95, rival: 0.6, "a constant")
) { _ in }

/// One variant of an item with levels 0.9 and 0.7; the student's runs measure these values in turn.
private func measured(
  _ variant: Variant, _ values: [Double], earlier: [Double] = []
) -> (outcome: TrialOutcome, runs: Int) {
  let trial = Trial(
    of: 0, variant: variant, random: Seed(1).stream(exercise: "", item: "", variant: .hidden),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }),
    levels: training.levels, earlier: earlier)
  var runs = 0
  trial.measure("accuracy") { _, _ in
    defer { runs += 1 }
    return values[runs]
  }
  return (trial.outcome, runs)
}

@Suite struct MeasureCasesTests {
  @Test func levelsAreSortedBestFirst() {
    #expect(training.levels.map(\.points) == [3, 1])
    #expect(training.item.points == 3)
  }

  @Test func aLevelOutsideTheCalibrationIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = GradedItem<Int>(
        "g", "Training", levels: [(0.9, 3)], Calibration(reference: 0.85, rival: 0.6, "a constant")
      ) { _ in }
    }
    await #expect(processExitsWith: .failure) {
      _ = GradedItem<Int>(
        "g", "Training", levels: [(0.9, 3), (0.5, 1)], Calibration(reference: 0.95, rival: 0.6, "a constant")
      ) { _ in }
    }
  }

  @Test func thePublicVariantMeasuresOnce() {
    let (outcome, runs) = measured(.visible, [0.95])
    #expect(runs == 1)
    #expect(outcome.measurements == [0.95])
    #expect(outcome.findings == [])
  }

  @Test(arguments: [
    ([0.95], [0.92], 1, 0.92), ([0.95], [0.8, 0.91], 2, 0.91), ([0.95], [0.2, 0.8], 2, 0.8),
    ([0.1], [0.2], 1, 0.1), ([0.75], [0.95, 0.3], 2, 0.75),
  ]) func theHiddenVariantStopsOnceTheMedianIsDecided(
    _ earlier: [Double], _ values: [Double], _ runs: Int, _ median: Double
  ) {
    let found = measured(.hidden, values, earlier: earlier)
    #expect(found.runs == runs)
    #expect(found.outcome.medianMeasurement == median)
    #expect(found.outcome.levelsMissed == (median < 0.9 ? 1 : 0))
    #expect(found.outcome.findings.count == found.outcome.levelsMissed)
  }

  @Test(arguments: [Double.nan, .infinity]) func aMeasurementThatIsNotFiniteFails(_ value: Double) {
    let (outcome, runs) = measured(.hidden, [value, 1, 1], earlier: [1])
    #expect(runs == 1)
    #expect(outcome.findings.map(\.kind) == [.failed])
    #expect(outcome.levelsMissed == 0)
  }

  /// A run that ended measured something; it is no case that passed.
  @Test(
    arguments: [
      (Variant.visible, [0.95], [], 1), (.visible, [0.5], [], 0), (.hidden, [0.8, 0.91], [0.95], 1),
      (.hidden, [0.2, 0.3], [0.95], 0), (.hidden, [.nan], [0.95], 0),
    ] as [(Variant, [Double], [Double], Int)]) func aMeasurementIsOneCase(
      _ variant: Variant, _ values: [Double], _ earlier: [Double], _ passed: Int
    )
  {
    let outcome = measured(variant, values, earlier: earlier).outcome
    #expect(outcome.cases == 1)
    #expect(outcome.passed == passed)
    #expect(outcome.parts == 1)
    #expect(outcome.passedParts == passed)
    #expect(outcome.findings.count == 1 - passed)
  }

  @Test func theFindingSaysWhatWasReachedAndWhatIsDue() {
    let messages = measured(.visible, [0.5]).outcome.findings.map(\.message)
    #expect(messages == ["the accuracy reached 0.5; full points need 0.9"])
  }

  @Test func eachSeedIsAnother() {
    let trial = Trial<Int>(
      of: 0, variant: .hidden, random: Seed(1).stream(exercise: "", item: "", variant: .hidden),
      oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }),
      levels: training.levels)
    var draws: Set<UInt64> = []
    trial.measure("accuracy") { _, generator in
      draws.insert(generator.next())
      return [0, 0.95, 0.8][draws.count - 1]
    }
    #expect(draws.count == 3)
  }
}
