import Tensors

/// What a static graph computes for some results, in which order, and when each value is used for the last time.
struct RunPlan {
  private struct Step {
    let node: Node
    let first: Int
    let second: Int?
    let others: [Int]
    /// Values that no later step uses, and that are no results.
    var lastUses: [Int] = []
  }

  private var steps: [Step]
  private let results: [Int]
  /// The number of primitives to be computed.
  let evaluations: Int

  init(for nodes: [Node]) {
    let order = topologicalOrder(of: nodes)
    steps = order.map { node in
      Step(
        node: node, first: node.operands.first?.place ?? -1, second: node.operands.second?.place,
        others: node.operands.others.map(\.place))
    }
    results = nodes.map(\.place)
    evaluations = order.count { $0.primitive != nil }
    var isKept = Array(repeating: false, count: order.count)
    for place in results { isKept[place] = true }
    for step in steps.indices.reversed() {
      for operand in order[step].operands where !isKept[operand.place] {
        isKept[operand.place] = true
        steps[step].lastUses.append(operand.place)
      }
    }
    for node in order { node.place = -1 }
  }

  /// Throws ``AutodiffError/missingFeed(name:)``. The fed values have their placeholders' shapes.
  func run(feeds: [String: Tensor]) throws(AutodiffError) -> [Tensor] {
    var values: [Tensor?] = []
    values.reserveCapacity(steps.count)
    for step in steps {
      if let primitive = step.node.primitive {
        let value = primitive.evaluate(
          known(values[step.first]), step.second.map { known(values[$0]) },
          step.others.isEmpty ? [] : step.others.map { known(values[$0]) })
        values.append(value)
        for place in step.lastUses { values[place] = nil }
      } else if let value = step.node.value {
        values.append(value)
      } else {
        let name = step.node.name ?? ""
        guard let value = feeds[name] else { throw .missingFeed(name: name) }
        values.append(value)
      }
    }
    return results.map { known(values[$0]) }
  }

  private func known(_ value: Tensor?) -> Tensor {
    guard let value else { fatalError("a value was freed before its last use") }
    return value
  }
}
