import Foundation
import LabKit

/// Measures what a correct solution reaches in the training items, over many seeds.
///
///     swift run -c release Calibration [seeds]
///
/// Each line: the accuracy on test data (worst and median seed), that of a rival which must earn nothing (best of as many),
/// and the time of one training.
@main struct Calibration {
  static func main() throws {
    let seeds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10
    guard seeds >= 1 else { fatalError("usage: Calibration [seeds]") }
    print("\(seeds) seeds; accuracy worst / median; the rival's best; one training")
    let tasks: [any Task] = [xor, contrastDigits, DigitsSetting()] + catalogue
    for task in tasks { print(try line(of: task, seeds: seeds)) }
  }

  private static func line(of task: some Task, seeds: Int) throws -> String {
    let (summary, rival) = (try Summary(of: task, seeds: seeds), try Summary(of: task.rival, seeds: seeds))
    let numbers = String(
      format: "%.4f / %.4f; %.4f; %.1f ms", summary.worst, summary.median, rival.best,
      1000 * summary.medianSeconds)
    return "\(task.name) \(numbers) (rival: \(task.rivalName))"
  }

  /// Item g of mlp.
  static let xor = Setting(
    name: "mlp, item g: xor, 100 examples, 2-8-1 tanh, 100 steps, rate 2:",
    data: {
      (.xorClusters(count: 100, seed: 2 * $0), .xorClusters(count: 400, seed: 2 * $0 + 1))
    },
    layerSizes: [2, 8, 1], activation: .tanh, budget: .steps(100), learningRate: 2)

  /// Item h of mlp.
  static let contrastDigits = Setting(
    name:
      "mlp, item h: digits 8×8 easy, alternating contrast, 400 examples, 64-32-10 relu, 6 epochs of 10, rate 0.2:",
    data: { seed in
      let digits = { (count: Int, seed: UInt64) in
        LabelledData.glyphDigits(count: count, size: 8, difficulty: .easy, seed: seed)
          .withAlternatingContrast()
      }
      return (digits(400, 2 * seed), digits(400, 2 * seed + 1))
    },
    layerSizes: [64, 32, 10], activation: .relu, budget: .epochs(6, batchSize: 10), learningRate: 0.2)

  /// The longer runs that the thresholds were first planned for.
  static let catalogue = [
    Setting(
      name: "xor, 200 examples, 2-8-1 tanh, 1000 steps, rate 0.5:",
      data: { (.xorClusters(count: 200, seed: 2 * $0), .xorClusters(count: 400, seed: 2 * $0 + 1)) },
      layerSizes: [2, 8, 1], activation: .tanh, budget: .steps(1000), learningRate: 0.5),
    Setting(
      name: "digits 16×16 standard, 2000 examples, 256-64-10 relu, 15 epochs of 20, rate 0.1:",
      data: { (.glyphDigits(count: 2000, seed: 2 * $0), .glyphDigits(count: 1000, seed: 2 * $0 + 1)) },
      layerSizes: [256, 64, 10], activation: .relu, budget: .epochs(15, batchSize: 20), learningRate: 0.1),
  ]
}
