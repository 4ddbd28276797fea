import GradientCheck
import Tensors

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
      NamedDimension("window area", context.window * context.window),
    ])
}
