package import GradientCheck
package import Tensors

/// The discriminator's loss L_D = mean softplus(−D(x)) + mean softplus(D(x̃)), where the fake samples x̃ = G(z)
/// are **detached**: constants, so that the generator's parameters have gradient 0.
///
/// G(z) = tanh(z·Aᵀ + a) and D(x) = tanh(x·Bᵀ + b)·v. Arguments: generator weight A (D, K), generator bias a
/// (D), discriminator hidden weight B (H, D), hidden bias b (H), output weight v (H); result [].
package enum DiscriminatorStep: Component {
  package struct Context: Sendable {
    /// x (M, D).
    package var real: Tensor
    /// z (N, K).
    package var noise: Tensor
    /// x̃ (N, D): G(z) for the case's generator.
    package var fake: Tensor
  }

  package static let id = "gan-discriminator"
  package static let profileCount = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<DiscriminatorStep> {
    var draw = Draw(self, seed, profile)
    let sizes = AdversarialSizes.profiles[profile]
    let arguments = sizes.arguments(&draw)
    let noise = draw.normal(sizes.fakes, sizes.noise)
    let fake = Generator(weight: arguments[0].value, bias: arguments[1].value).generate(noise)
    return ComponentCase(
      arguments: arguments,
      context: Context(real: draw.normal(sizes.reals, sizes.features), noise: noise, fake: fake),
      dimensions: [NamedDimension("real batch", sizes.reals)] + sizes.dimensions)
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let discriminator = Discriminator(Array(arguments[2...]))
    let onReal = softplus(-discriminator.logits(context.real)).mean()
    return Tensor(onReal + softplus(discriminator.logits(context.fake)).mean())
  }

  /// The gradients of the discriminator's parameters through real and through fake samples.
  private static func gradients(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> (real: [Tensor], fake: [Tensor]) {
    let discriminator = Discriminator(Array(arguments[2...]))
    let (real, fake) = (discriminator.logits(context.real), discriminator.logits(context.fake))
    let gradReal = -cotangent.scalar / Double(real.count) * sigmoid(-real)
    let gradFake = cotangent.scalar / Double(fake.count) * sigmoid(fake)
    return (
      discriminator.pullback(context.real, gradReal).parameters,
      discriminator.pullback(context.fake, gradFake).parameters
    )
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let (real, fake) = gradients(arguments, context, cotangent)
    return [.zeros(arguments[0].shape), .zeros(arguments[1].shape)] + zip(real, fake).map(+)
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let discriminator = Discriminator(Array(arguments[2...]))
    return [
      RelatedTensor("probability of the real samples", sigmoid(discriminator.logits(context.real))),
      RelatedTensor("probability of the fake samples", sigmoid(discriminator.logits(context.fake))),
    ]
  }
}

/// Sizes of both adversarial steps.
struct AdversarialSizes {
  var reals, fakes, noise, features, hidden: Int

  static let profiles = [
    AdversarialSizes(reals: 9, fakes: 7, noise: 2, features: 5, hidden: 11),
    AdversarialSizes(reals: 7, fakes: 5, noise: 3, features: 4, hidden: 11),
  ]
  static let names = [
    "generator.weight", "generator.bias", "discriminator.hiddenWeight", "discriminator.hiddenBias",
    "discriminator.outputWeight",
  ]

  func arguments(_ draw: inout Draw) -> [NamedTensor] {
    let values = [
      draw.normal(features, noise), draw.normal(features), draw.normal(hidden, features, deviation: 0.6),
      draw.normal(hidden), draw.normal(hidden),
    ]
    return zip(Self.names, values).map { NamedTensor($0, $1) }
  }

  var dimensions: [NamedDimension] {
    [
      NamedDimension("fake batch", fakes), NamedDimension("noise features", noise),
      NamedDimension("features", features), NamedDimension("hidden units", hidden),
    ]
  }
}
