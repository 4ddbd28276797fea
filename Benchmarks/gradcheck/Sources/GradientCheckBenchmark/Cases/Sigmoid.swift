import Tensors

extension Case {
  /// `1/(1 + e^−x)`, elementwise.
  static func sigmoid() -> Case {
    Case(
      name: "sigmoid", arguments: inputs(["x": [32, 32]], scale: 3),
      work: Work(operations: 3 * 1024, exponentials: 1024),
      forward: { points in unstacked(logistic(stacked(points, 0)), count: points.count) },
      pullback: { point in
        let y = logistic(point[0])
        return { [$0 * y * (1 - y)] }
      })
  }
}

private func logistic(_ x: Tensor) -> Tensor {
  var denominator = exp(-x)
  denominator += 1
  return 1 / denominator
}
