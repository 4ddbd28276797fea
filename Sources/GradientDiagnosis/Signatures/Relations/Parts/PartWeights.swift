import NumericalDifferentiation
import Tensors

/// `n = Σ wₜ nₜ` and `a = Σ cₜ nₜ` with other weights, or `a` keeps one part in each entry.
func partWeights(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape, pair.isComplete else { return [] }
  let sums = pair.observation.parts.compactMap { PartSum($0.withoutRepetition, pair) }
  // Overwriting says the same of windows, and of the windows of each channel.
  let overwritten = Signature(.partsOverwritten, sums.compactMap(\.overwritten))
  return sums.compactMap(\.weighted) + [overwritten].compactMap(\.self)
}

/// Parts of a gradient that add up to it, those that are 0 left out.
struct PartSum {
  let pair: GradientPair
  let parts: GradientParts
  /// Offsets of the parts that are not 0.
  let used: [Int]
  /// Right weights, for all parts; nil for a mixture.
  let weights: [Double]?

  /// Nil where the parts are not shaped like the gradient, or do not add up to it.
  init?(_ parts: GradientParts, _ pair: GradientPair) {
    self.pair = pair
    self.parts = parts
    let values = parts.parts.map(\.storage)
    guard parts.parts.count > 1, parts.parts.allSatisfy({ $0.shape == pair.shape }),
      values.joined().allSatisfy(\.isFinite)
    else { return nil }
    used = values.indices.filter { euclideanNorm(values[$0]) > pair.zero }
    switch parts.combination {
    case .sum(let weights):
      guard agree(pair.n, Self.sum(values, weights), pair.tolerance) else { return nil }
      self.weights = weights
    case .mixture: weights = nil
    }
  }

  /// `Σ cₜ nₜ`.
  static func sum(_ values: [[Double]], _ weights: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: values[0].count)
    for (part, weight) in zip(values, weights) where weight != 0 {
      for index in sum.indices { sum[index] += weight * part[index] }
    }
    return sum
  }

  func fits(_ weights: [Double]) -> Bool { pair.fits(Self.sum(parts.parts.map(\.storage), weights)) }

  /// The weights of `a`; patterns of 0 and 1 first, since they need fewer entries than least squares.
  var weighted: Signature? {
    guard let right = weights else { return tiedSignature }
    let telling = pair.n.count { abs($0) > 1e-3 * pair.norm }
    guard !used.isEmpty, telling >= 2 || pair.norm <= pair.zero else { return nil }
    let patterns = partPatterns(count: parts.parts.count, right: right)
    let fitting = patterns.filter { $0 != right && fits($0) }
    if let pattern = fitting.first {
      // Of equal parts it cannot be told which one is lost.
      let isOnly = fitting.allSatisfy { other in used.allSatisfy { other[$0] == pattern[$0] } }
      return isOnly ? signature(pattern, right) : nil
    }
    let basis = used.map { parts.parts[$0].storage }
    guard pair.n.count >= basis.count + 3, let fit = leastSquares(basis, pair.a),
      fit.residual <= pair.tolerance
    else { return nil }
    var found = right
    for (part, weight) in zip(used, fit.coefficients) { found[part] = snapped(weight) }
    // One constant for all is said by that rule.
    let ratios = used.map { right[$0] == 0 ? .infinity : found[$0] / right[$0] }
    let isConstant = ratios.allSatisfy { abs($0 - ratios[0]) <= 1e-5 * abs(ratios[0]) }
    return isConstant ? nil : signature(found, right)
  }

  /// Of parts that tie, all count fully: `a = Σ nₜ`.
  private var tiedSignature: Signature? {
    guard used.count > 1, fits(parts.parts.map { _ in 1 }) else { return nil }
    return Signature(
      .partsWeighted,
      Interpretation(
        symbols: "all \(parts.noun)s", statement: "Each \(parts.noun) that ties gets the whole gradient",
        question: "must they share it, or only the first get it"))
  }

  /// A weight within 10⁻⁵ of a whole number is that.
  private func snapped(_ weight: Double) -> Double {
    abs(weight - weight.rounded()) < 1e-5 ? weight.rounded() : weight
  }
}

/// Weights of 0 and 1 that mistakes give: only one part, only the first or last few, all but one, all.
private func partPatterns(count: Int, right: [Double]) -> [[Double]] {
  func weights(_ isIn: (Int) -> Bool) -> [Double] { (0..<count).map { isIn($0) ? 1 : 0 } }
  let prefixes = (1..<count).flatMap { length in
    [weights { $0 >= count - length }, weights { $0 < length }]
  }
  let single = (0..<count).flatMap { part in
    [weights { $0 == part }, (0..<count).map { $0 == part ? 0 : right[$0] }]
  }
  return [weights { _ in true }] + prefixes + single
}
