package import Components
import Tensors

extension Softmax: HasKnownMistakes {
  /// A softmax of rearranged logits, whose gradient is right for what it computes.
  private static func rearranged(
    _ id: String, _ sentence: String, to: @escaping @Sendable (Tensor) -> Tensor,
    back: @escaping @Sendable (_ probabilities: Tensor, _ shape: [Int]) -> Tensor
  ) -> [KnownMistake<Softmax>] {
    KnownMistake.inEitherPass(
      id, [23], sentence, forward: { arguments, _ in back(softmax(to(arguments[0])), arguments[0].shape) },
      { arguments, _, cotangent in
        let gradient = softmaxPullback(
          probabilities: softmax(to(arguments[0])), cotangent: to(cotangent))
        return [back(gradient, arguments[0].shape)]
      })
  }

  @MistakeList<Softmax>
  package static var particularMistakes: [KnownMistake<Softmax>] {
    SoftmaxGradientFault.all.map { fault in
      KnownMistake(fault.id, fault.rows, fault.sentence) { arguments, _, cotangent in
        [fault.gradient(softmax(arguments[0]), cotangent)]
      }
    }
    rearranged(
      "over the batch", "The softmax runs over the examples. Each row must sum to 1: use the last axis.",
      to: { $0.transposed() }, back: { probabilities, _ in probabilities.transposed() })
    rearranged(
      "over everything", "The softmax runs over the whole batch at once. Each row must sum to 1.",
      to: { $0.flattened() }, back: { $0.reshaped($1) })
    [
      KnownMistake(
        "probabilities over the batch", [23],
        "The backward pass uses probabilities that sum to 1 over the examples. Use those of the forward pass."
      ) { arguments, _, cotangent in
        let probabilities = softmax(arguments[0].transposed()).transposed()
        return [softmaxPullback(probabilities: probabilities, cotangent: cotangent)]
      },
      KnownMistake(
        "applied twice", [24],
        "The softmax is applied to the probabilities again. Apply it to the logits, once.",
        forward: { arguments, _ in softmax(softmax(arguments[0])) }
      ) { arguments, _, cotangent in
        let inner = softmax(arguments[0])
        let gradient = softmaxPullback(probabilities: softmax(inner), cotangent: cotangent)
        return [softmaxPullback(probabilities: inner, cotangent: gradient)]
      },
      KnownMistake(
        "diagonal alone, without upstream gradient", [7, 22],
        "The gradient is P(1 − P): no upstream gradient, and the diagonal alone. It is P⊙(g − Σ g⊙P)."
      ) { arguments, _, _ in
        let probabilities = softmax(arguments[0])
        return [probabilities * (1 - probabilities)]
      },
    ]
  }
}
