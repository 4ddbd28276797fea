import Components
import Tensors

/// The tanh layers of both adversarial networks, with something wrong in their gradients.
struct FaultyNetworks: Sendable {
  /// From a layer's sum and its tanh: the derivative.
  typealias Slope = @Sendable (_ sum: Tensor, _ value: Tensor) -> Tensor

  var generatorSlope: Slope = { 1 - $1 * $1 }
  var discriminatorSlope: Slope = { 1 - $1 * $1 }

  static let slopes: [(id: String, rows: Set<Int>, sentence: String, slope: Slope)] = [
    (
      "tanh′ left out", [12], "The gradient passes tanh unchanged. Multiply it by 1 − h².",
      { .ones($1.shape) }
    ),
    (
      "tanh′ at the output", [13],
      "The derivative of tanh is taken at its output: tanh is applied twice. Use 1 − h² with h the output.",
      { 1 - tanh($1) * tanh($1) }
    ),
    (
      "1 − x² of the sum", [14], "1 − h² needs the output h of tanh. You put the input of tanh there.",
      { sum, _ in 1 - sum * sum }
    ),
  ]

  func generate(_ arguments: [Tensor], _ noise: Tensor) -> Tensor {
    tanh(matmul(noise, arguments[0].transposed()) + arguments[1])
  }

  /// Gradients of the generator's weight and bias.
  func generatorGradients(_ arguments: [Tensor], _ noise: Tensor, _ cotangent: Tensor) -> [Tensor] {
    let gradSum = generatorFlow(arguments, noise, cotangent)
    return [matmul(gradSum.transposed(), noise), gradSum.sum(axis: 0)]
  }

  /// The gradient of what the generator's tanh is applied to.
  func generatorFlow(_ arguments: [Tensor], _ noise: Tensor, _ cotangent: Tensor) -> Tensor {
    let sum = matmul(noise, arguments[0].transposed()) + arguments[1]
    return cotangent * generatorSlope(sum, tanh(sum))
  }

  /// - Parameter parameters: B, b, v.
  func logits(_ parameters: [Tensor], _ samples: Tensor) -> Tensor {
    matmul(tanh(matmul(samples, parameters[0].transposed()) + parameters[1]), parameters[2])
  }

  /// Gradients of the samples, and of B, b, v.
  func discriminatorGradients(
    _ parameters: [Tensor], _ samples: Tensor, _ gradLogits: Tensor
  ) -> (samples: Tensor, parameters: [Tensor]) {
    let sum = matmul(samples, parameters[0].transposed()) + parameters[1]
    let hidden = tanh(sum)
    let gradSum = outer(gradLogits, parameters[2]) * discriminatorSlope(sum, hidden)
    return (
      matmul(gradSum, parameters[0]),
      [matmul(gradSum.transposed(), samples), gradSum.sum(axis: 0), matmul(gradLogits, hidden)]
    )
  }
}
