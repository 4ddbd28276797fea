public import Tensors

// Random cases, drawn from the trial's generator.
extension Trial {
  /// Normal numbers with mean 0, none of them near a kink of the function under test.
  ///
  /// - Parameters:
  ///   - kinks: numbers to keep away from, such as 0 for relu.
  ///   - distance: how far, at least.
  public func normal(
    _ shape: [Int], deviation: Double = 1, awayFrom kinks: [Double] = [], by distance: Double = 0.01
  ) -> Tensor {
    var tensor = Tensor.normal(shape, deviation: deviation, using: &random)
    for offset in tensor.storage.indices {
      while kinks.contains(where: { abs(tensor.storage[offset] - $0) < distance }) {
        tensor.storage[offset] = deviation * random.normal()
      }
    }
    return tensor
  }

  /// Numbers from a range, every one equally likely.
  public func uniform(_ shape: [Int], in range: Range<Double>) -> Tensor {
    .uniform(shape, in: range, using: &random)
  }

  /// Numbers from a range and as many from its negative, in random order: for what overflows on one side of 0.
  public func opposites(_ count: Int, in range: Range<Double>) -> Tensor {
    let numbers = concatenate([uniform([count], in: range), -uniform([count], in: range)])
    return numbers.rows(at: random.permutation(2 * count))
  }

  /// Whole numbers from a range, every one equally likely: ties are likely, and sums are exact.
  public func integers(_ shape: [Int], in range: ClosedRange<Int>) -> Tensor {
    Tensor.zeros(shape).map { _ in Double(range.lowerBound + random.below(range.count)) }
  }

  /// Numbers any two of which are at least a distance apart, in random order: for maxima without ties.
  ///
  /// They lie around 0, one and a half times the distance apart on average.
  public func distinct(_ shape: [Int], apart distance: Double) -> Tensor {
    let count = shape.reduce(1, *)
    // A little more than the distance, which rounding must not undercut.
    var value = -0.75 * distance * Double(count)
    var values = (0..<count).map { _ in
      value += distance * random.uniform(in: 1.001..<2)
      return value
    }
    random.shuffle(&values)
    return Tensor(shape: shape, storage: values)
  }

  /// Class indices, every one equally likely.
  public func labels(_ count: Int, classes: Int) -> [Int] { (0..<count).map { _ in random.below(classes) } }

  /// A random shape with lengths from a range that are pairwise coprime, so that a wrong factor in a gradient names
  /// one axis. None is 1.
  ///
  /// Each length is a power of a prime of its own. Traps when the range holds powers of too few primes.
  public func coprimeShape(axes: Int, in range: ClosedRange<Int> = 2...9) -> [Int] {
    var powers = (2...range.upperBound).filter { candidate in
      (2..<candidate).allSatisfy { !candidate.isMultiple(of: $0) }
    }
    .map { prime in
      Array(sequence(first: prime) { $0 * prime }.prefix { $0 <= range.upperBound }.filter(range.contains))
    }
    .filter { !$0.isEmpty }
    precondition(axes <= powers.count, "\(range) holds powers of \(powers.count) primes, not of \(axes)")
    random.shuffle(&powers)
    return powers.prefix(axes).map { $0[random.below($0.count)] }
  }
}

extension RandomSource {
  /// A permutation of `0 ..< n` that moves something: one that moves nothing tests nothing. There is none for `n` below 2,
  /// and then the order stays.
  public mutating func reordering(_ n: Int) -> [Int] {
    let order = permutation(n)
    return order == Array(0..<n) ? order.reversed() : order
  }
}
