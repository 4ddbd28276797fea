import Components
import Tensors

/// A wrong gradient of the logits (N, K) under the mean cross-entropy.
struct CrossEntropyFault: Sendable {
  typealias Gradient = @Sendable (_ logits: Tensor, _ isGold: Tensor, _ scale: Double) -> Tensor

  let id: String
  let rows: Set<Int>
  let sentence: String
  /// For scale/N where the loss has 1/N.
  let gradLogits: Gradient

  init(_ id: String, _ rows: Set<Int>, _ sentence: String, _ gradLogits: @escaping Gradient) {
    self.id = id
    self.rows = rows
    self.sentence = sentence
    self.gradLogits = gradLogits
  }

  /// With the right division by N, and the rest wrong.
  private static func perExample(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradient: @escaping @Sendable (_ logits: Tensor, _ isGold: Tensor) -> Tensor
  ) -> CrossEntropyFault {
    CrossEntropyFault(id, rows, sentence) { logits, isGold, scale in
      (scale / Double(logits.shape[0])) * gradient(logits, isGold)
    }
  }

  /// With the right rest, divided by something else than N.
  private static func divided(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    by count: @escaping @Sendable (_ examples: Double, _ classes: Double) -> Double
  ) -> CrossEntropyFault {
    CrossEntropyFault(id, rows, sentence) { logits, isGold, scale in
      let count = count(Double(logits.shape[0]), Double(logits.shape[1]))
      return (scale / count) * (softmax(logits) - isGold)
    }
  }

  static let all: [CrossEntropyFault] = [
    perExample(
      "labels not subtracted", [19],
      "The gradient of the logits is P/N. Subtract the one-hot labels: (P − Y)/N."
    ) { logits, _ in softmax(logits) },
    perExample(
      "gold class alone", [20, 22],
      "Only the gold class's logit gets a gradient. The softmax makes every logit count: use P − Y in all columns."
    ) { logits, isGold in (softmax(logits) - isGold) * isGold },
    perExample(
      "no log-sum-exp", [20, 21],
      "The gradient of the logits is −Y: the derivative of log Σ exp, which is P, is missing. Use P − Y."
    ) { _, isGold in -isGold },
    perExample(
      "gradient of the probabilities", [20],
      "−Y/P is the gradient of the probabilities, not of the logits. Go back through the softmax too: P − Y."
    ) { logits, isGold in -isGold / softmax(logits) },
    perExample(
      "softmax twice", [24],
      "P − Y is put through the softmax's gradient once more. It is the gradient of the logits already."
    ) { logits, isGold in
      let probabilities = softmax(logits)
      return softmaxPullback(probabilities: probabilities, cotangent: probabilities - isGold)
    },
    perExample(
      "softmax of the probabilities", [24],
      "The softmax is applied twice: to the logits, then to the probabilities. Apply it once."
    ) { logits, isGold in softmax(softmax(logits)) - isGold },
    perExample(
      "softmax over the batch", [23],
      "The softmax in the backward pass runs over the examples. Each row of probabilities must sum to 1."
    ) { logits, isGold in softmax(logits.transposed()).transposed() - isGold },
    perExample(
      "softmax over everything", [23],
      "The softmax in the backward pass runs over the whole batch at once. Each row must sum to 1."
    ) { logits, isGold in softmax(logits.flattened()).reshaped(logits.shape) - isGold },
    perExample(
      "labels minus probabilities", [2],
      "The gradient of the logits has the wrong sign. It is P − Y, not Y − P."
    ) { logits, isGold in isGold - softmax(logits) },
    divided(
      "not divided by the batch", [1],
      "The cross-entropy's gradient is not divided by the batch size, but its value is a mean."
    ) { _, _ in 1 },
    divided(
      "divided twice by the batch", [1],
      "The cross-entropy's gradient is divided by the batch size twice. Once is enough."
    ) { examples, _ in examples * examples },
    divided(
      "divided by the classes", [18],
      "The cross-entropy's gradient is divided by the number of classes. The mean is over the examples."
    ) { _, classes in classes },
    divided(
      "divided by the entries", [18],
      "The cross-entropy's gradient is divided by examples × classes. The mean is over the examples alone."
    ) { examples, classes in examples * classes },
  ]
}
