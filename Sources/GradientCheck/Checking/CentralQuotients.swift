import Foundation
import Tensors

/// Plain central quotients `⟨g_k, f(x + h e_i) − f(x − h e_i)⟩/2h` by every entry of one argument.
///
/// Two evaluations per group of entries (see ``Dependencies``), and no error bound: a quotient serves only to
/// confirm an analytic derivative with which it agrees. Whether groups were right is confirmed by a random
/// direction in which all entries move.
struct CentralQuotients {
  /// `quotients[k][i]`.
  private(set) var quotients: [[Double]]
  /// `gaps[k][i]`: right minus left difference quotient, O(h) where the function is smooth; large at a kink, where
  /// a central quotient confirms nothing.
  private(set) var gaps: [[Double]]
  /// The distance h by which each entry moved.
  let step: Double

  /// Evaluates the function.
  init(
    by argument: Int, _ evaluator: PerturbedEvaluator, _ cotangents: Cotangents, _ options: DifferenceOptions,
    using random: inout SplitMix64
  ) throws {
    step = exp2(options.precision.stepExponent + 1)
    let x = evaluator.point[argument]
    let zeros = Array(repeating: Array(repeating: 0.0, count: x.count), count: cotangents.count)
    (quotients, gaps) = (zeros, zeros)
    if let dependencies = try Dependencies(of: argument, evaluator, using: &random) {
      try measure(dependencies.groups, dependencies, argument, evaluator, cotangents)
      if try isConfirmed(argument, evaluator, cotangents, options, using: &random) { return }
      (quotients, gaps) = (zeros, zeros)
    }
    try measure(x.storage.indices.map { [$0] }, nil, argument, evaluator, cotangents)
  }

  private mutating func measure(
    _ groups: [[Int]], _ dependencies: Dependencies?, _ argument: Int, _ evaluator: PerturbedEvaluator,
    _ cotangents: Cotangents
  ) throws {
    let x = evaluator.point[argument].storage
    let perturbations = groups.flatMap { group in
      [step, -step].map { step in
        Perturbation(
          argument: argument, offsets: group,
          values: group.map { x[$0] + step * LineDerivative.scale(of: x[$0]) })
      }
    }
    var above = evaluator.origin
    try evaluator.results(at: perturbations) { index, result in
      guard index % 2 == 1 else { return above = result }
      for (place, entry) in groups[index / 2].enumerated() {
        let distance = perturbations[index - 1].values[place] - perturbations[index].values[place]
        guard above.shape == evaluator.origin.shape, result.shape == evaluator.origin.shape else {
          for k in quotients.indices { quotients[k][entry] = .nan }
          continue
        }
        let difference = (above.storage, result.storage, evaluator.origin.storage)
        if let dependencies {
          dependencies.forEachResult(of: entry) { add($0, difference, distance, entry, cotangents) }
        } else if case .random(let tensors) = cotangents {
          for k in tensors.indices {
            let g = tensors[k].storage
            let right = CotangentProducts.product(g, difference.0, difference.2)
            let left = CotangentProducts.product(g, difference.2, difference.1)
            quotients[k][entry] = (right + left) / distance
            gaps[k][entry] = 2 * (right - left) / distance
          }
        } else {
          for place in difference.0.indices { add(place, difference, distance, entry, cotangents) }
        }
      }
    }
  }

  /// Adds what one result contributes.
  private mutating func add(
    _ result: Int, _ difference: ([Double], [Double], [Double]), _ distance: Double, _ entry: Int,
    _ cotangents: Cotangents
  ) {
    let slope = (difference.0[result] - difference.1[result]) / distance
    let bend = difference.0[result] - difference.2[result] - (difference.2[result] - difference.1[result])
    let gap = 2 * bend / distance
    switch cotangents {
    case .random(let tensors):
      for k in tensors.indices {
        quotients[k][entry] += tensors[k].storage[result] * slope
        gaps[k][entry] += tensors[k].storage[result] * gap
      }
    case .units: (quotients[result][entry], gaps[result][entry]) = (slope, gap)
    }
  }

  /// Whether the quotients predict how the results move along a random direction.
  private func isConfirmed(
    _ argument: Int, _ evaluator: PerturbedEvaluator, _ cotangents: Cotangents, _ options: DifferenceOptions,
    using random: inout SplitMix64
  ) throws -> Bool {
    let x = evaluator.point[argument]
    let still = evaluator.point.map { Tensor.zeros($0.shape) }
    let direction = Direction(moving: [argument], at: evaluator.point, still, using: &random)
    let t = step * direction.step * 8
    let (above, below) = (
      try evaluator.result(at: direction.moved(evaluator.point, by: t)),
      try evaluator.result(at: direction.moved(evaluator.point, by: -t))
    )
    guard above.shape == evaluator.origin.shape, below.shape == above.shape else { return false }
    for k in 0..<cotangents.count {
      let seen = CotangentProducts.product(cotangents[k].storage, above.storage, below.storage) / (2 * t)
      var gradients = still
      gradients[argument] = Tensor(shape: x.shape, storage: quotients[k])
      let noise =
        64 * options.precision.unitRoundoff / t
        * euclideanNorm(zip(cotangents[k].storage, evaluator.origin.storage).map { $0 * $1 })
      let allowed = 10 * options.precision.agreement * direction.scale(of: gradients) + noise
      guard abs(direction.product(with: gradients) - seen) <= allowed else { return false }
    }
    return true
  }
}
