public import Tensors

/// The static front end: a graph is built once, with shapes, and run many times with other inputs.
///
///     let graph = StaticGraph()
///     let x = graph.placeholder("x", shape: [4, 2])
///     let w = graph.variable("w", Tensor.ones([2, 3]))
///     let loss = (x.matmul(w) * x.matmul(w)).sum()
///     let gradient = try loss.gradients(of: [w])[0]    // a symbol too: nodes were added
///     let values = try graph.run([loss, gradient], feeds: ["x": inputs])
///
/// Shapes are checked when an operation is added. A run computes what its results need, each node once.
public final class StaticGraph {
  let recorder = Recorder()
  private var placeholders: [String: Node] = [:]
  private var plans: [[ObjectIdentifier]: RunPlan] = [:]

  /// An empty graph.
  public init() {}

  /// An input that each run is given under this name. Traps when there is one of that name.
  public func placeholder(_ name: String, shape: [Int]) -> Symbol {
    require(placeholders[name] == nil, "there is a placeholder '\(name)' already")
    require(shape.allSatisfy { $0 >= 0 }, "shape \(shape) of placeholder '\(name)' has a negative length")
    let symbol = leaf(name, shape, nil, isDifferentiated: true)
    placeholders[name] = symbol.node
    return symbol
  }

  /// A tensor that stays from run to run, until it is set anew: a parameter.
  public func variable(_ name: String, _ initial: Tensor) -> Symbol {
    leaf(name, initial.shape, initial, isDifferentiated: true)
  }

  /// A tensor that never changes.
  public func constant(_ value: Tensor) -> Symbol { leaf(nil, value.shape, value, isDifferentiated: false) }

  /// A variable's or a constant's tensor. Traps for any other symbol.
  public func value(of variable: Symbol) -> Tensor {
    require(variable.node.value != nil, "only a variable has a value; run the graph for that of a result")
    return variable.node.knownValue
  }

  /// Gives a variable another tensor, for the runs to come. Traps for a symbol that is no variable.
  ///
  /// Throws ``AutodiffError/valueShape(_:name:expected:)``.
  public func set(_ variable: Symbol, to value: Tensor) throws {
    let node = variable.node
    require(node.value != nil && node.isDifferentiated, "only a variable can be set")
    guard value.shape == node.shape else {
      throw AutodiffError.valueShape(value.shape, name: node.name ?? "", expected: node.shape)
    }
    node.value = value
  }

  /// The values of some symbols, for these values of the placeholders.
  ///
  /// Throws ``AutodiffError`` when a placeholder that is needed has no value, or one has another shape. A value is freed
  /// after its last use.
  public func run(_ results: [Symbol], feeds: [String: Tensor] = [:]) throws -> [Tensor] {
    for (name, value) in feeds {
      guard let node = placeholders[name] else { throw AutodiffError.unknownFeed(name: name) }
      guard value.shape == node.shape else {
        throw AutodiffError.valueShape(value.shape, name: name, expected: node.shape)
      }
    }
    for symbol in results {
      require(symbol.recorder === recorder, "a symbol of another graph cannot be run in this one")
    }
    let plan = plan(for: results.map(\.node))
    recorder.evaluations += plan.evaluations
    return try plan.run(feeds: feeds)
  }

  /// The number of primitives that were computed so far, in all runs.
  public var evaluations: Int { recorder.evaluations }

  private func plan(for results: [Node]) -> RunPlan {
    let key = results.map { ObjectIdentifier($0) }
    if let known = plans[key] { return known }
    let plan = RunPlan(for: results)
    plans[key] = plan
    return plan
  }

  private func leaf(_ name: String?, _ shape: [Int], _ value: Tensor?, isDifferentiated: Bool) -> Symbol {
    Symbol(
      node: Node(name: name, shape: shape, value: value, isDifferentiated: isDifferentiated),
      recorder: recorder)
  }
}

/// A node of a ``StaticGraph``: what a run computes or is given.
public struct Symbol: RecordedExpression {
  let node: Node
  let recorder: Recorder

  /// The length of each axis.
  public var shape: [Int] { node.shape }

  /// A tensor that never changes, in the same graph.
  public func constant(_ value: Tensor) -> Symbol {
    sibling(Node(name: nil, shape: value.shape, value: value, isDifferentiated: false))
  }

  /// Adds the gradients by some symbols to the graph; see ``Variable/gradients(of:cotangent:releasing:)``.
  ///
  /// They can be run, and differentiated again. Throws ``AutodiffError``.
  public func gradients(of symbols: [Symbol], cotangent: Symbol? = nil) throws -> [Symbol] {
    try recordingGradients(of: symbols, cotangent: cotangent)
  }

  func sibling(_ node: Node) -> Symbol { Symbol(node: node, recorder: recorder) }
}
