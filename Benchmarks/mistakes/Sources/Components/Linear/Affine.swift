import GradientCheck
package import Tensors

/// Y = X·Wᵀ + b for X (N, D), W (K, D), b (K).
package enum Affine: Component {
  package typealias Context = Void
  package static let id = "affine"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Affine> {
    var draw = Draw(self, seed, profile)
    let (batch, inputs, outputs) = [(5, 3, 4), (7, 4, 9), (3, 8, 5)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("inputs", draw.normal(batch, inputs)),
        NamedTensor("weights", draw.normal(outputs, inputs)),
        NamedTensor("bias", draw.normal(outputs)),
      ],
      context: (),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("input features", inputs),
        NamedDimension("output features", outputs),
      ])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    matmul(arguments[0], arguments[1].transposed()) + arguments[2]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    [
      matmul(cotangent, arguments[1]), matmul(cotangent.transposed(), arguments[0]),
      cotangent.sum(axis: 0),
    ]
  }
}
