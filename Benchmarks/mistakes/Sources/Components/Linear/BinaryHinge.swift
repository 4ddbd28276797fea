package import GradientCheck
package import Tensors

/// A linear classifier under L = (1/N)·Σₙ max(0, m − yₙ·sₙ), s = X·a + b; the perceptron's loss for m = 0.
///
/// X (N, D), a (D), b []; result []. Some examples are classified rightly, some wrongly.
package enum BinaryHinge: Component {
  package struct Context: Sendable {
    /// yₙ, −1 or +1.
    package var labels: [Double]
    /// m.
    package var margin: Double
  }

  package static let id = "hinge"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<BinaryHinge> {
    var draw = Draw(self, seed, profile)
    let (batch, features, margin) = [(7, 4, 0.0), (9, 5, 1.0), (11, 3, 0.0)][profile]
    let (weights, bias) = (draw.normal(features), draw.normal())
    var inputs = draw.normal(batch, features)
    let labels = (0..<batch).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    // Scores are moved along the weights: every second pair lies well inside the margin, the rest outside.
    let scores = matmul(inputs, weights) + bias
    for example in 0..<batch {
      let violates = example / 2 % 2 == 0
      let distance = draw.rng.uniform(in: 0.2..<1.5)
      let wanted = labels[example] * (violates ? margin - distance : margin + distance)
      let step = (wanted - scores[example]) / (weights * weights).sum()
      for feature in 0..<features { inputs[example, feature] += step * weights[feature] }
    }
    return ComponentCase(
      arguments: [
        NamedTensor("inputs", inputs), NamedTensor("weights", weights), NamedTensor("bias", bias),
      ],
      context: Context(labels: labels, margin: margin),
      dimensions: [NamedDimension("batch", batch), NamedDimension("features", features)])
  }

  private static func violations(_ arguments: [Tensor], _ context: Context) -> Tensor {
    context.margin - Tensor(context.labels) * (matmul(arguments[0], arguments[1]) + arguments[2])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    Tensor(maximum(violations(arguments, context), 0).mean())
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let count = context.labels.count
    let isActive = violations(arguments, context) .> 0
    return gradients(
      arguments, weights: -cotangent.scalar / Double(count) * Tensor(context.labels) * isActive)
  }

  /// The gradients of Σ weightsₙ·sₙ.
  private static func gradients(_ arguments: [Tensor], weights: Tensor) -> [Tensor] {
    [outer(weights, arguments[1]), matmul(weights, arguments[0]), Tensor(weights.sum())]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    [
      RelatedTensor("violation of the margin", violations(arguments, context)),
      RelatedTensor("labels", Tensor(context.labels)),
    ]
  }
}
