import Tensors

extension Case {
  /// The mean over N rows of `−log softmax(z)[label]`.
  static func softmaxLoss() -> Case {
    Case(
      name: "softmax+nll", arguments: inputs(["z": [32, 10]], scale: 3),
      work: Work(operations: 3 * 320, exponentials: 320 + 32),
      forward: { points in unstacked(crossEntropy(stacked(points, 0)), count: points.count) },
      pullback: { point in
        let slope = crossEntropyGradient(point[0])
        return { [$0.scalar * slope] }
      })
  }
}

/// The mean cross-entropy of logits (P, N, C) with the labels of N rows: (P).
func crossEntropy(_ logits: Tensor) -> Tensor {
  let (points, rows, classes) = (logits.shape[0], logits.shape[1], logits.shape[2])
  let labels = labels
  let normalizers = rowwise(logits, columns: 1, logSumExp)
  return unsafe computed([points], from: normalizers, logits) { sources, result in
    for point in 0..<points {
      var sum = 0.0
      for row in 0..<rows {
        let index = point * rows + row
        unsafe sum += sources[0][index] - sources[1][index * classes + labels[row]]
      }
      unsafe result[point] = sum / Double(rows)
    }
  }
}

/// `log Σ exp zⱼ` of each row of (n, C): (n).
private func logSumExp(_ logits: Tensor) -> Tensor {
  let (rows, classes) = (logits.shape[0], logits.shape[1])
  let largest = logits.max(axis: 1, keepDims: true)
  let sums = unsafe computed([rows, 1], from: exp(logits - largest)) { sources, result in
    for row in 0..<rows {
      let e = unsafe sources[0] + row * classes
      var sum = unsafe e[0]
      for c in 1..<classes { unsafe sum += e[c] }
      unsafe result[row] = sum
    }
  }
  return log(sums) + largest
}

/// `(softmax(z) − one-hot)/N`.
func crossEntropyGradient(_ logits: Tensor) -> Tensor {
  let e = exp(logits - logits.max(axis: 1, keepDims: true))
  let probabilities = e / e.sum(axis: 1, keepDims: true)
  return (probabilities - Tensor.oneHot(labels, classes: logits.shape[1])) / Double(labels.count)
}
