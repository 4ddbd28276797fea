import Components
import Foundation
import Tensors

/// −ELBO with something wrong in it.
struct FaultyLowerBound: Sendable {
  typealias Entry = DivergenceFault.Entry
  /// Of what a term is multiplied by, from N, K, D and the variance s².
  typealias Factor = @Sendable (_ sizes: Sizes) -> Double

  struct Sizes {
    var batch, latent, features, variance: Double
  }

  /// σ, and what its gradient hands to log σ².
  var deviation: @Sendable (Tensor) -> Tensor = { exp(0.5 * $0) }
  var slope: @Sendable (_ logVariance: Tensor, _ noise: Tensor) -> Tensor = { 0.5 * exp(0.5 * $0) * $1 }
  /// Whether the noise is in the sample.
  var hasNoise = true
  /// Of the squared errors and of the divergence, both as sums.
  var ofReconstruction: Factor = { 1 / (2 * $0.variance * $0.batch) }
  var ofDivergence: Factor = { 1 / $0.batch }
  var divergence: Entry = { 0.5 * ($0 * $0 + exp($1) - 1 - $1) }
  var divergenceOfMean: Entry = DivergenceFault.rightOfMean
  var divergenceOfLogVariance: Entry = DivergenceFault.rightOfLogVariance
  /// How much of the reconstruction's gradient reaches the code, and of the code's log σ² and the mean.
  var reachesCode = 1.0
  var reachesLogVariance = 1.0
  var reachesMean = 1.0
  /// Which example's errors count; nil for all.
  var example: Int?

  private func sizes(_ arguments: [Tensor], _ context: EvidenceLowerBound.Context) -> Sizes {
    Sizes(
      batch: Double(arguments[0].shape[0]), latent: Double(arguments[0].shape[1]),
      features: Double(arguments[2].shape[0]), variance: context.variance)
  }

  private func code(_ arguments: [Tensor], _ context: EvidenceLowerBound.Context) -> Tensor {
    let deviation = deviation(arguments[1])
    return arguments[0] + (hasNoise ? deviation * context.noise : deviation)
  }

  func error(_ arguments: [Tensor], _ context: EvidenceLowerBound.Context) -> Tensor {
    matmul(code(arguments, context), arguments[2].transposed()) + arguments[3] - context.data
  }

  func loss(_ arguments: [Tensor], _ context: EvidenceLowerBound.Context) -> Tensor {
    let sizes = sizes(arguments, context)
    let error = error(arguments, context)
    let constant = sizes.features / 2 * Foundation.log(2 * Double.pi * sizes.variance)
    return Tensor(
      ofReconstruction(sizes) * (error * error).sum() + constant
        + ofDivergence(sizes) * divergence(arguments[0], arguments[1]).sum())
  }

  /// What reaches the decoder's result, and its input.
  func flow(
    _ arguments: [Tensor], _ context: EvidenceLowerBound.Context, _ cotangent: Tensor
  ) -> (code: Tensor, gradDecoded: Tensor) {
    let factor = 2 * cotangent.scalar * ofReconstruction(sizes(arguments, context))
    let gradient = factor * error(arguments, context)
    return (
      code(arguments, context),
      example.map { row($0 < 0 ? gradient.shape[0] - 1 : $0, of: gradient) } ?? gradient
    )
  }

  func gradients(
    _ arguments: [Tensor], _ context: EvidenceLowerBound.Context, _ cotangent: Tensor
  ) -> [Tensor] {
    let (code, gradDecoded) = flow(arguments, context, cotangent)
    let gradCode = reachesCode * matmul(gradDecoded, arguments[2])
    let weight = cotangent.scalar * ofDivergence(sizes(arguments, context))
    return [
      reachesMean * gradCode + weight * divergenceOfMean(arguments[0], arguments[1]),
      reachesLogVariance * gradCode * slope(arguments[1], context.noise)
        + weight * divergenceOfLogVariance(arguments[0], arguments[1]),
      matmul(gradDecoded.transposed(), code), gradDecoded.sum(axis: 0),
    ]
  }
}
