import GradientCheck
import Tensors

/// The parts of several arguments by example.
///
/// - Parameters:
///   - arguments: name and place of each argument to be split.
///   - examples: how many there are.
///   - weights: of the examples in the gradient; 1 for all by default.
///   - gradients: of all arguments, for one example alone.
func partsByExample(
  _ arguments: [(name: String, place: Int)], examples: Int, weights: [Double]? = nil,
  _ gradients: (Int) -> [Tensor]
) -> [String: [GradientParts]] {
  let all = (0..<examples).map(gradients)
  let split = arguments.map { argument in
    let parts = all.map { $0[argument.place] }
    return (argument.name, [GradientParts("example", parts, combination: weights.map { .sum(weights: $0) })])
  }
  return Dictionary(uniqueKeysWithValues: split)
}

/// A gradient as the sum of what reaches the argument along several paths.
func paths(_ parts: KeyValuePairs<String, Tensor>) -> GradientParts {
  GradientParts("path", parts.map(\.value), labels: parts.map(\.key))
}

/// A softmax's gradient by its terms, each handed on by a linear function.
func softmaxTerms(
  probabilities: Tensor, cotangent: Tensor, _ handOn: (Tensor) -> Tensor
) -> GradientParts {
  let direct = probabilities * cotangent
  let own = probabilities * direct
  let sum = probabilities * direct.sum(axis: -1, keepDims: true)
  return paths([
    "the direct term": handOn(direct), "an entry's own part of the sum": handOn(-own),
    "the other entries' part of the sum": handOn(own - sum),
  ])
}

extension [String: [GradientParts]] {
  /// Both ways to split each argument.
  func merging(_ other: [String: [GradientParts]]) -> [String: [GradientParts]] {
    merging(other, uniquingKeysWith: +)
  }
}

/// The cotangent with all rows but one set to zero.
func row(_ index: Int, of cotangent: Tensor) -> Tensor {
  var mask = Tensor.zeros([cotangent.shape[0]] + Array(repeating: 1, count: cotangent.rank - 1))
  mask.storage[index] = 1
  return cotangent * mask
}

/// N numbers: `value` at one place, else zero.
func oneWeight(_ index: Int, of count: Int, _ value: Double) -> Tensor {
  var weights = Tensor.zeros([count])
  weights.storage[index] = value
  return weights
}
