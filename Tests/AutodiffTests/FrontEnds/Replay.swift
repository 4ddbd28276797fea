import Tensors

@testable import Autodiff

/// Builds what an eager graph recorded once more, in another front end.
func replay<E: TensorExpression>(_ result: Variable, leaf: (Node) -> E) -> E {
  let order = topologicalOrder(of: [result.node])
  var built: [E] = []
  for node in order {
    guard let primitive = node.primitive else {
      built.append(leaf(node))
      continue
    }
    let operands = node.operands.map { built[$0.place] }
    switch operands.count {
    case 1: built.append(operands[0].applying(primitive))
    case 2: built.append(operands[0].applying(primitive, operands[1]))
    default: built.append(E.applying(primitive, to: operands))
    }
  }
  for node in order { node.place = -1 }
  return built[built.count - 1]
}
