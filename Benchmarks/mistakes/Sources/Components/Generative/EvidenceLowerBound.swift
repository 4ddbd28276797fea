import Foundation
package import GradientCheck
package import Tensors

/// −ELBO of a variational auto-encoder with a linear decoder, averaged over the batch:
/// L = (1/N)·Σₙ [Σ_d (x − x̂)²/(2s²) + (D/2)·log(2πs²) + ½·Σ_k (μ² + σ² − 1 − log σ²)], with x̂ = z·Wᵀ + b and
/// z = μ + σ⊙ε.
///
/// Mean (N, K), log variance (N, K), decoder weight W (D, K), decoder bias b (D); result [].
package enum EvidenceLowerBound: Component {
  package struct Context: Sendable {
    /// x (N, D).
    package var data: Tensor
    /// ε (N, K), drawn from N(0, 1).
    package var noise: Tensor
    /// s².
    package var variance: Double
  }

  package static let id = "vae"
  package static let profileCount = 3
  private static let names = ["mean", "log variance", "decoder.weight", "decoder.bias"]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<EvidenceLowerBound> {
    var draw = Draw(self, seed, profile)
    let (batch, latent, features) = [(5, 3, 7), (4, 3, 5), (7, 2, 9)][profile]
    let variance = [0.3, 0.6, 0.45][profile]
    let values = [
      draw.normal(batch, latent), draw.nonzero(batch, latent, distance: 0.2),
      draw.normal(features, latent), draw.normal(features),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) },
      context: Context(
        data: draw.normal(batch, features), noise: draw.nonzero(batch, latent, distance: 0.1),
        variance: variance),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("latent features", latent),
        NamedDimension("features", features),
      ])
  }

  private static func decode(_ arguments: [Tensor], _ context: Context) -> (code: Tensor, error: Tensor) {
    let code = arguments[0] + exp(0.5 * arguments[1]) * context.noise
    return (code, matmul(code, arguments[2].transposed()) + arguments[3] - context.data)
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let error = decode(arguments, context).error
    let constant = Double(error.count) / 2 * Foundation.log(2 * Double.pi * context.variance)
    let reconstruction = (error * error).sum() / (2 * context.variance) + constant
    let divergence = 0.5 * (arguments[0] * arguments[0] + exp(arguments[1]) - 1 - arguments[1]).sum()
    return Tensor((reconstruction + divergence) / Double(error.shape[0]))
  }

  /// The gradients through the reconstruction, and through the divergence.
  private static func gradients(
    _ arguments: [Tensor], _ context: Context, weights: Tensor
  ) -> (reconstruction: [Tensor], divergence: [Tensor]) {
    let (code, error) = decode(arguments, context)
    let column = weights.expanded(axis: 1)
    let gradDecoded = column * error / context.variance
    let gradCode = matmul(gradDecoded, arguments[2])
    return (
      [
        gradCode, 0.5 * gradCode * exp(0.5 * arguments[1]) * context.noise,
        matmul(gradDecoded.transposed(), code), gradDecoded.sum(axis: 0),
      ],
      [column * arguments[0], 0.5 * column * (exp(arguments[1]) - 1)]
    )
  }

  private static func exampleWeights(_ arguments: [Tensor], _ cotangent: Tensor) -> Tensor {
    let batch = arguments[0].shape[0]
    return .full([batch], cotangent.scalar / Double(batch))
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let (reconstruction, divergence) = gradients(
      arguments, context, weights: exampleWeights(arguments, cotangent))
    return zip(reconstruction, divergence).map(+) + reconstruction.dropFirst(2)
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let factor = cotangent.scalar / Double(arguments[0].shape[0])
    return [
      RelatedTensor("standard deviation", exp(0.5 * arguments[1])),
      RelatedTensor("variance", exp(arguments[1])), RelatedTensor("noise", context.noise),
      RelatedTensor("latent sample", decode(arguments, context).code),
      RelatedTensor("mean / batch", factor * arguments[0]),
      RelatedTensor("variance / batch", factor * exp(arguments[1])),
      RelatedTensor("1 / batch", .full(arguments[1].shape, factor)),
    ]
  }
}
