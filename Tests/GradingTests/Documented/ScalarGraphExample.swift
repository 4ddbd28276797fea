public import Checks
import CourseModel
public import ExerciseBridges
import Tensors

/// A graph of scalars that differentiates itself.
public protocol ScalarGraphExercise<Node> {
  /// A node; you decide what it holds.
  associatedtype Node: AnyObject

  /// A node without inputs.
  func leaf(_ value: Double) throws -> Node
  func sum(_ a: Node, _ b: Node) throws -> Node
  func product(_ a: Node, _ b: Node) throws -> Node
  func value(of node: Node) throws -> Double
  /// The derivative of a node by a leaf, over all paths; 0 where there is none.
  func derivative(of node: Node, by leaf: Node) throws -> Double
  /// The derivative at a number of a function that builds a graph from a leaf.
  func derivative(of function: (Node) throws -> Node, at x: Double) throws -> Double
}

struct ScalarGraph: ScalarGraphExercise {
  final class Node {
    let value: Double
    let inputs: [(node: Node, slope: Double)]

    init(_ value: Double, _ inputs: [(node: Node, slope: Double)]) {
      (self.value, self.inputs) = (value, inputs)
    }
  }

  func leaf(_ value: Double) throws -> Node { Node(value, []) }
  func sum(_ a: Node, _ b: Node) throws -> Node { Node(a.value + b.value, [(a, 1), (b, 1)]) }
  func product(_ a: Node, _ b: Node) throws -> Node {
    Node(a.value * b.value, [(a, b.value), (b, a.value)])
  }
  func value(of node: Node) throws -> Double { node.value }

  func derivative(of node: Node, by leaf: Node) throws -> Double {
    if node === leaf { return 1 }
    return try node.inputs.reduce(0) { try $0 + $1.slope * derivative(of: $1.node, by: leaf) }
  }

  func derivative(of function: (Node) throws -> Node, at x: Double) throws -> Double {
    let leaf = try leaf(x)
    return try derivative(of: function(leaf), by: leaf)
  }
}

/// The graph, with the checks that students see.
public let publicScalarGraph = GradedExercise<any ScalarGraphExercise<RemoteObject>>(
  id: "scalar-graph", title: "Scalar graph", topic: "Automatic differentiation", typeName: "ScalarGraph",
  proxy: ScalarGraphProxy.init(channel:),
  items: [
    GradedItem("a", "Values", points: 2) { $0.checkValues([(2, 3), (-1, 0.5)]) },
    GradedItem("b", "Derivatives", points: 4) { $0.checkDerivatives([(2, 3), (-1, 0.5)]) },
    GradedItem("c", "The derivative of a function", points: 2) { $0.checkFunctions(at: [2, -0.5]) },
  ])

extension Trial<any ScalarGraphExercise<RemoteObject>> {
  /// (x + y)·x at points.
  package func checkValues(_ points: [(x: Double, y: Double)]) {
    for (x, y) in points {
      expect("(x + y)·x at x = \(x), y = \(y)", equals: (x + y) * x) { graph in
        let (a, b) = try (graph.leaf(x), graph.leaf(y))
        return try graph.value(of: graph.product(graph.sum(a, b), a))
      }
    }
  }

  /// Both derivatives of (x + y)·x, in which x is used twice.
  package func checkDerivatives(_ points: [(x: Double, y: Double)]) {
    for (x, y) in points {
      expect("the derivatives of (x + y)·x at x = \(x), y = \(y)", equals: [2 * x + y, x]) { graph in
        let (a, b) = try (graph.leaf(x), graph.leaf(y))
        let root = try graph.product(graph.sum(a, b), a)
        return try [graph.derivative(of: root, by: a), graph.derivative(of: root, by: b)]
      }
    }
  }

  /// Of x·x·x; the function is called back with a node, and calls the graph.
  package func checkFunctions(at points: [Double]) {
    for x in points {
      expect("the derivative of x·x·x at \(x)", equals: 3 * x * x) { graph in
        try graph.derivative(of: { try graph.product($0, graph.product($0, $0)) }, at: x)
      }
    }
  }
}

/// The graph as it is graded.
public let gradedScalarGraph = publicScalarGraph.graded(
  hidden: [
    "a": { trial in trial.checkValues((0..<3).map { _ in (trial.random.normal(), trial.random.normal()) }) },
    "b": { trial in
      trial.checkDerivatives((0..<3).map { _ in (trial.random.normal(), trial.random.normal()) })
    },
    "c": { trial in trial.checkFunctions(at: (0..<3).map { _ in trial.random.normal() }) },
  ],
  mistakes: [
    Mistake(
      "product-is-sum", edit: "Node(a.value * b.value,", becomes: "Node(a.value + b.value,",
      loses: ["a", "c"], says: "The value of your product is the sum."),
    Mistake(
      "first-input-only", edit: "node.inputs.reduce", becomes: "node.inputs.prefix(1).reduce",
      loses: ["b", "c"], says: "You follow the first input only. Derivatives add up over all paths."),
  ])
