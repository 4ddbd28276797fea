import Tensors

extension Case {
  /// 2 images of 3 channels, 12×12, and 8 kernels 3×3.
  static func convolution() -> Case {
    convolution("conv2d", images: 2, channels: 3, size: 12, kernels: 8)
  }

  /// One image of 2 channels, 8×8, and 4 kernels 3×3; every entry of the Jacobian.
  static func convolutionJacobian() -> Case {
    var result = convolution("conv2d jacobian", images: 1, channels: 2, size: 8, kernels: 4)
    result.hasFullJacobian = true
    return result
  }

  /// Cross-correlation with 3×3 kernels, without padding, plus a bias.
  static func convolution(_ name: String, images: Int, channels: Int, size: Int, kernels: Int) -> Case {
    let results = images * kernels * (size - 2) * (size - 2)
    return Case(
      name: name,
      arguments: inputs([
        "x": [images, channels, size, size], "W": [kernels, channels, 3, 3], "b": [kernels],
      ]),
      work: Work(operations: results * (2 * channels * 9 + 1), exponentials: 0),
      forward: { points in
        let (x, w, b) = (stacked(points, 0), stacked(points, 1), stacked(points, 2))
        return unstacked(convolved(x, w, b), count: points.count)
      },
      pullback: { point in convolutionPullback(point[0], point[1]) })
  }
}

/// x (P, N, C, H, W), w (P, O, C, 3, 3) and b (P, O) give (P, N, O, H − 2, W − 2).
func convolved(_ x: Tensor, _ w: Tensor, _ b: Tensor) -> Tensor {
  let kernels = w.shape[1]
  let columns = patches(x)
  var result = matmul(w.reshaped([w.shape[0], 1, kernels, -1]), columns)
  let bias = b.reshaped([b.shape[0], 1, kernels, 1])
  if b.shape[0] <= result.shape[0] { result += bias } else { result = result + bias }
  return result.reshaped([result.shape[0], x.shape[1], kernels, x.shape[3] - 2, x.shape[4] - 2])
}

/// The gradients of x, w and b.
func convolutionPullback(_ x: Tensor, _ w: Tensor) -> (Tensor) -> [Tensor] {
  let (images, kernels) = (x.shape[0], w.shape[0])
  let columns = patches(x.expanded(axis: 0)).squeezed(axis: 0)
  let turnedKernels = w.reshaped([kernels, -1]).transposed()
  return { cotangent in
    let g = cotangent.reshaped([images, kernels, -1])
    // Of g and columns the smaller one is turned.
    let dW = matmul(columns, g.transposed(-2, -1)).sum(axis: 0).transposed()
    let dX = scattered(matmul(turnedKernels, g), to: x.shape)
    return [dX, dW.reshaped(w.shape), g.sum(axes: [0, 2])]
  }
}

/// The values under each of a kernel's 9C weights: (…, C, H, W) gives (…, 9C, (H − 2)(W − 2)).
func patches(_ x: Tensor) -> Tensor {
  let (height, width) = (x.shape[x.rank - 2], x.shape[x.rank - 1])
  let channels = x.shape[x.rank - 3]
  let shape = x.shape.dropLast(3) + [9 * channels, (height - 2) * (width - 2)]
  return unsafe computed(Array(shape), from: x) { sources, result in
    var to = unsafe result
    for plane in 0..<x.count / (height * width) {
      for place in 0..<9 {
        var from = unsafe sources[0] + (plane * height + place / 3) * width + place % 3
        for _ in 0..<height - 2 {
          for column in 0..<width - 2 { unsafe to[column] = from[column] }
          unsafe (to += width - 2)
          unsafe (from += width)
        }
      }
    }
  }
}

/// The transpose of ``patches(_:)``: adds each value to the place that it came from.
func scattered(_ columns: Tensor, to shape: [Int]) -> Tensor {
  let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
  return unsafe computed(shape, from: columns) { sources, result in
    let count = shape.reduce(1, *)
    unsafe result.update(repeating: 0, count: count)
    var from = unsafe sources[0]
    for plane in 0..<count / (height * width) {
      for place in 0..<9 {
        var to = unsafe result + (plane * height + place / 3) * width + place % 3
        for _ in 0..<height - 2 {
          for column in 0..<width - 2 { unsafe to[column] += from[column] }
          unsafe (from += width - 2)
          unsafe (to += width)
        }
      }
    }
  }
}
