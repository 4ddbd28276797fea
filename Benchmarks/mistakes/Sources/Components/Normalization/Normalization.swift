package import GradientCheck
package import Tensors

/// y = γ⊙x̂ + β with x̂ = (x − mean)/√(variance + ε), the variance dividing by the number of values.
///
/// x (N, D), γ (D), β (D); result (N, D). The statistics are taken along ``axis``.
package protocol Normalization: Component where Context == NormalizationContext {
  /// 0: over the batch, for each feature; 1: over the features, for each example.
  static var axis: Int { get }
}

package struct NormalizationContext: Sendable {
  /// ε.
  package var epsilon: Double
}

extension Normalization {
  package static var profileCount: Int { 3 }

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Self> {
    var draw = Draw(self, seed, profile)
    let (batch, features) = [(5, 4), (7, 3), (4, 9)][profile]
    let epsilon = [1e-3, 0.02, 1e-5][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("input", 0.7 + draw.normal(batch, features, deviation: 1.7)),
        NamedTensor("scale", draw.nonzero(features, distance: 0.3)),
        NamedTensor("shift", draw.normal(features)),
      ],
      context: NormalizationContext(epsilon: epsilon),
      dimensions: [NamedDimension("batch", batch), NamedDimension("features", features)])
  }

  private static func normalized(
    _ input: Tensor, _ context: Context
  ) -> (values: Tensor, deviation: Tensor) {
    let centered = input - input.mean(axis: axis, keepDims: true)
    let variance = (centered * centered).mean(axis: axis, keepDims: true)
    let deviation = sqrt(variance + context.epsilon)
    return (centered / deviation, deviation)
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    arguments[1] * normalized(arguments[0], context).values + arguments[2]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let (values, deviation) = normalized(arguments[0], context)
    let gradValues = cotangent * arguments[1]
    let mean = gradValues.mean(axis: axis, keepDims: true)
    let slope = (gradValues * values).mean(axis: axis, keepDims: true)
    return [
      (gradValues - mean - values * slope) / deviation, (cotangent * values).sum(axis: 0),
      cotangent.sum(axis: 0),
    ]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let (values, deviation) = normalized(arguments[0], context)
    let shape = arguments[0].shape
    let gradValues = cotangent * arguments[1]
    let mean = gradValues.mean(axis: axis, keepDims: true)
    let slope = (gradValues * values).mean(axis: axis, keepDims: true)
    return [
      RelatedTensor("normalized input", values),
      RelatedTensor("standard deviation", deviation.broadcast(to: shape)),
      RelatedTensor("gradient through the mean", -(mean / deviation).broadcast(to: shape)),
      RelatedTensor("gradient through the variance", -values * slope / deviation),
    ]
  }
}

/// Normalization of each feature over the batch, with the statistics of that batch.
package enum BatchNorm: Normalization {
  package static let id = "batch-norm"
  package static let axis = 0
}

/// Normalization of each example over its features.
package enum LayerNorm: Normalization {
  package static let id = "layer-norm"
  package static let axis = 1
}
