public import Tensors

/// A tensor with its history: the dynamic eager front end. Operations are computed at once, and recorded.
///
///     let w = Variable(Tensor([1, 2]))
///     let loss = (w * w).sum()
///     let gradient = try loss.gradients(of: [w])[0]    // [2, 4]
///
/// A variable never changes: a step of gradient descent makes a new one from `w.value` and the gradient, and the graph is
/// built anew. A graph lives as long as a variable that was computed in it; operations on constants record nothing.
public struct Variable: TensorExpression {
  let node: Node

  /// A leaf of the graph, such as a parameter, that gradients can be taken by.
  public init(_ value: Tensor, name: String? = nil) {
    node = Node(name: name, shape: value.shape, value: value, isDifferentiated: true)
  }

  /// A tensor that no gradient is taken by, such as data.
  public init(constant value: Tensor, name: String? = nil) {
    node = Node(name: name, shape: value.shape, value: value, isDifferentiated: false)
  }

  init(_ node: Node) { self.node = node }

  /// The value.
  public var value: Tensor { node.knownValue }

  /// The length of each axis.
  public var shape: [Int] { node.shape }

  /// A tensor that no gradient is taken by.
  public func constant(_ value: Tensor) -> Variable { Variable(constant: value) }

  /// The result of an operation, computed at once.
  public func applying(_ primitive: Primitive) -> Variable {
    Variable(
      primitive, Operands(node), primitive.evaluate(value), isDifferentiated: node.isDifferentiated)
  }

  /// The result of an operation on two operands, computed at once.
  public func applying(_ primitive: Primitive, _ other: Variable) -> Variable {
    Variable(
      primitive, Operands(node, other.node), primitive.evaluate(value, other.value),
      isDifferentiated: node.isDifferentiated || other.node.isDifferentiated)
  }

  /// The result of an operation on any number of operands, computed at once.
  public static func applying(_ primitive: Primitive, to operands: [Variable]) -> Variable {
    let nodes = Operands(all: operands.map(\.node))
    return Variable(
      primitive, nodes, nodes.evaluate(primitive, \.knownValue),
      isDifferentiated: nodes.contains { $0.isDifferentiated })
  }

  /// Records an operation that gradients are passed on through; of any other only the value stays.
  private init(_ primitive: Primitive, _ operands: Operands, _ value: Tensor, isDifferentiated: Bool) {
    if isDifferentiated && !primitive.isPiecewiseConstant {
      self.init(Node(primitive, operands, shape: value.shape, value: value))
    } else {
      self.init(constant: value)
    }
  }
}

extension Variable {
  /// The gradients of this variable by others, each shaped like its variable; zeros where it does not depend on one.
  ///
  /// For a result y of any shape and its cotangent g these are the vector-Jacobian products gᵀ·∂y/∂x.
  ///
  /// - Parameters:
  ///   - variables: leaves, or results on the way.
  ///   - cotangent: shaped like this variable; 1 when left out, which needs a variable of one element.
  ///   - releasing: whether each node lets its operands go when it was passed, so that memory shrinks during the pass. The
  ///     graph cannot be differentiated again.
  /// - Throws: ``AutodiffError``.
  public func gradients(
    of variables: [Variable], cotangent: Tensor? = nil, releasing: Bool = false
  ) throws -> [Tensor] {
    try requireCotangent(cotangent?.shape, for: shape)
    let pass = ReversePass<EvaluatedTensor>(
      targets: variables.map(\.node), expression: { EvaluatedTensor($0.knownValue) },
      add: { $0.tensor += $1.tensor }, releasesNodes: releasing)
    let gradients = try pass.gradients(of: node, cotangent: EvaluatedTensor(cotangent ?? .ones(shape)))
    return zip(variables, gradients).map { $1?.tensor ?? .zeros($0.shape) }
  }

  /// The same gradients as variables, recorded, so that they can be differentiated again: by the variables and by the
  /// cotangent.
  public func differentiableGradients(
    of variables: [Variable], cotangent: Variable? = nil
  ) throws -> [Variable] {
    try requireCotangent(cotangent?.shape, for: shape)
    let pass = ReversePass<Variable>(
      targets: variables.map(\.node), expression: { Variable($0) }, add: { $0 = $0 + $1 })
    let seed = cotangent ?? Variable(constant: .ones(shape))
    return try zip(variables, pass.gradients(of: node, cotangent: seed)).map {
      $1 ?? Variable(constant: .zeros($0.shape))
    }
  }
}
