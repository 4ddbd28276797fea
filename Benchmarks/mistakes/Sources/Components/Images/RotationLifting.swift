import GradientCheck
package import Tensors

/// The lifting convolution of the rotation group p4: y[n,o,r] = Σ_c x[n,c] ⋆ ρʳw[o,c], r = 0 … 3, with ρ the
/// rotation by 90° counter-clockwise.
///
/// Input (N, C, S, S), weight (O, C, k, k) with k odd; zero padding (k−1)/2; result (N, O, 4, S, S).
package enum RotationLifting: Component {
  package typealias Context = Void
  package static let id = "p4-lifting"
  package static let profileCount = 2
  private static let core = CrossCorrelation(stride: 1, padding: 1)

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<RotationLifting> {
    var draw = Draw(self, seed, profile)
    let (batch, channels, outputs, side) = [(3, 2, 5, 7), (2, 3, 7, 5)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("input", draw.normal(batch, channels, side, side)),
        NamedTensor("weight", draw.normal(outputs, channels, 3, 3)),
      ],
      context: (),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("input channels", channels),
        NamedDimension("output channels", outputs), NamedDimension("side", side),
        NamedDimension("kernel side", 3), NamedDimension("rotations", 4),
      ])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    stack((0..<4).map { core.forward(arguments[0], arguments[1].rot90($0)) }, axis: 2)
  }

  /// The gradients through each rotated copy of the kernel.
  private static func gradientsByRotation(
    _ arguments: [Tensor], _ cotangent: Tensor
  ) -> [(input: Tensor, weight: Tensor)] {
    (0..<4).map { turn in
      let gradients = core.pullback(
        arguments[0], arguments[1].rot90(turn), cotangent.select(axis: 2, at: turn))
      return (gradients.input, gradients.weight.rot90(-turn))
    }
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let gradients = gradientsByRotation(arguments, cotangent)
    return [
      gradients.dropFirst().reduce(gradients[0].input) { $0 + $1.input },
      gradients.dropFirst().reduce(gradients[0].weight) { $0 + $1.weight },
    ]
  }
}
