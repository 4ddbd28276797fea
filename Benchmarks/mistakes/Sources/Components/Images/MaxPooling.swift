package import GradientCheck
package import Tensors

/// The largest element of each window; input (N, C, H, W), result (N, C, H′, W′).
///
/// Values are distinct, but for profile 2, where every second window has its maximum twice or more: then the
/// first in row-major order receives the gradient. In profile 1 windows overlap.
package enum MaxPooling: Component {
  package typealias Context = PoolingContext
  package static let id = "max-pool"
  package static let profileCount = 3
  /// The profile with ties.
  package static let profileWithTies = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<MaxPooling> {
    var draw = Draw(self, seed, profile)
    let (batch, channels, height, width) = [(3, 2, 7, 5), (2, 3, 7, 5), (3, 2, 5, 7)][profile]
    let context = PoolingContext(window: [2, 3, 2][profile], stride: 2)
    var input = draw.distinct(batch, channels, height, width)
    if profile == profileWithTies {
      var isTied = true
      context.forEachWindow(input.shape) { _, members in
        defer { isTied.toggle() }
        guard isTied, let largest = members.map({ input[$0] }).max() else { return }
        input[members[1]] = largest
        input[members[2]] = largest
      }
    }
    return makePoolingCase(NamedTensor("input", input), context)
  }

  package static func forward(_ arguments: [Tensor], _ context: PoolingContext) -> Tensor {
    var result = Tensor.zeros(context.outputShape(arguments[0].shape))
    context.forEachWindow(arguments[0].shape) { output, members in
      result[output] = members.dropFirst().reduce(arguments[0][members[0]]) { max($0, arguments[0][$1]) }
    }
    return result
  }

  package static func pullback(
    _ arguments: [Tensor], _ context: PoolingContext, _ cotangent: Tensor
  ) -> [Tensor] {
    var gradient = Tensor.zeros(arguments[0].shape)
    context.forEachWindow(arguments[0].shape) { output, members in
      let largest = members.dropFirst().reduce(members[0]) {
        arguments[0][$1] > arguments[0][$0] ? $1 : $0
      }
      gradient[largest] += cotangent[output]
    }
    return [gradient]
  }

  /// What each entry would get if every member of a window got the whole cotangent.
  package static func related(
    _ arguments: [Tensor], _ context: PoolingContext, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    var spread = Tensor.zeros(arguments[0].shape)
    context.forEachWindow(arguments[0].shape) { output, members in
      for member in members { spread[member] += cotangent[output] }
    }
    return [RelatedTensor("upstream gradient of the windows", spread)]
  }
}
