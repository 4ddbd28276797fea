import Components
import Tensors

extension BranchingGraph {
  /// The graph with x, b, k as its nodes 0, 1, 2.
  ///
  /// - Parameter addsXFirst: whether y is s⊙t + (k·t + x); else (s⊙t + k·t) + x.
  private static func tape(_ arguments: [Tensor], addsXFirst: Bool) -> Tape {
    let sum = arguments[0] + arguments[1]
    let (square, squashed, shape) = (sum * sum, tanh(sum), sum.shape)
    var tape = Tape()
    let x = tape.add(shape)
    let b = tape.add(arguments[1].shape)
    let k = tape.add([])
    let a = tape.add(shape, from: [x, b]) { [$0, $0.sum(axis: 0)] }
    let s = tape.add(shape, from: [a, a]) { [$0 * sum, $0 * sum] }
    let t = tape.add(shape, from: [a]) { [$0 * (1 - squashed * squashed)] }
    let st = tape.add(shape, from: [s, t]) { [$0 * squashed, $0 * square] }
    let kt = tape.add(shape, from: [k, t]) { [Tensor(($0 * squashed).sum()), $0 * arguments[2]] }
    let (left, right) = addsXFirst ? (kt, x) : (st, kt)
    let partial = tape.add(shape, from: [left, right]) { [$0, $0] }
    _ = tape.add(shape, from: addsXFirst ? [st, partial] : [partial, x]) { [$0, $0] }
    return tape
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradients: @escaping @Sendable (_ tape: Tape, _ cotangent: Tensor) -> [Tensor]
  ) -> [KnownMistake<BranchingGraph>] {
    [("", false), (", x first", true)].map { suffix, addsXFirst in
      KnownMistake(id + suffix, rows, sentence) { arguments, _, cotangent in
        Array(gradients(tape(arguments, addsXFirst: addsXFirst), cotangent).prefix(3))
      }
    }
  }

  /// Wrong ways through the graph, but for those that lose one use of a node: see ``particularMistakes``.
  @MistakeList<BranchingGraph>
  static var traversals: [KnownMistake<BranchingGraph>] {
    let order =
      "A node goes on before all its gradients have arrived. Visit the nodes in reverse topological order."
    let repeated =
      "A node that is used several times hands on what it has already handed on."
      + " Visit each node once, in reverse topological order."
    let replaced =
      "The gradient of a node that is used several times is replaced by the last one. Add: += instead of =."
    /// st, kt and what is before them, from last to first, in either order.
    let orders = [[9, 8, 7, 6, 5, 4, 3], [9, 8, 6, 7, 5, 4, 3], [9, 8, 7, 6, 4, 5, 3]]
    mistake("recursion depth first", [69], repeated) {
      $0.gradientsByRecursion($1, depthFirst: true)
    }
    mistake("recursion level by level", [69], repeated) {
      $0.gradientsByRecursion($1, depthFirst: false)
    }
    mistake("depth first from the right, each node once", [69], order) {
      $0.gradients($1, order: $0.depthFirstOrder, .isAdded)
    }
    orders.enumerated().flatMap { index, order in
      mistake("gradients replaced \(index)", [68], replaced) { $0.gradients($1, order: order, .replaces) }
    }
  }
}
