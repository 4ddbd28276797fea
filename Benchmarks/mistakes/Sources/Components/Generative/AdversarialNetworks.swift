import Tensors

/// The generator G(z) = tanh(z·Aᵀ + a), for noise z (N, K), weight A (D, K), bias a (D).
struct Generator {
  let weight: Tensor
  let bias: Tensor

  func generate(_ noise: Tensor) -> Tensor { tanh(matmul(noise, weight.transposed()) + bias) }

  /// Gradients of weight and bias.
  func pullback(_ noise: Tensor, _ cotangent: Tensor) -> (weight: Tensor, bias: Tensor) {
    let samples = generate(noise)
    let gradSum = cotangent * (1 - samples * samples)
    return (matmul(gradSum.transposed(), noise), gradSum.sum(axis: 0))
  }
}

/// The discriminator's logits D(x) = tanh(x·Bᵀ + b)·v, for x (N, D), hidden weight B (H, D), hidden bias b (H),
/// output weight v (H).
struct Discriminator {
  let hiddenWeight: Tensor
  let hiddenBias: Tensor
  let outputWeight: Tensor

  init(_ parameters: [Tensor]) {
    (hiddenWeight, hiddenBias, outputWeight) = (parameters[0], parameters[1], parameters[2])
  }

  private func hidden(_ samples: Tensor) -> Tensor {
    tanh(matmul(samples, hiddenWeight.transposed()) + hiddenBias)
  }

  /// (N).
  func logits(_ samples: Tensor) -> Tensor { matmul(hidden(samples), outputWeight) }

  /// Gradients of the samples and of the three parameters.
  func pullback(_ samples: Tensor, _ cotangent: Tensor) -> (samples: Tensor, parameters: [Tensor]) {
    let hidden = hidden(samples)
    let gradSum = outer(cotangent, outputWeight) * (1 - hidden * hidden)
    return (
      matmul(gradSum, hiddenWeight),
      [matmul(gradSum.transposed(), samples), gradSum.sum(axis: 0), matmul(cotangent, hidden)]
    )
  }
}
