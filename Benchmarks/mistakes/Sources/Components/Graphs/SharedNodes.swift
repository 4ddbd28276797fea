package import GradientCheck
package import Tensors

/// y = x⊙x, as a graph of two nodes: the product uses one node twice.
package enum Square: Component {
  package typealias Context = Void
  package static let id = "square"
  package static let profileCount = 2

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<Square> {
    var draw = Draw(self, seed, profile)
    let (rows, columns) = [(3, 5), (4, 7)][profile]
    return ComponentCase(
      arguments: [NamedTensor("x", draw.normal(rows, columns))], context: (),
      dimensions: [NamedDimension("rows", rows), NamedDimension("columns", columns)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    arguments[0] * arguments[0]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    [2 * cotangent * arguments[0]]
  }
}

/// A graph with branches, a node used three times and broadcasting:
/// a = x + b, s = a⊙a, t = tanh a, y = s⊙t + k·t + x.
///
/// x (N, D), b (D), k []; result (N, D).
package enum BranchingGraph: Component {
  package typealias Context = Void
  package static let id = "graph"
  package static let profileCount = 3

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<BranchingGraph> {
    var draw = Draw(self, seed, profile)
    let (rows, columns) = [(5, 3), (4, 7), (3, 8)][profile]
    return ComponentCase(
      arguments: [
        NamedTensor("x", draw.normal(rows, columns)), NamedTensor("b", draw.normal(columns)),
        NamedTensor("k", draw.nonzero(distance: 0.5)),
      ],
      context: (),
      dimensions: [NamedDimension("rows", rows), NamedDimension("columns", columns)])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    let sum = arguments[0] + arguments[1]
    let squashed = tanh(sum)
    return sum * sum * squashed + arguments[2] * squashed + arguments[0]
  }

  /// The gradient of a along each path from y: twice through s, through t in either term.
  private static func uses(_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor] {
    let sum = arguments[0] + arguments[1]
    let squashed = tanh(sum)
    let slope = 1 - squashed * squashed
    return [
      cotangent * squashed * sum, cotangent * squashed * sum, cotangent * sum * sum * slope,
      cotangent * arguments[2] * slope,
    ]
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let gradSum = total(uses(arguments, cotangent))
    let squashed = tanh(arguments[0] + arguments[1])
    return [gradSum + cotangent, gradSum.sum(axis: 0), Tensor((cotangent * squashed).sum())]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let sum = arguments[0] + arguments[1]
    return [RelatedTensor("a", sum), RelatedTensor("s", sum * sum), RelatedTensor("t", tanh(sum))]
  }
}
