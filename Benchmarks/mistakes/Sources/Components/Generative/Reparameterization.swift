package import GradientCheck
package import Tensors

/// A sample of N(μ, σ²) by the reparameterisation trick: z = μ + e^{½ log σ²}⊙ε, with ε given.
///
/// Mean (N, K), log variance (N, K); result (N, K).
package enum Reparameterization: Component {
  package struct Context: Sendable {
    /// ε (N, K), drawn from N(0, 1).
    package var noise: Tensor
  }

  package static let id = "reparameterization"
  package static let profileCount = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Reparameterization> {
    var draw = Draw(self, seed, profile)
    let (batch, latent) = [(5, 3), (4, 7)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("mean", draw.normal(batch, latent)),
        NamedTensor("log variance", draw.nonzero(batch, latent, distance: 0.2)),
      ],
      context: Context(noise: draw.nonzero(batch, latent, distance: 0.1)),
      dimensions: [NamedDimension("batch", batch), NamedDimension("latent features", latent)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    arguments[0] + exp(0.5 * arguments[1]) * context.noise
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    [cotangent, 0.5 * cotangent * exp(0.5 * arguments[1]) * context.noise]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    [
      RelatedTensor("standard deviation", exp(0.5 * arguments[1])),
      RelatedTensor("variance", exp(arguments[1])), RelatedTensor("noise", context.noise),
    ]
  }
}

/// KL(N(μ, σ²) ‖ N(0, 1)) of each example: ½·Σ_k (μ² + σ² − 1 − log σ²).
///
/// Mean (N, K), log variance (N, K); result (N).
package enum GaussianDivergence: Component {
  package typealias Context = Void
  package static let id = "kl-divergence"
  package static let profileCount = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<GaussianDivergence> {
    var draw = Draw(self, seed, profile)
    let (batch, latent) = [(5, 3), (4, 7)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("mean", draw.normal(batch, latent)),
        NamedTensor("log variance", draw.nonzero(batch, latent, distance: 0.2)),
      ],
      context: (),
      dimensions: [NamedDimension("batch", batch), NamedDimension("latent features", latent)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    0.5 * (arguments[0] * arguments[0] + exp(arguments[1]) - 1 - arguments[1]).sum(axis: 1)
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let column = cotangent.expanded(axis: 1)
    return [column * arguments[0], 0.5 * column * (exp(arguments[1]) - 1)]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let column = cotangent.expanded(axis: 1)
    return [
      RelatedTensor("standard deviation", exp(0.5 * arguments[1])),
      RelatedTensor("variance", exp(arguments[1])),
      RelatedTensor("upstream gradient", column.broadcast(to: arguments[0].shape)),
      RelatedTensor("upstream gradient × variance", column * exp(arguments[1])),
    ]
  }
}
