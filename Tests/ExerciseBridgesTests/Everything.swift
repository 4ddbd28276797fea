import EverythingFixture
import LabKit

// A solution of the made-up exercise. Compiled twice: into the tests, and as a submission that a worker loads.

struct Everything: EverythingExercise {
  final class Node {
    let value: Double
    let inputs: [Node]
    init(value: Double, inputs: [Node] = []) {
      self.value = value
      self.inputs = inputs
    }
  }

  struct Notebook {
    var notes: [Int] = []
  }

  struct OwnError: Error {
    let message: String
  }

  func scalars(_ flag: Bool, count: Int, scale: Double, name: String) throws -> String {
    "\(flag) \(count) \(scale) \(name)"
  }

  func arrays(_ rows: [[Int]], bytes: [UInt8], numbers: [Double], tensors: [Tensor]) throws -> [[Double]] {
    rows.map { $0.map(Double.init) } + [bytes.map(Double.init), numbers] + tensors.map(\.storage)
  }

  func optionals(_ bias: Tensor?, lengths: [Int]?) throws -> Int? {
    bias == nil && lengths == nil ? nil : (bias?.storage.count ?? 0) + (lengths?.count ?? 0)
  }

  func dictionary(_ feeds: [String: Tensor]) throws -> [String: Int] { feeds.mapValues(\.storage.count) }

  func tuple(_ x: Tensor) throws -> (loss: Double, gradients: [Tensor]) { (x.storage.reduce(0, +), [x, x]) }

  func pairs(_ pairs: [(source: [Int], target: [Int])]) throws -> [(Int, best: Double?)] {
    pairs.map { ($0.source.count, $0.target.max().map(Double.init)) }
  }

  func reduce(_ x: Tensor, reduction: Reduction) throws -> Tensor {
    switch reduction {
    case .none: x
    case .sum: Tensor(shape: [], storage: [x.storage.reduce(0, +)])
    case .mean: throw LabError.invalidArgument("mean")
    }
  }

  func pad(_ padding: Padding) throws -> Padding {
    if case .zero(let width) = padding { .circular(width + 1) } else { .valid }
  }

  func grow(depth: Int) throws -> Tree {
    depth == 0 ? .default(.empty, pair: (1, 2)) : .node(left: try grow(depth: depth - 1), depth, right: .leaf)
  }

  func fit(_ data: LabelledData) throws -> Fit {
    Fit(weights: [data.inputs], biases: [], name: "fit", history: data.labels.map(Double.init))
  }

  func nothing(_ x: Tensor) throws {}

  func fail(with message: String) throws -> Int { throw OwnError(message: message) }

  func draw<R: RandomSource>(count: Int, using rng: inout R) throws -> [Double] {
    (0..<count).map { _ in rng.normal() }
  }

  func step(parameter: inout Tensor, state: inout Fit, by rate: Double) throws -> Double {
    parameter.storage = parameter.storage.map { $0 - rate }
    state.history.append(rate)
    return rate
  }

  func advance(_ values: inout [Int]) throws { values = values.map { $0 + 1 } }

  func derivative(_ f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    (try f(x + h) - f(x - h)) / (2 * h)
  }

  func search(steps: Int, contains: (Tensor) -> Bool) throws -> Double? {
    (0...steps).lazy.map { Double($0) / Double(steps) }.first { !contains(Tensor(shape: [1], storage: [$0])) }
  }

  func select(
    candidates: [Fit], train: (Fit) throws -> Tensor, score: (Tensor, Int) throws -> Double
  ) throws -> Int {
    let scores = try candidates.enumerated().map { index, fit in try score(train(fit), index) }
    return scores.indices.max { scores[$0] < scores[$1] } ?? -1
  }

  func sample<R: RandomSource>(real: (inout R, Int) -> Tensor, count: Int, using rng: inout R) throws
    -> Tensor
  {
    _ = rng.next()
    return real(&rng, count)
  }

  func notify(_ listener: (String) throws -> Void, times: Int) throws {
    for time in 0..<times { try listener("time \(time)") }
  }

  func accumulate(_ update: (inout Tensor) throws -> Void, start: Tensor) throws -> Tensor {
    var sum = start
    try update(&sum)
    try update(&sum)
    return sum
  }

  func nodes(made make: (Node) throws -> Node?, from node: Node) throws -> Node { try make(node) ?? node }

  func constant(_ value: Double) throws -> Node { Node(value: value) }
  func value(_ node: Node) throws -> Double { node.value }

  func add(_ nodes: [Node], to other: Node?) throws -> Node {
    let inputs = nodes + (other.map { [$0] } ?? [])
    return Node(value: inputs.map(\.value).reduce(0, +), inputs: inputs)
  }

  func inputs(of node: Node) throws -> [Node] { node.inputs }
  func named(_ node: Node) throws -> (node: Node, name: String)? { node.value < 0 ? nil : (node, "node") }
  func emptyNotebook() throws -> Notebook { Notebook() }

  func write(_ note: Int, in notebook: inout Notebook) throws -> Int {
    notebook.notes.append(note)
    return notebook.notes.count
  }

  func notes(in notebook: Notebook) throws -> [Int] { notebook.notes }
}
