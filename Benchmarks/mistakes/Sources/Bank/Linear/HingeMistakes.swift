package import Components
import Tensors

extension BinaryHinge: HasKnownMistakes {
  /// What an example's gradient depends on.
  private struct Example {
    var label: Double
    var score: Double
    var margin: Double
    var count: Double

    var isActive: Bool { margin - label * score > 0 }
  }

  /// −y where the example counts, else 0; divided by N.
  private static func usual(_ example: Example) -> Double {
    example.isActive ? -example.label / example.count : 0
  }

  private static func scores(_ arguments: [Tensor]) -> Tensor {
    matmul(arguments[0], arguments[1]) + arguments[2]
  }

  /// The gradients from those of the scores.
  private static func gradients(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor, _ gradScore: (Example) -> Double
  ) -> [Tensor] {
    let scores = scores(arguments)
    let gradients = context.labels.indices.map { index in
      cotangent.scalar
        * gradScore(
          Example(
            label: context.labels[index], score: scores[index], margin: context.margin,
            count: Double(context.labels.count)))
    }
    let gradScores = Tensor(gradients)
    return [
      outer(gradScores, arguments[1]), matmul(gradScores, arguments[0]), Tensor(gradScores.sum()),
    ]
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradScore: @escaping @Sendable (Example) -> Double
  ) -> KnownMistake<BinaryHinge> {
    KnownMistake(id, rows, sentence) { gradients($0, $1, $2, gradScore) }
  }

  /// The usual loss with other labels or another margin.
  private static func loss(
    _ arguments: [Tensor], _ context: Context, _ change: (inout Context) -> Void
  ) -> Tensor {
    var changed = context
    change(&changed)
    return forward(arguments, changed)
  }

  package static var particularMistakes: [KnownMistake<BinaryHinge>] {
    updates + factors + wrongLabels
  }

  private static var updates: [KnownMistake<BinaryHinge>] {
    [
      mistake(
        "all examples update", [11],
        "Examples that are classified well also change the weights. Only those inside the margin do."
      ) { -$0.label / $0.count },
      mistake(
        "only right examples update", [11],
        "The examples that are classified well change the weights, and the others do not. Swap the cases."
      ) { $0.isActive ? 0 : -$0.label / $0.count },
      mistake(
        "margin left out", [11],
        "Only misclassified examples count. Those on the right side but inside the margin count too."
      ) { $0.label * $0.score < 0 ? -$0.label / $0.count : 0 },
      mistake(
        "margin of 1", [11],
        "Examples with a score between 0 and 1 on the right side change the weights. The margin here is"
          + " another."
      ) { 1 - $0.label * $0.score > 0 ? -$0.label / $0.count : 0 },
      mistake(
        "mask from the score", [15],
        "Whether an example counts is read off the score's sign. It depends on margin − label × score."
      ) { $0.score > 0 ? -$0.label / $0.count : 0 },
      mistake(
        "label left out", [11],
        "The label is missing: every example pushes the same way. Multiply by the label, −1 or +1."
      ) { $0.isActive ? -1 / $0.count : 0 },
      KnownMistake(
        "bias left out", [71], at: [2],
        "The bias gets no gradient. It is updated like a weight whose input is 1."
      ) { _, _, _ in [Tensor(0)] },
    ]
  }

  private static var factors: [KnownMistake<BinaryHinge>] {
    let averaged: [KnownMistake<BinaryHinge>] = [
      mistake(
        "not divided by the batch", [1],
        "The gradient is not divided by the batch size, but the loss is a mean. Divide by the number of"
          + " examples."
      ) { $0.count * usual($0) },
      mistake(
        "divided twice by the batch", [1],
        "The gradient is divided by the batch size twice. Once is enough."
      ) { usual($0) / $0.count },
      KnownMistake(
        "mean over the violations", [18],
        "You divide by the number of examples inside the margin. The mean is over all examples of the batch."
      ) { arguments, context, cotangent in
        let active = context.margin - Tensor(context.labels) * scores(arguments) .> 0
        let factor = Double(context.labels.count) / max(1, active.sum())
        return pullback(arguments, context, cotangent).map { factor * $0 }
      },
      KnownMistake(
        "bias averaged", [5], at: [2],
        "The gradient of the bias is averaged once more. The loss has divided already: take the sum."
      ) { arguments, context, cotangent in
        [pullback(arguments, context, cotangent)[2] / Double(context.labels.count)]
      },
    ]
    let oneExample = [("first", true), ("last", false)].flatMap { name, isFirst in
      let whole = KnownMistake<BinaryHinge>(
        "\(name) example alone", [6],
        "The gradients come from the \(name) violating example alone. Add up all of them."
      ) { arguments, context, cotangent in
        let inputs = pullback(arguments, context, cotangent)[0]
        let active = (0..<inputs.shape[0]).filter { inputs.row($0).norm() > 0 }
        guard let example = isFirst ? active.first : active.last else { return [] }
        let scores = scores(arguments)
        return gradients(arguments, context, cotangent) { part in
          part.score == scores[example] ? usual(part) : 0
        }
      }
      return [
        whole, whole.limited(to: [1, 2], id: "weights and bias"), whole.limited(to: [1], id: "weights"),
      ]
    }
    return averaged + oneExample
  }

  private static var wrongLabels: [KnownMistake<BinaryHinge>] {
    let zeroForNegative = KnownMistake<BinaryHinge>.inEitherPass(
      "labels 0 and 1", [11],
      "The formula is for labels −1 and +1. With 0 and 1 the negative examples have no gradient.",
      forward: { arguments, context in
        loss(arguments, context) { $0.labels = $0.labels.map { max(0, $0) } }
      },
      { arguments, context, cotangent in
        var changed = context
        changed.labels = context.labels.map { max(0, $0) }
        return pullback(arguments, changed, cotangent)
      })
    let oneMistake = mistake(
      "labels 0 and 1 in the update", [11],
      "The update multiplies by labels 0 and 1. Use −1 and +1: with 0 the negative examples change nothing."
    ) { $0.isActive ? -max(0, $0.label) / $0.count : 0 }
    return zeroForNegative + [oneMistake]
  }
}
