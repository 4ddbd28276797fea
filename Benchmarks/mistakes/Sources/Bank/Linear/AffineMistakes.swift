package import Components
import Tensors

/// Mistakes of a matrix of weights and its bias, given what reaches the layer's output.
///
/// They are the same in a linear layer, in the layers of a network and in a decoder.
struct AffinePlaces {
  /// Of the weights W (K, D) and the bias (K) among the arguments.
  let weights: Int
  let bias: Int
  /// What the layer is called, such as `hidden layer`.
  let layer: String
}

extension KnownMistake {
  /// What goes wrong in the gradients of W and b of a layer Y = X·Wᵀ + b.
  ///
  /// - Parameter flow: the layer's input X (N, D), and the gradient of Y (N, K).
  static func ofLayer(
    _ places: AffinePlaces,
    flow:
      @escaping @Sendable (_ arguments: [Tensor], _ context: Kind.Context, _ cotangent: Tensor) -> (
        input: Tensor, gradOutput: Tensor
      )
  ) -> [KnownMistake] {
    let (weights, bias, layer) = (places.weights, places.bias, places.layer)
    func mistake(
      _ id: String, _ rows: Set<Int>, at places: [Int], _ sentence: String,
      _ gradients: @escaping @Sendable (_ input: Tensor, _ gradOutput: Tensor) -> [Tensor]
    ) -> KnownMistake {
      KnownMistake("\(layer): \(id)", rows, at: places, "In the \(layer): \(sentence)") {
        let (input, gradOutput) = flow($0, $1, $2)
        return gradients(input, gradOutput)
      }
    }
    let oneExample = [("first", 0), ("last", -1)].flatMap { name, place in
      [("weights and bias", [weights, bias]), ("weights", [weights]), ("bias", [bias])].map { what, places in
        mistake(
          "\(name) example alone, \(what)", [6], at: places,
          "the gradient of the \(what) comes from the \(name) example alone. Add up all examples of the"
            + " batch."
        ) { input, gradOutput in
          let example = place < 0 ? input.shape[0] - 1 : place
          let both = [
            outer(gradOutput.row(example), input.row(example)), gradOutput.row(example),
          ]
          return places.map { $0 == weights ? both[0] : both[1] }
        }
      }
    }
    return oneExample + [
      mistake(
        "weights transposed", [3], at: [weights],
        "the gradient of the weights is transposed. It has the shape of the weights: gᵀ·x, not xᵀ·g."
      ) { [matmul($0.transposed(), $1)] },
      mistake(
        "weights transposed and reshaped", [3], at: [weights],
        "the gradient of the weights is transposed, and reshape has hidden it. Compute gᵀ·x instead of xᵀ·g."
      ) { [matmul($0.transposed(), $1).reshaped([$1.shape[1], $0.shape[1]])] },
      mistake(
        "bias summed over features", [4], at: [bias],
        "the gradient of the bias is summed over the wrong axis. Sum over the examples, axis 0."
      ) { [$1.sum(axis: 1)] },
      mistake(
        "bias summed over everything", [4], at: [bias],
        "every entry of the bias gets the sum over the whole gradient. Sum over the examples, axis 0, alone."
      ) { [.full([$1.shape[1]], $1.sum())] },
      mistake(
        "bias summed to a number", [4], at: [bias],
        "the gradient of the bias is one number. Sum over the examples, axis 0, alone."
      ) { [Tensor($1.sum())] },
      mistake(
        "bias averaged", [5], at: [bias],
        "the gradient of the bias is the mean over the examples. Every example adds to it: take the sum."
      ) { [$1.mean(axis: 0)] },
      mistake(
        "bias not summed", [72], at: [bias],
        "the gradient of the bias still has the batch axis. The bias was broadcast to every example: sum"
          + " over them."
      ) { [$1] },
    ]
  }
}

extension Affine: HasKnownMistakes {
  @MistakeList<Affine>
  package static var particularMistakes: [KnownMistake<Affine>] {
    KnownMistake.ofLayer(AffinePlaces(weights: 1, bias: 2, layer: "linear layer")) {
      arguments, _, cotangent in
      (arguments[0], cotangent)
    }
    [
      KnownMistake(
        "weights not transposed", [8], at: [0],
        "The gradient of the inputs multiplies by the transposed weights. The result used Wᵀ, so its"
          + " gradient is g·W."
      ) { arguments, _, cotangent in
        [try product(cotangent, arguments[1].transposed())]
      },
      KnownMistake(
        "weights and bias averaged", [1], at: [1, 2],
        "The gradients of weights and bias are divided by the batch size. The layer has no mean: the loss"
          + " divides."
      ) { arguments, context, cotangent in
        pullback(arguments, context, cotangent).dropFirst().map { $0 / Double(cotangent.shape[0]) }
      },
      KnownMistake(
        "weights averaged", [1], at: [1],
        "The gradient of the weights is divided by the batch size. The layer has no mean: the loss divides."
      ) { arguments, context, cotangent in
        [pullback(arguments, context, cotangent)[1] / Double(cotangent.shape[0])]
      },
    ]
    [("inputs", 0), ("weights", 1), ("bias", 2)].map { name, place in
      KnownMistake(
        "upstream gradient ignored, \(name)", [7], at: [place],
        "The gradient of the \(name) does not use the upstream gradient. Multiply by it: it is seldom 1."
      ) { arguments, context, cotangent in
        [pullback(arguments, context, .ones(cotangent.shape))[place]]
      }
    }
  }
}
