import GradientCheck
package import Tensors

/// Convolution in G groups of channels: output channels of group g see the input channels of group g alone.
///
/// Input (N, C, H, W), weight (O, C/G, kH, kW), bias (O); stride 1, no padding.
package enum GroupedConvolution: Component {
  package struct Context: Sendable {
    /// G, which divides C and O.
    package var groups: Int
  }

  package static let id = "grouped-conv2d"
  package static let profileCount = 3
  private static let core = CrossCorrelation(stride: 1, padding: 0)

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<GroupedConvolution> {
    var draw = Draw(self, seed, profile)
    let (groups, channels, outputs) = [(2, 6, 10), (3, 6, 15), (2, 10, 4)][profile]
    let (batch, height, width) = [(3, 4, 5), (2, 5, 3), (3, 3, 5)][profile]
    let kernel = [(2, 3), (3, 2), (2, 2)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("input", draw.normal(batch, channels, height, width)),
        NamedTensor("weight", draw.normal(outputs, channels / groups, kernel.0, kernel.1)),
        NamedTensor("bias", draw.normal(outputs)),
      ],
      context: Context(groups: groups),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("input channels", channels),
        NamedDimension("output channels", outputs), NamedDimension("height", height),
        NamedDimension("width", width), NamedDimension("kernel height", kernel.0),
        NamedDimension("kernel width", kernel.1), NamedDimension("groups", groups),
      ])
  }

  /// Input, weight and cotangent (or result) of each group.
  private static func split(_ tensor: Tensor, axis: Int, _ groups: Int) -> [Tensor] {
    let size = tensor.shape[axis] / groups
    return (0..<groups).map { tensor.slice(axis: axis, ($0 * size)..<(($0 + 1) * size)) }
  }

  package static func forward(_ arguments: [Tensor], _ context: Context) -> Tensor {
    let inputs = split(arguments[0], axis: 1, context.groups)
    let weights = split(arguments[1], axis: 0, context.groups)
    let results = zip(inputs, weights).map { core.forward($0, $1) }
    return concatenate(results, axis: 1) + arguments[2].reshaped([-1, 1, 1])
  }

  package static func pullback(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
    let inputs = split(arguments[0], axis: 1, context.groups)
    let weights = split(arguments[1], axis: 0, context.groups)
    let cotangents = split(cotangent, axis: 1, context.groups)
    let gradients = inputs.indices.map { core.pullback(inputs[$0], weights[$0], cotangents[$0]) }
    return [
      concatenate(gradients.map(\.input), axis: 1), concatenate(gradients.map(\.weight), axis: 0),
      cotangent.sum(axes: [0, 2, 3]),
    ]
  }

  package static func blocks(_ context: Context) -> [String: [NamedBlocks]] {
    let groups = (0..<context.groups).map { "group \($0)" }
    return [
      "input": [NamedBlocks(axis: 1, groups)], "weight": [NamedBlocks(axis: 0, groups)],
      "bias": [NamedBlocks(axis: 0, groups)],
    ]
  }
}
