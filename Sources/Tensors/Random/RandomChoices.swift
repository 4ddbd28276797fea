extension RandomSource {
  /// Puts an array into random order, every order equally likely (Fisher and Yates; Durstenfeld, 1964).
  ///
  /// For i from the last index down to 1, element i changes places with element `below(i + 1)`.
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    for i in array.indices.dropFirst().reversed() {
      array.swapAt(i, below(i + 1))
    }
  }

  /// The numbers 0..<n in random order: ``shuffle(_:)`` of 0, 1, …, n − 1. Traps when n < 0.
  public mutating func permutation(_ n: Int) -> [Int] {
    require(n >= 0, "there is no permutation of \(n) numbers")
    var result = Array(0..<n)
    shuffle(&result)
    return result
  }

  /// An index, drawn with probability in proportion to its weight: the first i with w₀ + … + wᵢ > u·Σw, for
  /// one ``uniform()`` draw u.
  ///
  /// An index of weight 0 is never drawn. Traps when a weight is negative, NaN or infinite, or all are 0.
  public mutating func categorical(_ weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    require(
      weights.allSatisfy { $0 >= 0 } && total > 0 && total.isFinite,
      "weights for a draw must be at least 0, finite and not all 0: \(weights)")
    let threshold = uniform() * total
    var cumulative = 0.0
    for (index, weight) in weights.enumerated() {
      cumulative += weight
      if cumulative > threshold { return index }
    }
    // Reached only when u·Σw rounds up to Σw.
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  /// An index, drawn with probability in proportion to the vector's element there. Traps for another rank, and
  /// for the weights for which the draw from an array traps.
  public mutating func categorical(_ weights: Tensor) -> Int {
    require(weights.rank == 1, "weights for a draw are a vector, not of shape \(weights.shape)")
    return categorical(weights.storage)
  }
}
