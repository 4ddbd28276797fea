import Tensors

extension Case {
  /// 20-32-32-10, tanh, mean cross-entropy of 32 rows; all parameters and x.
  static func perceptron() -> Case {
    Case(
      name: "mlp",
      arguments: inputs(
        [
          "x": [32, 20], "W1": [20, 32], "b1": [32], "W2": [32, 32], "b2": [32], "W3": [32, 10], "b3": [10],
        ], scale: 0.5),
      work: Work(
        operations: 2 * 32 * (20 * 32 + 32 * 32 + 32 * 10) + 32 * 74 + 3 * 320,
        exponentials: 2 * 1024 + 352),
      forward: { points in
        let first = elementwise(tanh, affineLayer(stacked(points, 0), points, weights: 1))
        let second = elementwise(tanh, affineLayer(first, points, weights: 3))
        return unstacked(crossEntropy(affineLayer(second, points, weights: 5)), count: points.count)
      },
      pullback: perceptronPullback)
  }
}

private func perceptronPullback(at point: [Tensor]) -> (Tensor) -> [Tensor] {
  let first = tanh(matmul(point[0], point[1]) + point[2])
  let second = tanh(matmul(first, point[3]) + point[4])
  let logits = matmul(second, point[5]) + point[6]
  let slope = crossEntropyGradient(logits)
  return { cotangent in
    let third = affineGradients(second, point[5], cotangent.scalar * slope)
    let middle = affineGradients(first, point[3], third[0] * (1 - second * second))
    let outer = affineGradients(point[0], point[1], middle[0] * (1 - first * first))
    return outer + middle.dropFirst() + third.dropFirst()
  }
}
