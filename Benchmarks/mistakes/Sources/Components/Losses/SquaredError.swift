package import GradientCheck
package import Tensors

/// L = (1/N)·Σₙ Σ_c (wₙ_c − yₙ_c)² for predictions w (N, C); result [].
package enum SquaredError: Component {
  package struct Context: Sendable {
    /// y (N, C).
    package var targets: Tensor
  }

  package static let id = "squared-error"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<SquaredError> {
    var draw = Draw(self, seed, profile)
    let (batch, outputs) = [(7, 3), (4, 5), (5, 8)][profile]
    return ComponentCase(
      arguments: [NamedTensor("predictions", draw.normal(batch, outputs))],
      context: Context(targets: draw.normal(batch, outputs)),
      dimensions: [NamedDimension("batch", batch), NamedDimension("outputs", outputs)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let error = arguments[0] - context.targets
    return Tensor((error * error).sum() / Double(error.shape[0]))
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let error = arguments[0] - context.targets
    return [2 * cotangent.scalar / Double(error.shape[0]) * error]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let factor = 2 * cotangent.scalar / Double(context.targets.shape[0])
    return [RelatedTensor("2·targets / batch", factor * context.targets)]
  }
}
