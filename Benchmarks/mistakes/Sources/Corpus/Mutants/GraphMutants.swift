import Components
import Foundation
import Tensors

enum GraphMutants {
  static let all = square + graph

  private static let square = [
    Mutant(
      Submission(Square.self, "square-overwritten") { a, _, g in
        var gradient: [Double] = []
        for _ in 0..<2 { gradient = zip(g.storage, a[0].storage).map { $0 * $1 } }
        return [Tensor(shape: g.shape, storage: gradient)]
      },
      Truth(rows: [68], "second use overwrites the first", wrong: ["x"])),
    Mutant(
      Submission(Square.self, "square-squared") { a, _, g in [each(g) { $1 * pow(a[0].storage[$0], 2) }] },
      Truth(rows: [], "multiplied by x²", wrong: ["x"])),
    Mutant(
      Submission(Square.self, "square-never-cleared") { _ in
        var slots: [Int: Double] = [:]
        return StudentCode(
          forward: { Square.forward($0, ()) },
          pullback: { a, g in
            for i in g.storage.indices {
              slots[i, default: 0] += g.storage[i] * a[0].storage[i]
              slots[i, default: 0] += g.storage[i] * a[0].storage[i]
            }
            return [each(g) { i, _ in slots[i] ?? 0 }]
          })
      },
      Truth(rows: [67], "node's gradient never cleared", wrong: [], .secondCall)),
    Mutant(
      Submission(Square.self, "square-in-place") { _ in
        StudentCode(
          forward: { arguments in
            for i in arguments[0].storage.indices { arguments[0].storage[i] *= arguments[0].storage[i] }
            return arguments[0]
          },
          pullback: { a, g in [each(g) { 2 * $1 * a[0].storage[$0] }] })
      },
      Truth(rows: [70], "the square is written over x", wrong: [], .mutation)),
  ]

  /// The graph's gradients, with the number of times that each path is walked.
  static func walk(
    _ a: [Tensor], _ g: Tensor, left: Double = 1, right: Double = 1, product: Double = 1, scaled: Double = 1,
    direct: Double = 1
  ) -> [Tensor] {
    let (rows, columns) = (g.shape[0], g.shape[1])
    var gradients = a.map { Tensor.zeros($0.shape) }
    for i in 0..<rows {
      for j in 0..<columns {
        let node = a[0][i, j] + a[1][j]
        let t = Foundation.tanh(node)
        let slope = (product * node * node + scaled * a[2].scalar) / pow(cosh(node), 2)
        let push = g[i, j] * ((left + right) * node * t + slope)
        gradients[0][i, j] = push + direct * g[i, j]
        gradients[1][j] += push
        gradients[2].storage[0] += g[i, j] * t
      }
    }
    return gradients
  }

  private static func graph(
    _ id: String, rows: Set<Int>, _ family: String, wrong: Set<String>,
    _ pullback: @escaping @Sendable ([Tensor], Tensor) -> [Tensor]
  ) -> Mutant {
    Mutant(
      Submission(BranchingGraph.self, id) { a, _, g in pullback(a, g) },
      Truth(rows: rows, family, wrong: wrong))
  }

  private static let graph = [
    graph("graph-square-once", rows: [68], "one of the two uses of a in a⊙a", wrong: ["x", "b"]) {
      walk($0, $1, right: 0)
    },
    graph("graph-last-consumer", rows: [68], "a's gradient is that of its last consumer", wrong: ["x", "b"]) {
      walk($0, $1, left: 0, right: 0, scaled: 0)
    },
    graph(
      "graph-order", rows: [69], "t is propagated before and after its second consumer", wrong: ["x", "b"]
    ) { walk($0, $1, product: 2) },
    graph("graph-order-square", rows: [69], "s is propagated three times", wrong: ["x", "b"]) {
      walk($0, $1, left: 3, right: 3)
    },
    graph("graph-detached", rows: [71], "tanh branch detached", wrong: ["x", "b"]) {
      walk($0, $1, product: 0, scaled: 0)
    },
    graph("graph-skip-lost", rows: [71], "x's direct path missing", wrong: ["x"]) { walk($0, $1, direct: 0) },
    graph("graph-unreduced", rows: [72], "b's broadcast not undone", wrong: ["b"]) { a, g in
      let gradients = walk(a, g, direct: 0)
      return [walk(a, g)[0], gradients[0], gradients[2]]
    },
    graph("graph-scalar-unreduced", rows: [72], "k's broadcast not undone", wrong: ["k"]) { a, g in
      var gradients = walk(a, g)
      gradients[2] = matrix(g.shape[0], g.shape[1]) { g[$0, $1] * Foundation.tanh(a[0][$0, $1] + a[1][$1]) }
      return gradients
    },
    graph("graph-mean", rows: [1, 5], "b's broadcast undone by a mean", wrong: ["b"]) { a, g in
      var gradients = walk(a, g)
      for j in gradients[1].storage.indices { gradients[1].storage[j] /= Double(g.shape[0]) }
      return gradients
    },
    graph("graph-last-row", rows: [6], "b from the last row", wrong: ["b"]) { a, g in
      var gradients = walk(a, g)
      let rows = walk(a, g, direct: 0)[0]
      gradients[1] = vector(g.shape[1]) { rows[g.shape[0] - 1, $0] }
      return gradients
    },
    graph("graph-exchanged", rows: [], "factors of s⊙t each get their own value", wrong: ["x", "b"]) { a, g in
      let swapped = walk(a, g, left: 0, right: 0, product: 0)
      var gradients = swapped
      for i in 0..<g.shape[0] {
        for j in 0..<g.shape[1] {
          let node = a[0][i, j] + a[1][j]
          let push = g[i, j] * (2 * node * node * node + Foundation.tanh(node) / pow(cosh(node), 2))
          gradients[0][i, j] += push
          gradients[1][j] += push
        }
      }
      return gradients
    },
  ]
}
