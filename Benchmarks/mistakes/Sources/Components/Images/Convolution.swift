import GradientCheck
package import Tensors

/// The convolution layer: cross-correlation with zero padding, and a bias.
///
/// Input (N, C, H, W), weight (O, C, kH, kW), bias (O); result (N, O, H′, W′). In profiles 1 and 2 the stride
/// leaves trailing rows or columns unseen.
package enum Convolution: Component {
  package struct Context: Sendable {
    package var stride: Int
    package var padding: Int
  }

  package static let id = "conv2d"
  package static let profileCount = 4

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Convolution> {
    var draw = Draw(self, seed, profile)
    let (batch, channels, height, width) = [(3, 2, 5, 7), (2, 3, 7, 9), (3, 2, 7, 8), (2, 3, 5, 4)][profile]
    let (outputs, kernel) = [(5, (2, 3)), (5, (3, 2)), (5, (3, 3)), (7, (3, 2))][profile]
    let (stride, padding) = [(1, 1), (2, 1), (3, 0), (1, 0)][profile]
    let core = CrossCorrelation(stride: stride, padding: padding)
    let down = core.outputLength(height, kernel: kernel.0)
    let across = core.outputLength(width, kernel: kernel.1)
    return ComponentCase(
      arguments: [
        NamedTensor("input", draw.normal(batch, channels, height, width)),
        NamedTensor("weight", draw.normal(outputs, channels, kernel.0, kernel.1)),
        NamedTensor("bias", draw.normal(outputs)),
      ],
      context: Context(stride: stride, padding: padding),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("input channels", channels),
        NamedDimension("output channels", outputs), NamedDimension("height", height),
        NamedDimension("width", width), NamedDimension("kernel height", kernel.0),
        NamedDimension("kernel width", kernel.1), NamedDimension("output height", down),
        NamedDimension("output width", across),
      ])
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let core = CrossCorrelation(stride: context.stride, padding: context.padding)
    return core.forward(arguments[0], arguments[1]) + arguments[2].reshaped([-1, 1, 1])
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let core = CrossCorrelation(stride: context.stride, padding: context.padding)
    let gradients = core.pullback(arguments[0], arguments[1], cotangent)
    return [gradients.input, gradients.weight, cotangent.sum(axes: [0, 2, 3])]
  }
}
