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
    defer { for node in order { node.place = -1 } }
    let places = targets.map(\.place)
    var isTarget = Array(repeating: false, count: order.count)
    for (target, place) in zip(targets, places) where place >= 0 { isTarget[place] = target.isDifferentiated }
    var isWanted = isTarget
    for (place, node) in order.enumerated() where !isTarget[place] {
      isWanted[place] = leads(node, isWanted)
      if node.isReleased { throw .graphWasReleased }
    }
    var pullback = Pullback(
      expression: expression, add: add, isWanted: isWanted,
      cotangents: Array(repeating: nil, count: order.count), node: root, cotangent: seed)
    pullback.cotangents[order.count - 1] = seed
    while let node = order.last {
      let place = order.count - 1
      if isWanted[place], let primitive = node.primitive, let cotangent = pullback.cotangents[place],
        leads(node, isWanted)
      {
        guard primitive.hasRule else { throw .missingRule(primitive: primitive.description) }
        if !isTarget[place] { pullback.cotangents[place] = nil }
        pullback.node = node
        pullback.cotangent = cotangent
        primitive.pullBack(&pullback)
      }
      order.removeLast()
      node.place = -1
      if releasesNodes { node.release() }
    }
    return places.map { $0 < 0 ? nil : pullback.cotangents[$0] }
  }

  private func leads(_ node: Node, _ isWanted: [Bool]) -> Bool {
    guard let first = node.operands.first else { return false }
    if isWanted[first.place] { return true }
    guard let second = node.operands.second else { return false }
    return isWanted[second.place] || node.operands.others.contains { isWanted[$0.place] }
  }
}
