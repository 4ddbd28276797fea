package import GradientCheck
package import Tensors

/// Inverted dropout: y = x⊙mask at training, where the mask holds 0 or 1/(1 − p); y = x at evaluation.
///
/// Input (N, D). Profile 2 evaluates.
package enum Dropout: Component {
  package struct Context: Sendable {
    /// p, the probability of dropping; never ½ here.
    package var rate: Double
    /// (N, D): 0 where dropped, else 1/(1 − p).
    package var mask: Tensor
    /// Whether the mask applies.
    package var isTraining: Bool
  }

  package static let id = "dropout"
  package static let profileCount = 3
  /// The profile at evaluation.
  package static let profileAtEvaluation = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Dropout> {
    var draw = Draw(self, seed, profile)
    let (batch, features, rate) = [(5, 7, 0.3), (8, 9, 0.65), (4, 9, 0.2)][profile]
    let kept = Tensor.bernoulli([batch, features], probability: 1 - rate, using: &draw.rng)
    return ComponentCase(
      arguments: [NamedTensor("input", draw.normal(batch, features))],
      context: Context(
        rate: rate, mask: kept / (1 - rate), isTraining: profile != profileAtEvaluation),
      dimensions: [NamedDimension("batch", batch), NamedDimension("features", features)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    context.isTraining ? arguments[0] * context.mask : arguments[0]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    [context.isTraining ? cotangent * context.mask : cotangent]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    [RelatedTensor("mask", context.mask)]
  }
}
