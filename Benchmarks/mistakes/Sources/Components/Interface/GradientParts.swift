package import GradientCheck
import Tensors

/// The gradient of one argument as a sum, as if the argument were a separate copy at every use.
package struct GradientParts: Sendable {
  /// What the summands belong to.
  package enum Kind: String, Sendable { case example, timeStep, path }

  /// The argument's name.
  package var argument: String
  package var kind: Kind
  /// Shaped like the argument; their sum is its gradient.
  package var summands: [NamedTensor]

  package init(_ argument: String, by kind: Kind, _ summands: [NamedTensor]) {
    self.argument = argument
    self.kind = kind
    self.summands = summands
  }
}

/// The parts of several arguments by example.
///
/// - Parameters:
///   - arguments: name and place of each argument to be split.
///   - examples: how many there are.
///   - gradients: of all arguments, for one example alone.
func partsByExample(
  _ arguments: [(name: String, place: Int)], examples: Int, _ gradients: (Int) -> [Tensor]
) -> [GradientParts] {
  let all = (0..<examples).map(gradients)
  return arguments.map { argument in
    GradientParts(
      argument.name, by: .example,
      all.enumerated().map { NamedTensor("example \($0)", $1[argument.place]) })
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
