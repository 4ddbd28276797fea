import NumericalDifferentiation
import Foundation
import Tensors

/// A random direction in which some arguments of a function move together.
///
/// Entry i moves by `t·wₐ·sᵢ·qᵢ`: q is normal, rounded to 10 binary places so that small binary multiples add
/// without round-off; `s` the power of two at or below `max(1, |xᵢ|)`; `wₐ ≤ 1` makes arguments with a large
/// gradient contribute no more than those with a small one.
struct Direction {
  /// One entry per argument; nil for those that stay.
  private let moves: [[Double]?]
  /// What an error as large as an argument's gradient, in its entry that moves least, would change.
  let visible: Double
  /// Power of two by which parameters are divided so that the whole direction has about length 1.
  let step: Double

  init(moving arguments: [Int], at point: [Tensor], _ gradients: [Tensor], using random: inout SplitMix64) {
    let scales = point.map { $0.storage.map(LineDerivative.scale) }
    let norms = arguments.map { index in
      euclideanNorm(zip(gradients[index].storage, scales[index]).map { $0 * $1 })
    }
    let least = norms.filter { $0 > 0 && $0.isFinite }.min()
    var moves = [[Double]?](repeating: nil, count: point.count)
    var (count, visible) = (0, Double.infinity)
    for (index, norm) in zip(arguments, norms) {
      let weight = least.map { norm > 0 ? ($0 / norm).binade : 1 } ?? 1
      let smallest = scales[index].min() ?? 1
      visible = min(visible, weight * smallest * euclideanNorm(gradients[index].storage))
      moves[index] = zip(scales[index], Tensor.normal([scales[index].count], using: &random).storage).map {
        weight * $0 * ($1 * 1024).rounded(.toNearestOrEven) / 1024
      }
      count += point[index].count
    }
    self.moves = moves
    self.visible = visible.isFinite ? visible : 0
    step = 1 / Double(max(1, count)).squareRoot().binade
  }

  /// The arguments moved by `t` times the direction.
  func moved(_ point: [Tensor], by t: Double) -> [Tensor] {
    var result = point
    for (index, move) in moves.enumerated() {
      guard let move else { continue }
      result[index] = Tensor(
        shape: point[index].shape, storage: zip(point[index].storage, move).map { $0 + t * $1 })
    }
    return result
  }

  /// The direction as tangents, one per argument; zeros for those that stay.
  func tangents(like point: [Tensor]) -> [Tensor] {
    zip(point, moves).map { x, move in move.map { Tensor(shape: x.shape, storage: $0) } ?? .zeros(x.shape) }
  }

  /// `⟨a, d⟩`.
  func product(with gradients: [Tensor]) -> Double {
    terms(gradients).reduce(0) { $0 + $1.reduce(0, +) }
  }

  /// `⟨a, d⟩` and `‖a ∘ d‖` for the entries of one argument.
  func product(with gradient: ArraySlice<Double>, of argument: Int) -> (value: Double, scale: Double) {
    let terms = moves[argument].map { zip(gradient, $0).map { $0 * $1 } } ?? []
    return (terms.reduce(0, +), euclideanNorm(terms))
  }

  /// `‖a ∘ d‖`.
  func scale(of gradients: [Tensor]) -> Double { euclideanNorm(terms(gradients).map(euclideanNorm)) }

  private func terms(_ gradients: [Tensor]) -> [[Double]] {
    moves.indices.compactMap { index in
      moves[index].map { zip(gradients[index].storage, $0).map { $0 * $1 } }
    }
  }
}
