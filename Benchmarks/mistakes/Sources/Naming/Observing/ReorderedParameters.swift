import Components
import GradientCheck
import Measurement
import Tensors

extension Observation {
  /// Orders of the parameters' named blocks with which the right function gives the student's result, such as an
  /// order of gates.
  ///
  /// All parameters with blocks are put in the same order. Empty where the forward result is right, or a block has
  /// more than four names.
  var parameterOrders: [[Int]] {
    guard findings.contains(.forwardDiffers), let result, result.shape == cotangent.shape else { return [] }
    let blocks = right.blocks.compactMapValues(\.first)
    guard let count = blocks.values.first?.names.count, count <= 4 else { return [] }
    return orderings(of: count).filter { order in
      let point = right.arguments.map { argument in
        blocks[argument.name].map { argument.value.reordered($0, order) } ?? argument.value
      }
      return (right.forward(point) - result).norm() <= 1e-9 * result.norm()
    }
  }

  /// What the blocks are called.
  var blockNames: [String] { right.blocks.values.first?.first?.names ?? [] }
}

extension Tensor {
  /// With equal blocks of an axis in another order.
  fileprivate func reordered(_ blocks: NamedBlocks, _ order: [Int]) -> Tensor {
    let length = shape[blocks.axis] / order.count
    return take(axis: blocks.axis, at: order.flatMap { Array($0 * length..<($0 + 1) * length) })
  }
}

/// All orders of `0 ..< count`.
private func orderings(of count: Int) -> [[Int]] {
  guard count > 0 else { return [[]] }
  return orderings(of: count - 1).flatMap { order in
    (0...order.count).map { place in
      var longer = order
      longer.insert(count - 1, at: place)
      return longer
    }
  }
}
