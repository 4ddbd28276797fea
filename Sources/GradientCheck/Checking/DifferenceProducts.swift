import NumericalDifferentiation
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

  /// The products over the results that an entry can change. For unit cotangents there is nothing to add up, and
  /// the products of other results keep their values.
  mutating func add(over results: ResultSets, of entry: Int) {
    let (weights, vectors) = (cotangents.byResult, cotangents.vectors)
    let (above, origin, below) = (above, origin, below)
    guard !cotangents.areUnits else {
      results.forEachResult(of: entry) { result in
        rightSums[result >> 2][result & 3] = above[result] - origin[result]
        leftSums[result >> 2][result & 3] = origin[result] - below[result]
      }
      return
    }
    for vector in 0..<vectors {
      var (right, left) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      results.forEachResult(of: entry) { result in
        let weight = weights[result * vectors + vector]
        right += weight * (above[result] - origin[result])
        left += weight * (origin[result] - below[result])
      }
      (rightSums[vector], leftSums[vector]) = (right, left)
    }
  }

  /// The products over all results.
  mutating func addAll() {
    let (weights, vectors) = (cotangents.byResult, cotangents.vectors)
    let (above, origin, below) = (above, origin, below)
    guard !cotangents.areUnits else {
      for result in origin.indices {
        rightSums[result >> 2][result & 3] = above[result] - origin[result]
        leftSums[result >> 2][result & 3] = origin[result] - below[result]
      }
      return
    }
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
