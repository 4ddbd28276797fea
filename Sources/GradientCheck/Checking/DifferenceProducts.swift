import Tensors

/// Products of all cotangents with the differences of two results from the one at the point:
/// `⟨g_k, y₊ − y₀⟩` and `⟨g_k, y₀ − y₋⟩`, over all results or over chosen ones.
struct DifferenceProducts {
  /// `⟨g_k, y₊ − y₀⟩`, one per cotangent.
  private(set) var right: [Double]
  /// `⟨g_k, y₀ − y₋⟩`.
  private(set) var left: [Double]
  private let cotangents: Cotangents
  private let shape: [Int]
  private let origin: [Double]
  private var above: [Double] = []
  private var below: [Double] = []

  init(_ cotangents: Cotangents, origin: Tensor) {
    self.cotangents = cotangents
    shape = origin.shape
    self.origin = origin.storage
    right = Array(repeating: 0, count: cotangents.count)
    left = right
  }

  /// Takes two results; those of another shape count as NaN.
  mutating func take(_ above: Tensor, _ below: Tensor) {
    let isComparable = above.shape == shape && below.shape == shape
    self.above = isComparable ? above.storage : origin.map { _ in .nan }
    self.below = isComparable ? below.storage : self.above
  }

  /// Starts sums over chosen results.
  mutating func reset() {
    for k in right.indices { (right[k], left[k]) = (0, 0) }
  }

  /// Adds what one result contributes.
  mutating func add(_ result: Int) {
    let (up, down) = (above[result] - origin[result], origin[result] - below[result])
    guard !cotangents.areUnits else { return (right[result], left[result]) = (up, down) }
    let weights = cotangents.byResult
    let start = result * cotangents.count
    for k in right.indices {
      right[k] += weights[start + k] * up
      left[k] += weights[start + k] * down
    }
  }

  /// The products over all results.
  mutating func addAll() {
    reset()
    for result in origin.indices { add(result) }
  }
}
