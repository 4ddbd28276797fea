package import GradientCheck
package import Tensors

/// The generator's non-saturating loss L_G = mean softplus(−D(G(z))), where the discriminator is **frozen**:
/// its parameters are constants here and have gradient 0.
///
/// Arguments as of ``DiscriminatorStep``; result []. What D computes with are the context's parameters, which
/// equal the arguments at the case's point.
package enum GeneratorStep: Component {
  package struct Context: Sendable {
    /// z (N, K).
    package var noise: Tensor
    /// B (H, D), b (H), v (H).
    package var discriminator: [Tensor]
  }

  package static let id = "gan-generator"
  package static let profileCount = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<GeneratorStep> {
    var draw = Draw(self, seed, profile)
    let sizes = AdversarialSizes.profiles[profile]
    let arguments = sizes.arguments(&draw)
    return ComponentCase(
      arguments: arguments,
      context: Context(
        noise: draw.normal(sizes.fakes, sizes.noise), discriminator: arguments[2...].map(\.value)),
      dimensions: sizes.dimensions)
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let fake = Generator(weight: arguments[0], bias: arguments[1]).generate(context.noise)
    return Tensor(softplus(-Discriminator(context.discriminator).logits(fake)).mean())
  }

  /// The gradients of the generator's parameters, for a gradient of each logit.
  private static func gradients(
    _ arguments: [Tensor], _ context: Context, weights: Tensor
  ) -> [Tensor] {
    let generator = Generator(weight: arguments[0], bias: arguments[1])
    let discriminator = Discriminator(context.discriminator)
    let fake = generator.generate(context.noise)
    let gradLogits = -weights * sigmoid(-discriminator.logits(fake))
    let gradients = generator.pullback(
      context.noise, discriminator.pullback(fake, gradLogits).samples)
    return [gradients.weight, gradients.bias]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let count = context.noise.shape[0]
    let weights = Tensor.full([count], cotangent.scalar / Double(count))
    return gradients(arguments, context, weights: weights) + arguments[2...].map { .zeros($0.shape) }
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let fake = Generator(weight: arguments[0], bias: arguments[1]).generate(context.noise)
    let probabilities = sigmoid(Discriminator(context.discriminator).logits(fake))
    return [
      RelatedTensor("probability of the fake samples", probabilities),
      RelatedTensor("odds of the fake samples", probabilities / (1 - probabilities)),
    ]
  }
}
