import GradientCheck
package import Tensors

/// Windows of an image; trailing rows and columns that fill no window are dropped.
package struct PoolingContext: Sendable {
  /// Height and width of a window.
  package var window: Int
  package var stride: Int

  /// ⌊(length − window)/stride⌋ + 1.
  package func outputLength(_ length: Int) -> Int { (length - window) / stride + 1 }

  /// Result shape of an input (N, C, H, W).
  package func outputShape(_ shape: [Int]) -> [Int] {
    [shape[0], shape[1], outputLength(shape[2]), outputLength(shape[3])]
  }

  /// Calls with the position of each result, and the positions of its window in row-major order.
  func forEachWindow(_ shape: [Int], _ body: (_ output: [Int], _ members: [[Int]]) -> Void) {
    let result = outputShape(shape)
    for output in 0..<result.reduce(1, *) {
      let position = unravelled(output, in: result)
      var members: [[Int]] = []
      for u in 0..<window {
        for v in 0..<window {
          members.append([position[0], position[1], position[2] * stride + u, position[3] * stride + v])
        }
      }
      body(position, members)
    }
  }
}

/// Sizes common to both kinds of pooling.
func makePoolingCase<Kind: Component>(
  _ input: NamedTensor, _ context: PoolingContext
) -> ComponentCase<Kind> where Kind.Context == PoolingContext {
  let (shape, result) = (input.value.shape, context.outputShape(input.value.shape))
  return ComponentCase(
    arguments: [input], context: context,
    dimensions: [
      NamedDimension("batch", shape[0]), NamedDimension("channels", shape[1]),
      NamedDimension("height", shape[2]), NamedDimension("width", shape[3]),
      NamedDimension("output height", result[2]), NamedDimension("output width", result[3]),
    ],
    constants: [
      NamedConstant("window", Double(context.window)), NamedConstant("stride", Double(context.stride)),
      NamedConstant("window area", Double(context.window * context.window)),
      NamedConstant("output positions", Double(result[2] * result[3])),
    ])
}

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
}

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
