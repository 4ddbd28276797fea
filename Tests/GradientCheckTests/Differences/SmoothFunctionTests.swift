import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct SmoothFunctionTests {
  struct Tally: CustomStringConvertible {
    var wrong: [UInt64] = []
    var missed: [UInt64] = []
    var inconclusive: [UInt64] = []
    var perturbed = 0
    var evaluations = 0
    var entries = 0
    var description: String {
      "wrong \(wrong), missed \(missed) of \(perturbed), inconclusive \(inconclusive), "
        + "\(Double(evaluations) / Double(entries)) evaluations per entry"
    }
  }

  /// Compares right gradients, and the same with one entry off by 0.1 % of the norm.
  private func tally(_ seeds: Range<UInt64>, scale: (inout SplitMix64) -> Double) -> Tally {
    var tally = Tally()
    for seed in seeds {
      let program = SmoothProgram(seed: seed, scale: scale)
      let right = program.gradient
      let numerical = numericalGradient(of: program.value, at: program.point)
      tally.evaluations += numerical.evaluations
      tally.entries += right.count
      switch compare(right, to: numerical).verdict {
      case .right: break
      case .wrong: tally.wrong.append(seed)
      case .inconclusive: tally.inconclusive.append(seed)
      }
      let norm = right.storage.reduce(0) { $0 + $1 * $1 }.squareRoot()
      var random = SplitMix64(seed: seed)
      let entry = random.below(right.count)
      // What moves the value by less than 10⁻⁸ of itself over the scale of the entry is below its round-off.
      let effect = 1e-3 * norm * min(program.scales[entry], max(1, abs(program.point.storage[entry])))
      guard effect > 1e-8 * abs(program.value(at: program.point)) else { continue }
      tally.perturbed += 1
      var perturbed = right
      perturbed.storage[entry] += random.next() & 1 == 0 ? 1e-3 * norm : -1e-3 * norm
      if compare(perturbed, to: numerical).wrongEntries != [entry] { tally.missed.append(seed) }
    }
    return tally
  }

  @Test func ordinaryScale() {
    let tally = tally(0..<2000) { _ in 1 }
    #expect(tally.wrong.isEmpty && tally.missed.isEmpty && tally.inconclusive.isEmpty, "\(tally)")
    #expect(tally.evaluations < 15 * tally.entries, "\(tally)")
  }

  @Test func scalesFromMillionthsToMillions() {
    let tally = tally(0..<1000) { random in pow(10, 12 * random.uniform() - 6) }
    #expect(tally.wrong.isEmpty && tally.missed.isEmpty, "\(tally)")
    #expect(tally.inconclusive.isEmpty, "\(tally)")
  }
}
