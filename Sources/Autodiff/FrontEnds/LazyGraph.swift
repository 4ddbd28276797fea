public import Tensors

/// The dynamic lazy front end: operations are recorded, and computed when a value is asked for.
///
/// What no value needs is never computed; what was asked for twice, or written twice, is computed once, and kept as long
/// as the graph. So a graph is for one step of a training, and the next step builds its own.
public struct LazyGraph {
  let recorder: Recorder

  /// An empty graph.
  public init() { recorder = Recorder() }

  init(_ recorder: Recorder) { self.recorder = recorder }

  /// A leaf that gradients can be taken by.
  public func variable(_ value: Tensor, name: String? = nil) -> LazyVariable {
    LazyVariable(
      node: Node(name: name, shape: value.shape, value: value, isDifferentiated: true), recorder: recorder)
  }

  /// A tensor that no gradient is taken by.
  public func constant(_ value: Tensor, name: String? = nil) -> LazyVariable {
    LazyVariable(
      node: Node(name: name, shape: value.shape, value: value, isDifferentiated: false), recorder: recorder)
  }

  /// The values of several variables of this graph; what they share is computed once.
  public func values(of variables: [LazyVariable]) -> [Tensor] {
    let order = topologicalOrder(of: variables.map(\.node)) { $0.value != nil }
    for node in order {
      node.place = -1
      guard node.value == nil, let primitive = node.primitive else { continue }
      node.value = node.operands.evaluate(primitive, \.knownValue)
      recorder.evaluations += 1
    }
    return variables.map(\.node.knownValue)
  }

  /// The number of primitives that were computed so far.
  public var evaluations: Int { recorder.evaluations }
}

/// A tensor that is computed when it is asked for; see ``LazyGraph``.
public struct LazyVariable: RecordedExpression {
  let node: Node
  let recorder: Recorder

  /// The length of each axis, known before the value is.
  public var shape: [Int] { node.shape }

  /// The value, computed now with all that it needs, unless it was before.
  public var value: Tensor { LazyGraph(recorder).values(of: [self])[0] }

  /// A tensor that no gradient is taken by, in the same graph.
  public func constant(_ value: Tensor) -> LazyVariable { LazyGraph(recorder).constant(value) }

  /// The gradients by others, to be computed later; see ``Variable/gradients(of:cotangent:releasing:)``.
  ///
  /// They can be differentiated again. Throws ``AutodiffError``.
  public func gradients(of variables: [LazyVariable], cotangent: LazyVariable? = nil) throws -> [LazyVariable]
  {
    try recordingGradients(of: variables, cotangent: cotangent)
  }

  func sibling(_ node: Node) -> LazyVariable { LazyVariable(node: node, recorder: recorder) }
}
