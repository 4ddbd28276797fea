public import Exercises
import Tensors

extension LabelledData {
  /// Two classes that a hyperplane separates with a known margin.
  ///
  /// A random unit vector `(a, b)` of `d + 1` components defines the hyperplane `a·x + b = 0`. Points are drawn
  /// from `N(0, I)` and kept if `|a·x + b| ≥ γ`; the label is the sign of `a·x + b`. So for
  /// `R² = max_n (‖x_n‖² + 1)` a perceptron with bias makes at most `R²/γ²` updates (Novikoff 1962).
  ///
  /// Draws: `d + 1` normals for `(a, b)`, then `d` normals for every candidate, kept or not.
  ///
  /// - Parameters:
  ///   - count: number of examples `N`; at least 0.
  ///   - dimension: `d ≥ 1`.
  ///   - margin: `γ ≥ 0`, small against 1: the larger it is, the more candidates are thrown away. Traps above 3.
  ///   - seed: equal seeds give equal data.
  /// - Returns: inputs `(N, d)` and labels −1 or +1.
  public static func separable(count: Int, dimension: Int, margin: Double, seed: UInt64) -> LabelledData {
    precondition(count >= 0, "count is \(count), at least 0 is due")
    precondition(dimension >= 1, "dimension is \(dimension), at least 1 is due")
    precondition((0...3).contains(margin), "margin is \(margin), between 0 and 3 is due")
    var rng = SplitMix64(seed: seed)
    let direction = (0...dimension).map { _ in rng.normal() }
    let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let normal = direction.prefix(dimension).map { $0 / norm }
    let offset = direction[dimension] / norm

    var points: [Double] = []
    var labels: [Int] = []
    points.reserveCapacity(count * dimension)
    while labels.count < count {
      let candidate = (0..<dimension).map { _ in rng.normal() }
      let score = zip(normal, candidate).reduce(offset) { $0 + $1.0 * $1.1 }
      guard abs(score) >= margin else { continue }
      points += candidate
      labels.append(score > 0 ? 1 : -1)
    }
    return LabelledData(inputs: Tensor(shape: [count, dimension], storage: points), labels: labels)
  }
}
