/// One application of a primitive in the reverse pass, z = f(x, y, …), and the cotangent of z.
///
/// A derivative rule calls ``give(_:to:)`` with the vector-Jacobian product for each operand. It is computed only where the
/// operand wants it: the input of a first layer costs no product of matrices.
struct Pullback<E: TensorExpression> {
  /// A node's value, in what gradients are computed in.
  let expression: (Node) -> E
  /// Adds a cotangent to another of the same node.
  let add: (inout E, E) -> Void
  /// By place in the order of the pass: the sum of what the node was given so far.
  var cotangents: [E?]
  /// The node z.
  var node: Node
  /// The gradient of the differentiated function by z; shaped like it.
  var cotangent: E

  /// The result z.
  var result: E { expression(node) }
  /// The only or left operand.
  var x: E { expression(node.operands[0]) }
  /// The right operand.
  var y: E { expression(node.operands[1]) }
  /// The right operand where there is one.
  var second: E? { node.operands.second.map(expression) }
  /// All operands.
  var operands: [E] { node.operands.map(expression) }
  /// The shape of an operand.
  func shape(_ position: Int) -> [Int] { node.operands[position].shape }
  /// The shapes of all operands.
  var shapes: [[Int]] { node.operands.map(\.shape) }

  /// Adds the vector-Jacobian product for an operand, which is shaped like it, to what others gave.
  @inline(__always) mutating func give(_ product: @autoclosure () -> E, to position: Int = 0) {
    let operand = node.operands[position]
    guard operand.role != .none else { return }
    let (place, product) = (operand.place, product())
    if var sum = cotangents[place] {
      // Taken out, so that it is changed in place.
      cotangents[place] = nil
      add(&sum, product)
      cotangents[place] = sum
    } else {
      cotangents[place] = product
    }
  }
}
