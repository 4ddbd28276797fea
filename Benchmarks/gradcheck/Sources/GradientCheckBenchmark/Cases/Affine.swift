import Tensors

extension Case {
  /// `xW + b`.
  static func affine() -> Case {
    Case(
      name: "affine", arguments: inputs(["x": [32, 64], "W": [64, 32], "b": [32]]),
      work: Work(operations: 2 * 32 * 64 * 32 + 1024, exponentials: 0),
      forward: { points in unstacked(affineLayer(stacked(points, 0), points, weights: 1), count: points.count)
      },
      pullback: { point in { affineGradients(point[0], point[1], $0) } })
  }
}

/// `xW + b` for x (P, N, k), where W (k, m) and b (m) are two consecutive arguments: (P, N, m).
func affineLayer(_ x: Tensor, _ points: [[Tensor]], weights: Int) -> Tensor {
  let bias = stacked(points, weights + 1)
  var result = product(x, stacked(points, weights))
  guard bias.shape[0] <= result.shape[0] else { return result + bias.expanded(axis: 1) }
  result += bias.expanded(axis: 1)
  return result
}

/// The gradients of x, W and b.
func affineGradients(_ x: Tensor, _ w: Tensor, _ cotangent: Tensor) -> [Tensor] {
  [matmul(cotangent, w.transposed()), matmul(x.transposed(), cotangent), cotangent.sum(axis: 0)]
}
