import GradientCheck
package import Tensors

/// The mean of each window; input (N, C, H, W), result (N, C, H′, W′). In profiles 1 and 2 windows overlap.
package enum AveragePooling: Component {
  package typealias Context = PoolingContext
  package static let id = "average-pool"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<AveragePooling> {
    var draw = Draw(self, seed, profile)
    let (batch, channels, height, width) = [(3, 2, 7, 5), (2, 3, 7, 5), (3, 2, 5, 8)][profile]
    let context = PoolingContext(window: [2, 3, 3][profile], stride: [2, 2, 1][profile])
    return makePoolingCase(NamedTensor("input", draw.normal(batch, channels, height, width)), context)
  }

  package static func forward(_ arguments: [Tensor], _ context: PoolingContext) -> Tensor {
    var result = Tensor.zeros(context.outputShape(arguments[0].shape))
    context.forEachWindow(arguments[0].shape) { output, members in
      result[output] = members.reduce(0) { $0 + arguments[0][$1] } / Double(members.count)
    }
    return result
  }

  package static func pullback(
    _ arguments: [Tensor], _ context: PoolingContext, _ cotangent: Tensor
  ) -> [Tensor] {
    var gradient = Tensor.zeros(arguments[0].shape)
    context.forEachWindow(arguments[0].shape) { output, members in
      for member in members { gradient[member] += cotangent[output] / Double(members.count) }
    }
    return [gradient]
  }
}
