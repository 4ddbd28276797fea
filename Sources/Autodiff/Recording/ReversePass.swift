/// Back-propagation: from the cotangent of a result to the gradients by some nodes, each node once, results first.
///
/// `E` is what gradients are computed in: bare tensors, or expressions that can be differentiated again.
struct ReversePass<E: TensorExpression> {
  /// What the pass ends at: it takes no way that does not lead to one of them.
  let targets: [Node]
  /// A node's value, in what gradients are computed in.
  let expression: (Node) -> E
  /// Adds a cotangent to another of the same node.
  let add: (inout E, E) -> Void
  /// Whether each node lets its operands go when it was passed, so that its value is freed unless it is used elsewhere.
  var releasesNodes = false

  /// The gradient by each target; nil where the root does not depend on it, and for constants.
  ///
  /// A cotangent is freed when it was passed on. Throws ``AutodiffError/missingRule(primitive:)``, and
  /// ``AutodiffError/graphWasReleased`` when an earlier pass released a node that is needed.
  func gradients(of root: Node, cotangent seed: E) throws(AutodiffError) -> [E?] {
    var order = topologicalOrder(of: [root])
    defer { for node in order { node.leavePass() } }
    let places = targets.map(\.place)
    for target in targets where target.place >= 0 && target.isDifferentiated { target.role = .target }
    for node in order where node.role == .none {
      if node.isReleased { throw .graphWasReleased }
      if node.operands.anyIsWanted { node.role = .leadsToTarget }
    }
    var pullback = Pullback(
      expression: expression, add: add, cotangents: Array(repeating: nil, count: order.count), node: root,
      cotangent: seed)
    if root.role != .none { pullback.cotangents[order.count - 1] = seed }
    while let node = order.popLast() {
      if let primitive = node.primitive, let cotangent = pullback.cotangents[order.count],
        node.operands.anyIsWanted
      {
        guard primitive.hasRule else {
          node.leavePass()
          throw .missingRule(primitive: primitive.description)
        }
        if node.role != .target { pullback.cotangents[order.count] = nil }
        pullback.node = node
        pullback.cotangent = cotangent
        primitive.pullBack(&pullback)
      }
      node.leavePass()
      if releasesNodes { node.release() }
    }
    return places.map { $0 < 0 ? nil : pullback.cotangents[$0] }
  }
}

extension Node {
  fileprivate func leavePass() {
    place = -1
    role = .none
  }
}

extension Operands {
  /// Whether one of them is differentiated by, or leads to one that is.
  fileprivate var anyIsWanted: Bool {
    guard let first else { return false }
    if first.role != .none { return true }
    guard let second else { return false }
    return second.role != .none || others.contains { $0.role != .none }
  }
}
