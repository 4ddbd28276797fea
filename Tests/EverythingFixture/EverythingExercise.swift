public import Exercises
public import Tensors

/// Every kind of signature that the course's exercises need, in one made-up exercise.
///
/// The bridge beside this file is generated from it; a test keeps it fresh.
public protocol EverythingExercise {
  /// A node of a graph that the solution builds.
  associatedtype Node: AnyObject
  /// A collection of notes with value semantics.
  associatedtype Notebook

  /// All scalar types and a text. A second sentence.
  func scalars(_ flag: Bool, count: Int, scale: Double, name: String) throws -> String
  func arrays(_ rows: [[Int]], bytes: [UInt8], numbers: [Double], tensors: [Tensor]) throws -> [[Double]]
  func optionals(_ bias: Tensor?, lengths: [Int]?) throws -> Int?
  func dictionary(_ feeds: [String: Tensor]) throws -> [String: Int]
  func tuple(_ x: Tensor) throws -> (loss: Double, gradients: [Tensor])
  func pairs(_ pairs: [(source: [Int], target: [Int])]) throws -> [(Int, best: Double?)]
  func reduce(_ x: Tensor, reduction: Reduction) throws -> Tensor
  func pad(_ padding: Padding) throws -> Padding
  func grow(depth: Int) throws -> Tree
  func fit(_ data: LabelledData) throws -> Fit
  func nothing(_ x: Tensor) throws
  func fail(with message: String) throws -> Int

  func draw<R: RandomSource>(count: Int, using rng: inout R) throws -> [Double]
  func step(parameter: inout Tensor, state: inout Fit, by rate: Double) throws -> Double
  func advance(_ values: inout [Int]) throws

  func derivative(_ f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double
  func search(steps: Int, contains: (Tensor) -> Bool) throws -> Double?
  func select(candidates: [Fit], train: (Fit) throws -> Tensor, score: (Tensor, Int) throws -> Double) throws
    -> Int
  func sample<R: RandomSource>(real: (inout R, Int) -> Tensor, count: Int, using rng: inout R) throws
    -> Tensor
  func notify(_ listener: (String) throws -> Void, times: Int) throws
  func accumulate(_ update: (inout Tensor) throws -> Void, start: Tensor) throws -> Tensor
  func nodes(made make: (Node) throws -> Node?, from node: Node) throws -> Node

  func constant(_ value: Double) throws -> Node
  func value(_ node: Node) throws -> Double
  func add(_ nodes: [Node], to other: Node?) throws -> Node
  func inputs(of node: Node) throws -> [Node]
  func named(_ node: Node) throws -> (node: Node, name: String)?
  func emptyNotebook() throws -> Notebook
  func write(_ note: Int, in notebook: inout Notebook) throws -> Int
  func notes(in notebook: Notebook) throws -> [Int]
}

extension EverythingExercise {
  /// The derivative with a default step.
  public func derivative(_ f: (Double) throws -> Double, at x: Double) throws -> Double {
    try derivative(f, at: x, step: 0x1p-20)
  }
}

/// A tree that holds trees.
public indirect enum Tree: Equatable, Sendable {
  case leaf
  case node(left: Tree, Int, right: Tree)
  case `default`(Fit?, pair: (Int, Int))

  /// Part by part.
  public static func == (left: Tree, right: Tree) -> Bool {
    switch (left, right) {
    case (.leaf, .leaf): true
    case (.node(let a, let b, let c), .node(let x, let y, let z)): a == x && b == y && c == z
    case (.default(let a, let b), .default(let x, let y)): a == x && b == y
    default: false
    }
  }
}

/// Parts of every kind.
public struct Fit: Equatable, Sendable {
  /// Two properties in one declaration.
  public var weights, biases: [Tensor]
  /// An optional constant.
  public let name: String?
  /// An array.
  public var history: [Double]
  /// A computed property does not cross.
  public var count: Int { weights.count }
  /// A static property does not cross either.
  public static let empty = Fit(weights: [], biases: [], name: nil, history: [])

  /// Every part in order.
  public init(weights: [Tensor], biases: [Tensor], name: String?, history: [Double]) {
    self.weights = weights
    self.biases = biases
    self.name = name
    self.history = history
  }
}
