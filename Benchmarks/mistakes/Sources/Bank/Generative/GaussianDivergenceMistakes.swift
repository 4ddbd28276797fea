package import Components
import Tensors

extension GaussianDivergence: HasKnownMistakes {
  package static let rowsOfWrongSign: Set<Int> = [55]

  @MistakeList<GaussianDivergence>
  package static var particularMistakes: [KnownMistake<GaussianDivergence>] {
    // The wrong sign of all gradients is in every component's list.
    DivergenceFault.all.flatMap { fault -> [KnownMistake<GaussianDivergence>] in
      let gradients: KnownMistake<GaussianDivergence>.Pullback = { arguments, _, cotangent in
        let column = cotangent.expanded(axis: 1)
        return [
          column * fault.ofMean(arguments[0], arguments[1]),
          column * fault.ofLogVariance(arguments[0], arguments[1]),
        ]
      }
      guard fault.isInForward else {
        return [KnownMistake(fault.id, fault.rows, fault.sentence, gradients)]
      }
      return KnownMistake.inEitherPass(
        fault.id, fault.rows, fault.sentence,
        forward: { arguments, _ in fault.value(arguments[0], arguments[1]).sum(axis: 1) }, gradients
      ).filter { $0.id != "divergence without −1, backward" && $0.id != "divergence without −1, forward" }
    }
    KnownMistake.inEitherPass(
      "mean over latent features", [18],
      "The divergence is averaged over the latent features. It is their sum.",
      forward: { arguments, context in
        forward(arguments, context) / Double(arguments[0].shape[1])
      },
      { arguments, context, cotangent in pullback(arguments, context, cotangent).map(latentMean) })
    KnownMistake.inEitherPass(
      "divided by the batch", [1],
      "The divergence of each example is divided by the batch size. The mean is taken later: leave it out here.",
      forward: { arguments, context in
        forward(arguments, context) / Double(arguments[0].shape[0])
      },
      { arguments, context, cotangent in
        pullback(arguments, context, cotangent).map { $0 / Double(arguments[0].shape[0]) }
      })
    [
      KnownMistake(
        "log variance detached", [71], at: [1],
        "log σ² gets no gradient. The divergence depends on it: ½(σ² − 1)."
      ) { arguments, _, _ in [0 * arguments[1]] },
      KnownMistake(
        "mean detached", [71], at: [0], "The mean gets no gradient. The divergence depends on it: μ."
      ) { arguments, _, _ in [0 * arguments[0]] },
    ]
  }
}
