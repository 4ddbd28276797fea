package import Components
import Tensors

extension Dropout: HasKnownMistakes {
  /// Dropout that multiplies by another mask.
  private static func mask(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ mask: @escaping @Sendable (_ context: Context, _ kept: Tensor) -> Tensor
  ) -> [KnownMistake<Dropout>] {
    KnownMistake.inEitherPass(
      id, rows, sentence, forward: { $0[0] * mask($1, $1.mask .> 0) },
      { [$2 * mask($1, $1.mask .> 0)] })
  }

  @MistakeList<Dropout>
  package static var particularMistakes: [KnownMistake<Dropout>] {
    mask(
      "no rescaling", [62],
      "What is kept at training is not multiplied by 1/(1 − p). Then its mean is too small."
    ) { context, kept in context.isTraining ? kept : .ones(kept.shape) }
    mask(
      "rescaling at evaluation", [62],
      "You multiply by 1 − p at evaluation instead of by 1/(1 − p) at training. In this course it is the"
        + " latter."
    ) { context, kept in context.isTraining ? kept : .full(kept.shape, 1 - context.rate) }
    mask(
      "rescaled twice", [62],
      "What is kept is multiplied by 1/(1 − p) twice: the mask has the factor already."
    ) { context, kept in context.isTraining ? context.mask * context.mask : .ones(kept.shape) }
    mask(
      "p for 1 − p in the factor", [63],
      "What is kept is multiplied by 1/p. With p the probability of dropping it is 1/(1 − p)."
    ) { context, kept in context.isTraining ? kept / context.rate : .ones(kept.shape) }
    mask(
      "p for 1 − p in mask and factor", [63],
      "p and 1 − p are swapped: what should be dropped is kept. Elements are dropped with probability p."
    ) { context, kept in context.isTraining ? (1 - kept) / context.rate : .ones(kept.shape) }
    mask(
      "p for 1 − p in the mask", [63],
      "What should be dropped is kept, and the other way round. Elements are dropped with probability p."
    ) { context, kept in context.isTraining ? (1 - kept) / (1 - context.rate) : .ones(kept.shape) }
    mask(
      "active at evaluation", [66], "Elements are dropped at evaluation too. There dropout is the identity."
    ) { context, _ in context.mask }
    [
      KnownMistake(
        "mask not in the gradient", [64],
        "The gradient passes where elements were dropped. Multiply it by the forward pass's mask, factor"
          + " included."
      ) { _, _, cotangent in [cotangent] },
      KnownMistake(
        "factor alone in the gradient", [64],
        "The gradient has the factor 1/(1 − p), but passes where elements were dropped. Multiply by the"
          + " mask too."
      ) { _, context, cotangent in [context.isTraining ? cotangent / (1 - context.rate) : cotangent] },
    ]
  }
}
