import Tensors

/// What a node was computed from: mostly one or two nodes, which lie inside without an allocation.
struct Operands: RandomAccessCollection {
  private(set) var first: Node?
  private(set) var second: Node?
  private(set) var others: [Node] = []

  init(_ first: Node? = nil, _ second: Node? = nil) {
    self.first = first
    self.second = second
  }

  init(all nodes: [Node]) {
    first = nodes.first
    second = nodes.dropFirst().first
    others = Array(nodes.dropFirst(2))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { first == nil ? 0 : second == nil ? 1 : 2 + others.count }
  var isEmpty: Bool { first == nil }

  subscript(index: Int) -> Node {
    switch index {
    case 0: if let first { return first }
    case 1: if let second { return second }
    default: return others[index - 2]
    }
    fatalError("there is no operand \(index) among \(count)")
  }

  /// A primitive's value for the operands' values.
  func evaluate(_ primitive: Primitive, _ value: (Node) -> Tensor) -> Tensor {
    guard let first else { fatalError("'\(primitive)' has no operands") }
    guard let second else { return primitive.evaluate(value(first)) }
    return primitive.evaluate(value(first), value(second), others.isEmpty ? [] : others.map(value))
  }

  /// Takes out what nobody else refers to; the rest is let go.
  mutating func removeAll(movingUniqueTo pending: inout [Node]) {
    if first == nil { return }
    if isKnownUniquelyReferenced(&first), let first { pending.append(first) }
    if isKnownUniquelyReferenced(&second), let second { pending.append(second) }
    for index in others.indices where isKnownUniquelyReferenced(&others[index]) {
      pending.append(others[index])
    }
    self = Operands()
  }
}
