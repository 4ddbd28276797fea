import Tensors

/// A node of a computational graph: a leaf, or a primitive applied to other nodes.
///
/// The three front ends differ in when a node gets its value, and in nothing else.
final class Node {
  /// What computes the value; nil for a leaf.
  let primitive: Primitive?
  /// What the primitive is applied to; none for a leaf, or once they were released.
  private(set) var operands: Operands
  let shape: [Int]
  /// Known at once (eager), once asked for (lazy), or for variables and constants only (static).
  var value: Tensor?
  /// Whether gradients are passed on to, or through, the node.
  let isDifferentiated: Bool
  /// A leaf's name, for drawings and errors.
  let name: String?
  /// The place in the order of the traversal that is under way, or −1.
  var place = -1
  /// What the reverse pass that is under way wants of the node.
  var role = Role.none

  /// A node's part in a reverse pass.
  enum Role {
    /// Nothing that is differentiated by lies behind it.
    case none
    case leadsToTarget
    case target
  }

  /// A leaf.
  init(name: String?, shape: [Int], value: Tensor?, isDifferentiated: Bool) {
    primitive = nil
    operands = Operands()
    self.name = name
    self.shape = shape
    self.value = value
    self.isDifferentiated = isDifferentiated
  }

  /// An application, through which gradients are passed on.
  init(_ primitive: Primitive, _ operands: Operands, shape: [Int], value: Tensor?) {
    self.primitive = primitive
    self.operands = operands
    name = nil
    self.shape = shape
    self.value = value
    isDifferentiated = true
  }

  /// The value of a node that has one.
  var knownValue: Tensor {
    guard let value else { fatalError("a node was read before it was computed") }
    return value
  }

  /// Whether the operands were let go by a reverse pass.
  var isReleased: Bool { primitive != nil && operands.isEmpty }

  /// Lets the operands go, with all that nobody else refers to.
  ///
  /// In a loop: a chain of 100,000 nodes that let each other go would overflow the stack.
  func release() {
    if operands.isEmpty { return }
    var pending: [Node] = []
    operands.removeAll(movingUniqueTo: &pending)
    while let node = pending.popLast() { node.operands.removeAll(movingUniqueTo: &pending) }
  }

  deinit { release() }
}

/// All nodes that lead to some nodes, operands before what is computed from them, each once; ``Node/place`` is its index.
///
/// Whoever asks resets the places afterwards. Nodes for which `isEnd` holds come without what leads to them.
func topologicalOrder(of roots: [Node], endingAt isEnd: (Node) -> Bool = { _ in false }) -> [Node] {
  /// Nodes on the way that are not in the order yet.
  let entered = -2
  var order: [Node] = []
  var path: [(node: Node, next: Int)] = []
  func enter(_ node: Node) {
    guard node.place == -1 else { return }
    if node.operands.isEmpty || isEnd(node) {
      node.place = order.count
      order.append(node)
    } else {
      node.place = entered
      path.append((node, 0))
    }
  }
  for root in roots {
    enter(root)
    while let (node, next) = path.last {
      if next < node.operands.count {
        path[path.count - 1].next += 1
        enter(node.operands[next])
      } else {
        path.removeLast()
        node.place = order.count
        order.append(node)
      }
    }
  }
  return order
}
