import Tensors

/// Adds nodes without values; an operation that was applied to the same operands before is the same node.
///
/// The nodes live as long as the recorder.
final class Recorder {
  private struct Application: Hashable {
    let primitive: Primitive
    let first: ObjectIdentifier
    let second: ObjectIdentifier?
    let others: [ObjectIdentifier]
  }

  private var nodes: [Application: Node] = [:]
  /// The number of primitives that were computed so far.
  var evaluations = 0

  /// Traps when the operands' shapes do not fit.
  func node(_ primitive: Primitive, _ operands: Operands) -> Node {
    let application = Application(
      primitive: primitive, first: ObjectIdentifier(operands[0]),
      second: operands.second.map { ObjectIdentifier($0) },
      others: operands.others.map { ObjectIdentifier($0) })
    if let known = nodes[application] { return known }
    let shape = primitive.shape(
      operands[0].shape, operands.second?.shape, operands.others.map(\.shape))
    let node = Node(primitive, operands, shape: shape, value: nil)
    nodes[application] = node
    return node
  }
}

/// An expression that stands for a node of a recorder.
protocol RecordedExpression: TensorExpression {
  var node: Node { get }
  var recorder: Recorder { get }
  /// Another node of the same recorder.
  func sibling(_ node: Node) -> Self
}

extension RecordedExpression {
  /// Adds an operation to the graph, to be computed later. Traps when shapes do not fit.
  public func applying(_ primitive: Primitive) -> Self { sibling(recorder.node(primitive, Operands(node))) }

  /// Adds an operation to the graph, to be computed later. Traps when shapes do not fit, or operands belong to two graphs.
  public func applying(_ primitive: Primitive, _ other: Self) -> Self {
    Self.applying(primitive, to: [self, other])
  }

  /// Adds an operation to the graph, to be computed later. Traps when shapes do not fit, or operands belong to two graphs.
  public static func applying(_ primitive: Primitive, to operands: [Self]) -> Self {
    let first = operands[0]
    for other in operands {
      require(other.recorder === first.recorder, "'\(primitive)' of operands that belong to two graphs")
    }
    return first.sibling(first.recorder.node(primitive, Operands(all: operands.map(\.node))))
  }

  func recordingGradients(of targets: [Self], cotangent: Self?) throws -> [Self] {
    try requireCotangent(cotangent?.shape, for: shape)
    for other in targets + [cotangent].compactMap(\.self) {
      require(other.recorder === recorder, "gradients of operands that belong to two graphs")
    }
    let pass = ReversePass<Self>(
      targets: targets.map(\.node), expression: sibling, add: { $0 = $0 + $1 })
    let seed = cotangent ?? constant(.ones(shape))
    return try zip(targets, pass.gradients(of: node, cotangent: seed)).map {
      $1 ?? constant(.zeros($0.shape))
    }
  }
}
