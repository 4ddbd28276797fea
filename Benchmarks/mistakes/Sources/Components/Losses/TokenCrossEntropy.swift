package import GradientCheck
package import Tensors

/// The negative log-likelihood of the gold tokens under softmax(logits), summed over the tokens that are
/// not padding and divided by their number in the batch.
///
/// Logits (N, T, K); result []. Profile 0 has no padding and one step: a plain classifier. In profile 3 many
/// gold tokens have probabilities that are almost 0; in profile 4 the logits are about 1000.
package enum TokenCrossEntropy: Component {
  package struct Context: Sendable {
    /// Gold classes, row-major over (N, T); those of padding count for nothing.
    package var labels: [Int]
    /// (N, T): 1 for a token, 0 for padding.
    package var mask: Tensor
  }

  package static let id = "softmax-nll"
  package static let profileCount = 5
  /// The profile with probabilities that are almost 0.
  package static let profileWithSaturation = 3
  /// The profile with logits about 1000.
  package static let profileWithLargeLogits = 4

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<TokenCrossEntropy> {
    var draw = Draw(self, seed, profile)
    let (batch, steps, classes) = [
      (7, 1, 4), (3, 7, 5), (5, 4, 7), (4, 3, 5), (2, 5, 3),
    ][profile]
    let center = profile == profileWithLargeLogits ? 1000.0 : 0
    let deviation = profile == profileWithSaturation ? 15.0 : 1.5
    // Padding at the ends of rows.
    let lengths = (0..<batch).map { profile == 0 ? 1 : max(1, steps - $0 % 3 - 1) }
    let mask = lengths.flatMap { length in (0..<steps).map { $0 < length ? 1.0 : 0 } }
    let tokens = lengths.reduce(0, +)
    return ComponentCase(
      arguments: [
        NamedTensor("logits", center + draw.normal(batch, steps, classes, deviation: deviation))
      ],
      context: Context(
        labels: draw.labels(batch * steps, classes: classes),
        mask: Tensor(shape: [batch, steps], storage: mask)),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("time steps", steps),
        NamedDimension("tokens", tokens), NamedDimension("tokens and padding", batch * steps),
        NamedDimension("classes", classes),
      ])
  }

  private static func isGold(_ context: Context, like logits: Tensor) -> Tensor {
    Tensor.oneHot(context.labels, classes: logits.shape[2]).reshaped(logits.shape)
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let gold = (logSoftmax(arguments[0]) * isGold(context, like: arguments[0])).sum(axis: 2)
    return Tensor(-(gold * context.mask).sum() / context.mask.sum())
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let difference = softmax(arguments[0]) - isGold(context, like: arguments[0])
    return [cotangent.scalar / context.mask.sum() * difference * context.mask.expanded(axis: 2)]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let factor = cotangent.scalar / context.mask.sum() * context.mask.expanded(axis: 2)
    return [
      RelatedTensor("mask", context.mask.expanded(axis: 2).broadcast(to: arguments[0].shape)),
      RelatedTensor(
        "probability of the gold class",
        (softmax(arguments[0]) * isGold(context, like: arguments[0])).sum(axis: 2)),
      RelatedTensor("probabilities", softmax(arguments[0])),
      RelatedTensor("one-hot labels", isGold(context, like: arguments[0])),
      RelatedTensor("one-hot labels / tokens", factor * isGold(context, like: arguments[0])),
      RelatedTensor("probabilities / tokens", factor * softmax(arguments[0])),
    ]
  }
}
