package import GradientCheck
package import Tensors

/// The cross-entropy of a network with one tanh layer, and an L2 term on the weights but not the biases:
/// L = −(1/N)·Σₙ log softmax(W₁·tanh(W₀xₙ + b₀) + b₁)[yₙ] + (λ/2)·(‖W₀‖² + ‖W₁‖²).
///
/// X (N, D), W₀ (H, D), b₀ (H), W₁ (K, H), b₁ (K); result [].
package enum MultilayerPerceptron: Component {
  package struct Context: Sendable {
    /// yₙ, 0 ..< K.
    package var labels: [Int]
    /// λ.
    package var penalty: Double
  }

  package static let id = "mlp"
  package static let profileCount = 3
  private static let names = ["inputs", "weights[0]", "biases[0]", "weights[1]", "biases[1]"]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<MultilayerPerceptron> {
    var draw = Draw(self, seed, profile)
    let (batch, inputs, hidden, classes) = [(7, 5, 8, 3), (9, 4, 5, 7), (5, 3, 7, 4)][profile]
    let penalty = [0.3, 0.12, 0.7][profile]
    let values = [
      draw.normal(batch, inputs), draw.normal(hidden, inputs, deviation: 0.6), draw.normal(hidden),
      draw.normal(classes, hidden, deviation: 0.6), draw.normal(classes),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) },
      context: Context(labels: draw.labels(batch, classes: classes), penalty: penalty),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("input features", inputs),
        NamedDimension("hidden units", hidden), NamedDimension("classes", classes),
      ])
  }

  /// Hidden layer's input and output, logits.
  private static func layers(_ arguments: [Tensor]) -> (affine: Tensor, hidden: Tensor, logits: Tensor) {
    let affine = matmul(arguments[0], arguments[1].transposed()) + arguments[2]
    let hidden = tanh(affine)
    return (affine, hidden, matmul(hidden, arguments[3].transposed()) + arguments[4])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let logits = layers(arguments).logits
    let gold = logSoftmax(logits) * Tensor.oneHot(context.labels, classes: logits.shape[1])
    let squares = (arguments[1] * arguments[1]).sum() + (arguments[3] * arguments[3]).sum()
    return Tensor(-gold.sum() / Double(context.labels.count) + context.penalty / 2 * squares)
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let batch = context.labels.count
    var gradients = dataGradients(
      arguments, context, weights: .full([batch], cotangent.scalar / Double(batch)))
    gradients[1] += cotangent.scalar * context.penalty * arguments[1]
    gradients[3] += cotangent.scalar * context.penalty * arguments[3]
    return gradients
  }

  /// The gradients of Σ weightsₙ·lossₙ.
  private static func dataGradients(
    _ arguments: [Tensor], _ context: Context, weights: Tensor
  ) -> [Tensor] {
    let logits = layers(arguments).logits
    let isGold = Tensor.oneHot(context.labels, classes: logits.shape[1])
    return handOn((softmax(logits) - isGold) * weights.expanded(axis: 1), arguments)
  }

  /// The gradients of all arguments for a gradient of the logits.
  private static func handOn(_ gradLogits: Tensor, _ arguments: [Tensor]) -> [Tensor] {
    let hidden = layers(arguments).hidden
    let gradAffine = matmul(gradLogits, arguments[3]) * (1 - hidden * hidden)
    return [
      matmul(gradAffine, arguments[1]), matmul(gradAffine.transposed(), arguments[0]),
      gradAffine.sum(axis: 0), matmul(gradLogits.transposed(), hidden), gradLogits.sum(axis: 0),
    ]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let (affine, hidden, logits) = layers(arguments)
    let isGold = Tensor.oneHot(context.labels, classes: logits.shape[1])
    let penalties = (1...4).map { place in
      RelatedTensor("λ·\(names[place])", cotangent.scalar * context.penalty * arguments[place])
    }
    return penalties + [
      RelatedTensor("hidden layer before tanh", affine), RelatedTensor("hidden layer", hidden),
      RelatedTensor("tanh′ of the hidden layer", 1 - hidden * hidden),
      RelatedTensor("softmax probabilities", softmax(logits)),
      RelatedTensor("one-hot labels / batch", cotangent.scalar * isGold / Double(context.labels.count)),
    ]
  }
}
