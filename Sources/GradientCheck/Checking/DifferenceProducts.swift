import Tensors

/// Products of all cotangents with the differences of two results from the one at the point:
/// `⟨g_k, y₊ − y₀⟩` and `⟨g_k, y₀ − y₋⟩`, over all results or over chosen ones.
struct DifferenceProducts {
  private let cotangents: Cotangents
  private let shape: [Int]
  private let origin: [Double]
  private var above: [Double] = []
  private var below: [Double] = []
  /// Four cotangents a vector; for unit cotangents one result each.
  private var rightSums: [SIMD4<Double>]
  private var leftSums: [SIMD4<Double>]

  init(_ cotangents: Cotangents, origin: Tensor) {
    self.cotangents = cotangents
    shape = origin.shape
    self.origin = origin.storage
    rightSums = Array(repeating: .zero, count: cotangents.vectors)
    leftSums = rightSums
  }

  /// `⟨g_k, y₊ − y₀⟩`.
  func right(_ k: Int) -> Double { rightSums[k >> 2][k & 3] }

  /// `⟨g_k, y₀ − y₋⟩`.
  func left(_ k: Int) -> Double { leftSums[k >> 2][k & 3] }

  /// Takes two results; those of another shape count as NaN.
  mutating func take(_ above: Tensor, _ below: Tensor) {
    let isComparable = above.shape == shape && below.shape == shape
    self.above = isComparable ? above.storage : origin.map { _ in .nan }
    self.below = isComparable ? below.storage : self.above
  }

  /// Starts sums over chosen results. For unit cotangents there is nothing to add up, and the products of results
  /// that are not chosen anew keep their values.
  mutating func reset() {
    guard !cotangents.areUnits else { return }
    for vector in rightSums.indices { (rightSums[vector], leftSums[vector]) = (.zero, .zero) }
  }

  /// Adds what one result contributes.
  mutating func add(_ result: Int) {
    let (up, down) = (above[result] - origin[result], origin[result] - below[result])
    guard !cotangents.areUnits else {
      (rightSums[result >> 2][result & 3], leftSums[result >> 2][result & 3]) = (up, down)
      return
    }
    let weights = cotangents.byResult
    let start = result * cotangents.vectors
    for vector in rightSums.indices {
      rightSums[vector] += weights[start + vector] * up
      leftSums[vector] += weights[start + vector] * down
    }
  }

  /// The products over all results.
  mutating func addAll() {
    guard !cotangents.areUnits else { return origin.indices.forEach { add($0) } }
    let (weights, vectors) = (cotangents.byResult, cotangents.vectors)
    let (above, origin, below) = (above, origin, below)
    for vector in 0..<vectors {
      var (right, left) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for result in origin.indices {
        let weight = weights[result * vectors + vector]
        right += weight * (above[result] - origin[result])
        left += weight * (origin[result] - below[result])
      }
      (rightSums[vector], leftSums[vector]) = (right, left)
    }
  }
}
