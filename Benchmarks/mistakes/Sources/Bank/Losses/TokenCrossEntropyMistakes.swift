package import Components
import Foundation
import Tensors

extension TokenCrossEntropy: HasKnownMistakes {
  private static func isGold(_ context: Context, like logits: Tensor) -> Tensor {
    Tensor.oneHot(context.labels, classes: logits.shape[2]).reshaped(logits.shape)
  }

  package static var particularMistakes: [KnownMistake<TokenCrossEntropy>] {
    mistakesInGradient + denominators + padding + wrongAxes + clipping
  }

  /// Those of the classifier's loss, token by token, with the right division.
  @MistakeList<TokenCrossEntropy>
  private static var mistakesInGradient: [KnownMistake<TokenCrossEntropy>] {
    CrossEntropyFault.all.filter { $0.rows.isDisjoint(with: [1, 18, 23]) }.map { fault in
      KnownMistake(fault.id, fault.rows, fault.sentence) { arguments, context, cotangent in
        let shape = arguments[0].shape
        let flat = [shape[0] * shape[1], shape[2]]
        let gradient = fault.gradLogits(
          arguments[0].reshaped(flat), isGold(context, like: arguments[0]).reshaped(flat), Double(flat[0]))
        return [
          cotangent.scalar / context.mask.sum() * gradient.reshaped(shape) * context.mask.expanded(axis: 2)
        ]
      }
    }
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

  /// The loss with weights for the tokens (N, T) in place of mask/tokens.
  private static func weighted(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ weights: @escaping @Sendable (_ mask: Tensor, _ classes: Double) -> Tensor
  ) -> [KnownMistake<TokenCrossEntropy>] {
    KnownMistake.inEitherPass(
      id, rows, sentence,
      forward: { arguments, context in
        let gold = (logSoftmax(arguments[0]) * isGold(context, like: arguments[0])).sum(axis: 2)
        return Tensor(-(gold * weights(context.mask, Double(arguments[0].shape[2]))).sum())
      },
      { arguments, context, cotangent in
        let weights = weights(context.mask, Double(arguments[0].shape[2])).expanded(axis: 2)
        return [
          cotangent.scalar * weights * (softmax(arguments[0]) - isGold(context, like: arguments[0]))
        ]
      })
  }

  @MistakeList<TokenCrossEntropy>
  private static var padding: [KnownMistake<TokenCrossEntropy>] {
    weighted(
      "padding counted", [27],
      "Padding counts as if it were tokens. Leave it out of the sum and of the number that you divide by."
    ) { mask, _ in .full(mask.shape, 1 / Double(mask.count)) }
    weighted(
      "padding in the sum", [27], "Padding has a gradient. Multiply by the mask: padding is no token."
    ) { mask, _ in .full(mask.shape, 1 / mask.sum()) }
    weighted(
      "padding in the denominator", [27],
      "You divide by the number of all positions. Divide by the number of tokens that are not padding."
    ) { mask, _ in mask / Double(mask.count) }
  }

  @MistakeList<TokenCrossEntropy>
  private static var denominators: [KnownMistake<TokenCrossEntropy>] {
    weighted("sum", [1], "The loss is not divided. It is a mean over the tokens that are not padding.") {
      mask, _ in mask
    }
    weighted(
      "divided twice", [1], "The loss is divided by the number of tokens twice. Once is enough."
    ) { mask, _ in mask / (mask.sum() * mask.sum()) }
    weighted(
      "divided by the examples", [18],
      "You divide by the batch size. Divide by the number of tokens that are not padding."
    ) { mask, _ in mask / Double(mask.shape[0]) }
    weighted(
      "divided by the classes", [18],
      "You divide by the number of classes. Divide by the number of tokens that are not padding."
    ) { mask, classes in mask / classes }
    weighted(
      "divided by the classes too", [18],
      "You divide by tokens × classes. Divide by the number of tokens alone."
    ) { mask, classes in mask / (mask.sum() * classes) }
    weighted(
      "divided by all entries", [18, 27],
      "You divide by the number of all logits. Divide by the number of tokens that are not padding."
    ) { mask, classes in mask / (Double(mask.count) * classes) }
    weighted(
      "mean of means", [18],
      "Each sequence is averaged first, then the batch. Divide once, by the number of tokens in the whole batch."
    ) { mask, _ in mask / (mask.sum(axis: 1, keepDims: true) * Double(mask.shape[0])) }
  }

  /// Softmax along another axis, in the backward pass.
  private static var wrongAxes: [KnownMistake<TokenCrossEntropy>] {
    let probabilities: [(String, @Sendable (Tensor) -> Tensor)] = [
      ("time steps", { softmax($0.transposed(1, 2)).transposed(1, 2) }),
      ("examples", { softmax($0.transposed(0, 2)).transposed(0, 2) }),
      ("whole batch", { softmax($0.flattened()).reshaped($0.shape) }),
    ]
    return probabilities.flatMap { name, probabilities in
      KnownMistake.inEitherPass(
        "softmax over the \(name)", [23],
        "The softmax runs over the \(name). The probabilities of each token must sum to 1: use the last axis.",
        forward: { arguments, context in
          let logs = log(probabilities(arguments[0])) * isGold(context, like: arguments[0])
          return Tensor(-(logs.sum(axis: 2) * context.mask).sum() / context.mask.sum())
        },
        { arguments, context, cotangent in
          let difference = probabilities(arguments[0]) - isGold(context, like: arguments[0])
          return [cotangent.scalar / context.mask.sum() * difference * context.mask.expanded(axis: 2)]
        })
    }
  }
}
