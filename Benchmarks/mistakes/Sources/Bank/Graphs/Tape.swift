import Tensors

/// A computation graph, with the wrong ways to go back through it that students' libraries have.
struct Tape {
  /// What a gradient that arrives at a node does.
  enum Arrival { case isAdded, replaces }

  private var parents: [[Int]] = []
  private var pullbacks: [(Tensor) -> [Tensor]] = []
  private var shapes: [[Int]] = []

  /// Adds a node.
  ///
  /// - Parameter pullback: from the node's gradient: those of its parents, in order.
  mutating func add(
    _ shape: [Int], from parents: [Int] = [], _ pullback: @escaping (Tensor) -> [Tensor] = { _ in [] }
  ) -> Int {
    self.parents.append(parents)
    pullbacks.append(pullback)
    shapes.append(shape)
    return shapes.count - 1
  }

  private var zeros: [Tensor] { shapes.map { .zeros($0) } }

  /// Each node once, in an order that may be wrong.
  func gradients(_ cotangent: Tensor, order: [Int], _ arrival: Arrival) -> [Tensor] {
    var gradients = zeros
    gradients[shapes.count - 1] = cotangent
    for node in order {
      for (parent, part) in zip(parents[node], pullbacks[node](gradients[node])) {
        gradients[parent] = arrival == .isAdded ? gradients[parent] + part : part
      }
    }
    return gradients
  }

  /// Every node as often as it is reached, each time with all that has arrived so far.
  ///
  /// - Parameter depthFirst: whether a parent goes on before the next parent receives its part.
  func gradientsByRecursion(_ cotangent: Tensor, depthFirst: Bool) -> [Tensor] {
    var gradients = zeros
    gradients[shapes.count - 1] = cotangent
    func visit(_ node: Int) {
      let parts = zip(parents[node], pullbacks[node](gradients[node]))
      for (parent, part) in parts {
        gradients[parent] += part
        if depthFirst { visit(parent) }
      }
      if !depthFirst { for parent in parents[node] { visit(parent) } }
    }
    visit(shapes.count - 1)
    return gradients
  }

  /// From the last node on, each before its parents, the last parent first; a shared node at its first visit.
  var depthFirstOrder: [Int] {
    var order: [Int] = []
    func visit(_ node: Int) {
      guard !order.contains(node) else { return }
      order.append(node)
      for parent in parents[node].reversed() { visit(parent) }
    }
    visit(shapes.count - 1)
    return order
  }
}
