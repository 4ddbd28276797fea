package import Tensors

/// 1/(1 + e⁻ˣ) of each element.
package func sigmoid(_ x: Tensor) -> Tensor { 0.5 * (tanh(0.5 * x) + 1) }

/// log(1 + eˣ) of each element, without overflow.
package func softplus(_ x: Tensor) -> Tensor { maximum(x, 0) + log1p(exp(-abs(x))) }

/// eˣ/Σeˣ along the last axis.
package func softmax(_ x: Tensor) -> Tensor {
  let powers = exp(x - x.max(axis: -1, keepDims: true))
  return powers / powers.sum(axis: -1, keepDims: true)
}

/// x − log Σeˣ along the last axis.
package func logSoftmax(_ x: Tensor) -> Tensor {
  let shifted = x - x.max(axis: -1, keepDims: true)
  return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))
}

/// P⊙(g − ⟨g, P⟩) along the last axis: the gradient of ``softmax(_:)`` from its result.
package func softmaxPullback(probabilities: Tensor, cotangent: Tensor) -> Tensor {
  probabilities * (cotangent - (cotangent * probabilities).sum(axis: -1, keepDims: true))
}
