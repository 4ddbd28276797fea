import Foundation
import GradientCheck
import Tensors
import Testing

/// Random compositions of smooth functions with exact gradients: 100,000 draws, no false alarm, no miss.
@Suite struct RandomFunctionsTests {
  private static let draws = 100_000
  private static let parts = 20

  /// Every verdict on a right gradient and on the same with one entry off by 0.1 % of the norm.
  @Test(arguments: 0..<parts)
  func rightGradientsAreNeverCalledWrongAndWrongOnesAlways(part: Int) {
    var (alarms, misses, open): ([UInt64], [UInt64], [UInt64]) = ([], [], [])
    let size = UInt64(Self.draws / Self.parts)
    for seed in UInt64(part) * size..<UInt64(part + 1) * size {
      // Half at ordinary scale, half with arguments and results from millionths to millions.
      let program = SmoothProgram(seed: seed) { random in
        seed % 2 == 0 ? 1 : pow(10, 12 * random.uniform() - 6)
      }
      let right = program.gradient
      var options = GradientCheckOptions(seed % 4 < 2 ? .screenThenEntries : .entries, seed: seed)
      options.namesMistakes = false
      let report = checkGradient(of: program.value, at: program.point, options: options) { _ in right }
      if report.verdict == .wrong { alarms.append(seed) }
      if report.verdict == .inconclusive { open.append(seed) }
      guard let wrong = Self.perturbed(right, of: program, seed: seed) else { continue }
      let verdict = checkGradient(of: program.value, at: program.point, options: options) { _ in wrong }
        .verdict
      if verdict != .wrong { misses.append(seed) }
    }
    #expect(alarms.isEmpty, "right gradients called wrong: seeds \(alarms)")
    #expect(misses.isEmpty, "wrong gradients not called wrong: seeds \(misses)")
    #expect(open.isEmpty, "right gradients left open: seeds \(open)")
  }

  /// One entry off by 0.1 % of the norm; nil where that moves the value by less than its round-off.
  private static func perturbed(_ gradient: Tensor, of program: SmoothProgram, seed: UInt64) -> Tensor? {
    let norm = (gradient * gradient).sum().squareRoot()
    var random = SplitMix64(seed: seed)
    let entry = random.below(gradient.count)
    let size = min(program.scales[entry], max(1, abs(program.point.storage[entry])))
    guard 1e-3 * norm * size > 1e-8 * abs(program.value(at: program.point)) else { return nil }
    var result = gradient
    result.storage[entry] += random.next() & 1 == 0 ? 1e-3 * norm : -1e-3 * norm
    return result
  }
}
