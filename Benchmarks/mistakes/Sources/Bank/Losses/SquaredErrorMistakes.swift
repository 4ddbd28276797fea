package import Components
import Tensors

extension SquaredError: HasKnownMistakes {
  /// A loss of factor·Σ (w − y)², where it should be 1/N.
  private static func scaled(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ factor: @escaping @Sendable (_ examples: Double, _ outputs: Double) -> Double
  ) -> [KnownMistake<SquaredError>] {
    KnownMistake.inEitherPass(
      id, rows, sentence,
      forward: { arguments, context in
        let error = arguments[0] - context.targets
        return Tensor(factor(Double(error.shape[0]), Double(error.shape[1])) * (error * error).sum())
      },
      { arguments, context, cotangent in
        let error = arguments[0] - context.targets
        let factor = factor(Double(error.shape[0]), Double(error.shape[1]))
        return [2 * cotangent.scalar * factor * error]
      })
  }

  @MistakeList<SquaredError>
  package static var particularMistakes: [KnownMistake<SquaredError>] {
    scaled("half", [17], "There is a factor ½. The loss is (w − y)² without it, its derivative 2(w − y).") {
      examples, _ in 0.5 / examples
    }
    scaled("sum", [1], "The loss is not divided by the batch size. It is a mean over the examples.") {
      _, _ in 1
    }
    scaled(
      "divided twice", [1], "The loss is divided by the batch size twice. Once is enough."
    ) { examples, _ in 1 / (examples * examples) }
    scaled(
      "mean over entries", [18],
      "The loss is divided by examples × outputs. The mean is over the examples alone."
    ) { examples, outputs in 1 / (examples * outputs) }
    scaled(
      "mean over outputs", [18],
      "The loss is divided by the number of outputs. The mean is over the examples."
    ) { _, outputs in 1 / outputs }
    scaled(
      "half the sum", [1, 17],
      "The loss is half the sum. It has no factor ½, and it is divided by the batch size."
    ) { _, _ in 0.5 }
    [
      KnownMistake(
        "targets not subtracted", [19],
        "The gradient is 2w/N. Subtract the targets: 2(w − y)/N."
      ) { arguments, _, cotangent in
        [2 * cotangent.scalar / Double(arguments[0].shape[0]) * arguments[0]]
      }
    ]
    [("first", true), ("last", false)].map { name, isFirst in
      KnownMistake(
        "\(name) example alone", [6],
        "Only the \(name) example has a gradient. Every example of the batch counts."
      ) { arguments, context, cotangent in
        let gradient = pullback(arguments, context, cotangent)[0]
        return [row(isFirst ? 0 : gradient.shape[0] - 1, of: gradient)]
      }
    }
  }
}
