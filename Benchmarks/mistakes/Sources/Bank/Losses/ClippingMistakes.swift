import Components
import Foundation
import Tensors

extension TokenCrossEntropy {
  /// Probabilities kept away from 0 before the logarithm, with each bound that is in use.
  ///
  /// P − Y with clipped probabilities P is as good as right unless the loss is clipped too.
  static var clipping: [KnownMistake<TokenCrossEntropy>] {
    [1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3].flatMap {
      bound -> [KnownMistake<TokenCrossEntropy>] in
      [
        clipped(
          "clipped at \(bound), gradient killed", bound,
          "Where the gold probability is clipped, the gradient is 0: the worst errors teach nothing."
        ) { probability, isGold, _ in
          let gold = (probability * isGold).sum(axis: 2, keepDims: true)
          return (probability - isGold) * (gold .>= bound)
        },
        clipped(
          "clipped at \(bound), gradient shrunk", bound,
          "Dividing by the clipped probability makes the gradient of the worst errors almost 0."
        ) { probability, isGold, value in
          softmaxPullback(probabilities: probability, cotangent: -isGold / value(probability))
        },
        clipped(
          "clipped at \(bound), probabilities", bound,
          "The gradient is not that of the probabilities themselves."
        ) { probability, isGold, value in value(probability) - isGold }.filter { $0.forward != nil },
      ].flatMap { $0 } + added(bound)
    }
  }

  private typealias Gradient =
    @Sendable (_ probability: Tensor, _ isGold: Tensor, _ value: (Tensor) -> Tensor) -> Tensor

  /// log max(P, bound), clipped from above too or not.
  private static func clipped(
    _ id: String, _ bound: Double, _ consequence: String, _ gradient: @escaping Gradient
  ) -> [KnownMistake<TokenCrossEntropy>] {
    let values: [(String, @Sendable (Tensor) -> Tensor)] = [
      ("", { maximum($0, bound) }), (", both sides", { $0.clamped(to: bound...(1 - bound)) }),
    ]
    return values.flatMap { suffix, value in
      variants(
        id + suffix,
        "You clip the probabilities before the logarithm. \(consequence) Use the log-softmax instead.",
        value, gradient)
    }
  }

  /// log(P + bound).
  private static func added(_ bound: Double) -> [KnownMistake<TokenCrossEntropy>] {
    variants(
      "\(bound) added",
      "A small number is added to the probabilities before the logarithm: the worst errors get almost no gradient."
        + " Use the log-softmax instead.", { $0 + bound }
    ) { probability, isGold, value in
      softmaxPullback(probabilities: probability, cotangent: -isGold / value(probability))
    }
  }

  private static func variants(
    _ id: String, _ sentence: String, _ value: @escaping @Sendable (Tensor) -> Tensor,
    _ gradient: @escaping Gradient
  ) -> [KnownMistake<TokenCrossEntropy>] {
    KnownMistake.inEitherPass(
      id, [26], sentence,
      forward: { arguments, context in
        let logs = log(value(softmax(arguments[0]))) * goldTokens(context, like: arguments[0])
        return Tensor(-(logs.sum(axis: 2) * context.mask).sum() / context.mask.sum())
      },
      { arguments, context, cotangent in
        let isGold = goldTokens(context, like: arguments[0])
        let gradient = gradient(softmax(arguments[0]), isGold, value)
        return [cotangent.scalar / context.mask.sum() * gradient * context.mask.expanded(axis: 2)]
      })
  }

  private static func goldTokens(_ context: Context, like logits: Tensor) -> Tensor {
    Tensor.oneHot(context.labels, classes: logits.shape[2]).reshaped(logits.shape)
  }
}
