import Tensors

extension Case {
  /// `softmax(QKᵀ/4)V`: 4 sequences of 6 queries and 9 keys of length 16.
  static func attention() -> Case {
    Case(
      name: "attention", arguments: inputs(["q": [4, 6, 16], "k": [4, 9, 16], "v": [4, 9, 16]]),
      work: Work(operations: 4 * 6 * 9 * (2 * 2 * 16 + 4), exponentials: 4 * 6 * 9),
      forward: { points in
        let weights = attentionWeights(stacked(points, 0), stacked(points, 1))
        return unstacked(matmul(weights, stacked(points, 2)), count: points.count)
      },
      pullback: attentionPullback)
  }
}

/// Rows of `softmax(QKᵀ/√d)`: (…, T, d) and (…, S, d) give (…, T, S).
private func attentionWeights(_ q: Tensor, _ k: Tensor) -> Tensor {
  let scores = matmul(q, k.transposed(-2, -1))
  let keys = scores.shape[scores.rank - 1]
  let scale = 1 / Double(q.shape[q.rank - 1]).squareRoot()
  let shifted = unsafe computed(scores.shape, from: scores) { sources, result in
    for row in 0..<scores.count / keys {
      let (z, y) = unsafe (sources[0] + row * keys, result + row * keys)
      var largest = unsafe z[0]
      for j in 1..<keys { largest = unsafe max(largest, z[j]) }
      for j in 0..<keys { unsafe y[j] = (z[j] - largest) * scale }
    }
  }
  return unsafe computed(scores.shape, from: exp(shifted)) { sources, result in
    for row in 0..<scores.count / keys {
      let (e, y) = unsafe (sources[0] + row * keys, result + row * keys)
      var sum = unsafe e[0]
      for j in 1..<keys { unsafe sum += e[j] }
      let factor = 1 / sum
      for j in 0..<keys { unsafe y[j] = e[j] * factor }
    }
  }
}

private func attentionPullback(at point: [Tensor]) -> (Tensor) -> [Tensor] {
  let (q, k, v) = (point[0], point[1], point[2])
  let weights = attentionWeights(q, k)
  return { cotangent in
    let slopes = matmul(cotangent, v.transposed(-2, -1))
    let scores = weights * (slopes - (weights * slopes).sum(axis: -1, keepDims: true)) * 0.25
    return [
      matmul(scores, k), matmul(scores.transposed(-2, -1), q), matmul(weights.transposed(-2, -1), cotangent),
    ]
  }
}
