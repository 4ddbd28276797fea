import Components
import Tensors

/// A wrong gradient of a softmax along the last axis, from its result and the upstream gradient.
///
/// The same slips are made in a softmax layer and in attention.
struct SoftmaxGradientFault: Sendable {
  let id: String
  let rows: Set<Int>
  let sentence: String
  let gradient: @Sendable (_ probabilities: Tensor, _ cotangent: Tensor) -> Tensor

  init(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradient: @escaping @Sendable (_ probabilities: Tensor, _ cotangent: Tensor) -> Tensor
  ) {
    self.id = id
    self.rows = rows
    self.sentence = sentence
    self.gradient = gradient
  }

  static let all: [SoftmaxGradientFault] = [
    SoftmaxGradientFault(
      "no sum term", [21],
      "The softmax's gradient is P⊙g. The sum term is missing: P⊙(g − Σ g⊙P), with one sum for each row."
    ) { probabilities, cotangent in probabilities * cotangent },
    SoftmaxGradientFault(
      "diagonal alone", [22],
      "The softmax's gradient uses the diagonal of the Jacobian alone, P(1 − P). Every output depends on every input."
    ) { probabilities, cotangent in probabilities * (1 - probabilities) * cotangent },
    SoftmaxGradientFault(
      "sum over the wrong axis", [23],
      "The sum in the softmax's gradient runs over the wrong axis. It runs over the axis that P sums to 1 along."
    ) { probabilities, cotangent in
      probabilities * (cotangent - (cotangent * probabilities).sum(axis: -2, keepDims: true))
    },
    SoftmaxGradientFault(
      "sum over everything", [23],
      "The sum in the softmax's gradient runs over all rows at once. Each row has its own sum."
    ) { probabilities, cotangent in
      probabilities * (cotangent - (cotangent * probabilities).sum())
    },
    SoftmaxGradientFault(
      "Jacobian twice", [24],
      "The softmax's Jacobian is applied twice. Go back through the softmax once."
    ) { probabilities, cotangent in
      let once = softmaxPullback(probabilities: probabilities, cotangent: cotangent)
      return softmaxPullback(probabilities: probabilities, cotangent: once)
    },
    SoftmaxGradientFault(
      "softmax of the probabilities", [24],
      "The backward pass applies the softmax to the probabilities again. Use the probabilities as they are."
    ) { probabilities, cotangent in
      softmaxPullback(probabilities: softmax(probabilities), cotangent: cotangent)
    },
    SoftmaxGradientFault(
      "sum without probabilities", [21],
      "The sum term of the softmax's gradient is Σ g. It weighs by the probabilities: Σ g⊙P."
    ) { probabilities, cotangent in
      probabilities * (cotangent - cotangent.sum(axis: -1, keepDims: true))
    },
    SoftmaxGradientFault(
      "mean for the sum", [21],
      "The sum term of the softmax's gradient is a mean. It is a sum over the row: Σ g⊙P."
    ) { probabilities, cotangent in
      probabilities * (cotangent - (cotangent * probabilities).mean(axis: -1, keepDims: true))
    },
    SoftmaxGradientFault(
      "sum term added", [21],
      "The sum term of the softmax's gradient has the wrong sign. It is subtracted: P⊙(g − Σ g⊙P)."
    ) { probabilities, cotangent in
      probabilities * (cotangent + (cotangent * probabilities).sum(axis: -1, keepDims: true))
    },
  ]
}
