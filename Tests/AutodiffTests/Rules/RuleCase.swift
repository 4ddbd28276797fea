import Autodiff
import Tensors

/// A function whose derivatives are checked, and the shapes and ranges of its arguments.
struct RuleCase: CustomStringConvertible, Sendable {
  let description: String
  /// One list for each point.
  let shapes: [[[Int]]]
  /// Where arguments are drawn from.
  let domain: Domain
  let function: @Sendable ([Variable]) -> Variable

  enum Domain: Sendable {
    case normal
    /// From 0.5 to 2.
    case positive
    /// Numbers in random order, at least 0.4 from 0 and from whole numbers, 0.8 from each other in one tensor.
    case apart
  }

  init(
    _ description: String, _ shapes: [[Int]]..., domain: Domain = .normal,
    function: @escaping @Sendable ([Variable]) -> Variable
  ) {
    self.description = description
    self.shapes = shapes
    self.domain = domain
    self.function = function
  }

  /// Random arguments for each list of shapes.
  func points() -> [[Tensor]] {
    var random = SplitMix64(seed: 7)
    return shapes.map { $0.map { draw($0, using: &random) } }
  }

  private func draw(_ shape: [Int], using random: inout SplitMix64) -> Tensor {
    switch domain {
    case .normal: return .normal(shape, using: &random)
    case .positive: return 0.5 + 1.5 * Tensor.uniform(shape, using: &random)
    case .apart:
      let count = shape.reduce(1, *)
      var numbers = (0..<count).map { Double($0) - Double(count / 2) + (random.below(2) == 0 ? 0.4 : 0.6) }
      for last in numbers.indices.reversed() { numbers.swapAt(last, random.below(last + 1)) }
      return Tensor(shape: shape, storage: numbers)
    }
  }
}
