import Tensors

extension Case {
  /// Maxima of 2×2 windows that do not overlap.
  static func maxPool() -> Case {
    Case(
      name: "max-pool", arguments: inputs(["x": [2, 8, 12, 12]]),
      work: Work(operations: 3 * 576, exponentials: 0),
      forward: { points in unstacked(pooled(stacked(points, 0)), count: points.count) },
      pullback: { point in poolPullback(point[0]) })
  }
}

/// Images of (…, H, W) give (…, H/2, W/2).
private func pooled(_ x: Tensor) -> Tensor {
  let (height, width) = (x.shape[x.rank - 2] / 2, x.shape[x.rank - 1] / 2)
  return unsafe computed(x.shape.dropLast(2) + [height, width], from: x) { sources, result in
    for row in 0..<x.count / (4 * width) {
      let upper = unsafe sources[0] + 4 * row * width
      let lower = unsafe upper + 2 * width
      for column in 0..<width {
        unsafe result[row * width + column] = max(
          max(upper[2 * column], upper[2 * column + 1]), max(lower[2 * column], lower[2 * column + 1]))
      }
    }
  }
}

private func poolPullback(_ x: Tensor) -> (Tensor) -> [Tensor] {
  let width = x.shape[3] / 2
  let largest = (0..<x.count / 4).map { window -> Int in
    let corner = 4 * (window / width) * width + 2 * (window % width)
    var best = corner
    for place in [corner + 1, corner + 2 * width, corner + 2 * width + 1]
    where x.storage[place] > x.storage[best] { best = place }
    return best
  }
  return { cotangent in
    var gradient = [Double](repeating: 0, count: x.count)
    for (place, value) in zip(largest, cotangent.storage) { gradient[place] = value }
    return [Tensor(shape: x.shape, storage: gradient)]
  }
}
