import Components
import Tensors

/// The gradients of ``MultilayerPerceptron`` with something wrong on the way.
struct FaultyPerceptron: Sendable {
  /// From logits, labels, and the upstream gradient: the gradient of the logits (N, K).
  var gradLogits: @Sendable (_ logits: Tensor, _ isGold: Tensor, _ scale: Double) -> Tensor = {
    ($2 / Double($0.shape[0])) * (softmax($0) - $1)
  }
  /// From the hidden layer's input and output: the derivative of its activation.
  var slope: @Sendable (_ affine: Tensor, _ hidden: Tensor) -> Tensor = { 1 - $1 * $1 }
  /// Times λ and the weights or biases, in the order W₀, b₀, W₁, b₁.
  var penalties = [1.0, 0, 1, 0]
  /// Whether the penalty is multiplied by the upstream gradient.
  var penaltyHasUpstream = true
  /// Whether the hidden layer receives a gradient.
  var reachesHidden = true

  /// What flows: the inputs and gradients of both layers.
  struct Flow {
    var inputs: Tensor
    var hidden: Tensor
    var gradAffine: Tensor
    var gradLogits: Tensor
  }

  func flow(
    _ arguments: [Tensor], _ context: MultilayerPerceptron.Context, _ cotangent: Tensor
  ) -> Flow {
    let affine = matmul(arguments[0], arguments[1].transposed()) + arguments[2]
    let hidden = tanh(affine)
    let logits = matmul(hidden, arguments[3].transposed()) + arguments[4]
    let isGold = Tensor.oneHot(context.labels, classes: logits.shape[1])
    let gradLogits = gradLogits(logits, isGold, cotangent.scalar)
    let gradHidden = (reachesHidden ? 1.0 : 0) * matmul(gradLogits, arguments[3])
    return Flow(
      inputs: arguments[0], hidden: hidden, gradAffine: gradHidden * slope(affine, hidden),
      gradLogits: gradLogits)
  }

  func gradients(
    _ arguments: [Tensor], _ context: MultilayerPerceptron.Context, _ cotangent: Tensor
  ) -> [Tensor] {
    let flow = flow(arguments, context, cotangent)
    var gradients = [
      matmul(flow.gradAffine, arguments[1]), matmul(flow.gradAffine.transposed(), flow.inputs),
      flow.gradAffine.sum(axis: 0), matmul(flow.gradLogits.transposed(), flow.hidden),
      flow.gradLogits.sum(axis: 0),
    ]
    let scale = context.penalty * (penaltyHasUpstream ? cotangent.scalar : 1)
    for (place, factor) in zip(1...4, penalties) {
      gradients[place] += factor * scale * arguments[place]
    }
    return gradients
  }

  /// The loss with these penalties: (λ/2)·Σ factor·‖·‖².
  func loss(_ arguments: [Tensor], _ context: MultilayerPerceptron.Context) -> Tensor {
    let right = MultilayerPerceptron.forward(arguments, context)
    let changes = zip(zip(1...4, penalties), [1.0, 0, 1, 0]).map { change, usual in
      (change.1 - usual) * (arguments[change.0] * arguments[change.0]).sum()
    }
    return right + context.penalty / 2 * changes.reduce(0, +)
  }
}
