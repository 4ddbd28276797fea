import Checks
import CourseModel
import WorkerProtocol

/// Proves of each case that it can fail: the reference's answers are distorted, and the case has to notice.
///
/// A case that ignores what the code returns, or compares it with itself, holds whatever that is. Known mistakes do not
/// show it when other cases of the item catch them.
struct CaseProver {
  let graded: AnyGradedExercise
  let context: GradingContext

  /// How often all answers of an item are distorted, each time in another way, and then those of one case.
  private static let rounds = 8

  /// The cases that the reference runs, and those that hold whatever is answered.
  ///
  /// - Throws: when the reference cannot be asked.
  func prove() throws -> (cases: [Verification.CaseName], vacuous: [Verification.CaseName]) {
    let reference = RememberingChannel(try context.reference(of: graded.exercise)())
    var cases: [Verification.CaseName] = []
    var vacuous: [Verification.CaseName] = []
    for (index, item) in graded.exercise.items.enumerated() {
      var measurements: [Double] = []
      for variant in item.visibility.variants {
        let run = Run(
          index: index, variant: variant, reference: reference, measurements: measurements, prover: self)
        let list = CaseList()
        measurements = run.outcome(on: reference, observer: list).measurements
        func names(_ labels: [String]) -> [Verification.CaseName] {
          labels.map { Verification.CaseName(item: item.id, variant: variant, label: $0) }
        }
        cases += names(list.labels)
        vacuous += names(vacuousCases(among: list.labels, in: run))
      }
    }
    return (cases, vacuous)
  }

  private func vacuousCases(among labels: [String], in run: Run) -> [String] {
    var unproved = labels
    func distort(_ target: String?) {
      for round in 0..<Self.rounds where unproved.contains(where: { target == nil || $0 == target }) {
        let channel = DistortingChannel(run.reference, only: target, seed: UInt64(round))
        let failed = run.outcome(on: channel, observer: channel).findings
          .filter { $0.kind == .failed }.map(\.label)
        unproved.removeAll { label in
          // What is measured with several seeds is judged once.
          failed.contains { label == $0 || label.hasPrefix("\($0), seed ") }
        }
      }
    }
    distort(nil)
    // A case may have run on the answers to an earlier one only.
    for label in unproved { distort(label) }
    return unproved
  }

  /// One variant of one item's checks.
  private struct Run {
    let index: Int
    let variant: Variant
    let reference: RememberingChannel
    let measurements: [Double]
    let prover: CaseProver

    func outcome(on channel: any CallChannel, observer: any TrialObserver) -> TrialOutcome {
      prover.graded.run(
        item: index,
        TrialRequest(
          variant: variant, seed: prover.context.seed, channel: channel, reference: { reference },
          oracle: prover.context.oracle, earlierMeasurements: measurements,
          observer: observer))
    }
  }
}
