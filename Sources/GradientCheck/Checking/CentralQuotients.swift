import NumericalDifferentiation
import Foundation
import Tensors

/// Plain central quotients `⟨g_k, f(x + h e_i) − f(x − h e_i)⟩/2h` by every entry of one argument.
///
/// Two evaluations per group of entries (see ``Dependencies``), and no error bound: a quotient serves only to
/// confirm an analytic derivative with which it agrees. Whether groups were right is confirmed by a random
/// direction in which all entries move.
struct CentralQuotients {
  /// The distance h by which entries of size at most 1 moved.
  let step: Double
  private let argument: Int
  private let x: Tensor
  private let evaluator: PerturbedEvaluator
  private let cotangents: Cotangents
  private let options: DifferenceOptions
  /// Entry `[k·n + i]` is the quotient of cotangent k by entry i, of n.
  private var quotients: [Double] = []
  /// Right minus left difference quotient, O(h) where the function is smooth; large at a kink, where a central
  /// quotient confirms nothing.
  private var gaps: [Double] = []

  /// Evaluates the function.
  init(
    by argument: Int, _ evaluator: PerturbedEvaluator, _ cotangents: Cotangents, _ options: DifferenceOptions,
    using random: inout SplitMix64
  ) throws {
    step = exp2(options.precision.stepExponent + 1)
    self.argument = argument
    self.evaluator = evaluator
    self.cotangents = cotangents
    self.options = options
    x = evaluator.point[argument]
    if let dependencies = try Dependencies(of: argument, evaluator, using: &random) {
      try measure(EntryGroups(dependencies.groups), dependencies.results)
      if try isConfirmed(using: &random) { return }
    }
    try measure(EntryGroups(singles: x.count), nil)
  }

  /// The quotients for one cotangent, one per entry.
  func quotients(_ k: Int) -> ArraySlice<Double> { quotients[k * x.count..<(k + 1) * x.count] }

  /// The gaps for one cotangent, one per entry.
  func gaps(_ k: Int) -> ArraySlice<Double> { gaps[k * x.count..<(k + 1) * x.count] }

  private mutating func measure(_ groups: EntryGroups, _ results: ResultSets?) throws {
    quotients = Array(repeating: 0, count: cotangents.count * x.count)
    gaps = quotients
    let above = x.storage.map { $0 + step * LineDerivative.scale(of: $0) }
    let below = x.storage.map { $0 - step * LineDerivative.scale(of: $0) }
    var products = DifferenceProducts(cotangents, origin: evaluator.origin)
    try evaluator.pairs(moving: argument, groups, to: above, and: below) { group, right, left in
      products.take(right, left)
      for entry in groups[group] {
        if let results {
          products.add(over: results, of: entry)
        } else {
          products.addAll()
        }
        let distance = (above[entry] - below[entry]) / 2
        func set(_ k: Int) {
          let (right, left) = (products.right(k), products.left(k))
          quotients[k * x.count + entry] = (right + left) / (2 * distance)
          gaps[k * x.count + entry] = (right - left) / distance
        }
        if let results, cotangents.areUnits {
          results.forEachResult(of: entry, set)
        } else {
          for k in 0..<cotangents.count { set(k) }
        }
      }
    }
  }

  /// Whether the quotients predict how the results move along a random direction.
  private func isConfirmed(using random: inout SplitMix64) throws -> Bool {
    let still = evaluator.point.map { Tensor.zeros($0.shape) }
    let direction = Direction(moving: [argument], at: evaluator.point, still, using: &random)
    let t = step * direction.step * 8
    var products = DifferenceProducts(cotangents, origin: evaluator.origin)
    products.take(
      try evaluator.result(at: direction.moved(evaluator.point, by: t)),
      try evaluator.result(at: direction.moved(evaluator.point, by: -t)))
    products.addAll()
    for k in 0..<cotangents.count {
      let seen = (products.right(k) + products.left(k)) / (2 * t)
      let (predicted, scale) = direction.product(with: quotients(k), of: argument)
      let noise = 64 * options.precision.unitRoundoff / t * cotangents.magnitudes[k]
      // Not `>`, so that a NaN fails.
      guard abs(predicted - seen) <= 10 * options.precision.agreement * scale + noise else { return false }
    }
    return true
  }
}
