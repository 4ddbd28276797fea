package import Tensors

/// Cross-correlation of x (N, C, H, W) with w (O, C, kH, kW), zero padding, without bias:
/// y[n,o,i,j] = Σ x̃[n, c, i·s+u, j·s+v]·w[o,c,u,v], with x̃ the padded input.
package struct CrossCorrelation {
  package let stride: Int
  package let padding: Int

  package init(stride: Int, padding: Int) {
    self.stride = stride
    self.padding = padding
  }

  /// H′ or W′: ⌊(length + 2p − kernel)/s⌋ + 1.
  func outputLength(_ length: Int, kernel: Int) -> Int {
    (length + 2 * padding - kernel) / stride + 1
  }

  /// y.
  package func forward(_ input: Tensor, _ weight: Tensor) -> Tensor {
    let padded = pad(input)
    let size = outputSize(input, weight)
    var result = Tensor.zeros([input.shape[0], weight.shape[0], size.height, size.width])
    forEachKernelPosition(weight) { u, v in
      result += einsum("nchw,oc->nohw", window(padded, u, v, size), kernel(weight, u, v))
    }
    return result
  }

  /// The gradients of x and w.
  package func pullback(
    _ input: Tensor, _ weight: Tensor, _ cotangent: Tensor
  ) -> (input: Tensor, weight: Tensor) {
    let padded = pad(input)
    let size = outputSize(input, weight)
    var gradPadded = Tensor.zeros(padded.shape)
    var gradWeight = Tensor.zeros(weight.shape)
    forEachKernelPosition(weight) { u, v in
      let part = einsum("nohw,nchw->oc", cotangent, window(padded, u, v, size))
      gradWeight.assign(
        part.reshaped(part.shape + [1, 1]), at: 0..<part.shape[0], 0..<part.shape[1], u..<(u + 1), v..<(v + 1)
      )
      scatter(einsum("nohw,oc->nchw", cotangent, kernel(weight, u, v)), into: &gradPadded, u, v)
    }
    let rows = padding..<(padding + input.shape[2])
    let columns = padding..<(padding + input.shape[3])
    return (gradPadded.slice(axis: 2, rows).slice(axis: 3, columns), gradWeight)
  }

  private func pad(_ input: Tensor) -> Tensor {
    input.padded([(0, 0), (0, 0), (padding, padding), (padding, padding)])
  }

  private func outputSize(_ input: Tensor, _ weight: Tensor) -> (height: Int, width: Int) {
    (
      outputLength(input.shape[2], kernel: weight.shape[2]),
      outputLength(input.shape[3], kernel: weight.shape[3])
    )
  }

  private func kernel(_ weight: Tensor, _ u: Int, _ v: Int) -> Tensor {
    weight.select(axis: 3, at: v).select(axis: 2, at: u)
  }

  /// What kernel position (u, v) sees: (N, C, H′, W′).
  private func window(_ padded: Tensor, _ u: Int, _ v: Int, _ size: (height: Int, width: Int)) -> Tensor {
    padded.slice(axis: 2, u..<(u + (size.height - 1) * stride + 1), step: stride)
      .slice(axis: 3, v..<(v + (size.width - 1) * stride + 1), step: stride)
  }

  /// Adds to what kernel position (u, v) has seen.
  private func scatter(_ part: Tensor, into target: inout Tensor, _ u: Int, _ v: Int) {
    for n in 0..<part.shape[0] {
      for c in 0..<part.shape[1] {
        for i in 0..<part.shape[2] {
          for j in 0..<part.shape[3] { target[n, c, i * stride + u, j * stride + v] += part[n, c, i, j] }
        }
      }
    }
  }

  private func forEachKernelPosition(_ weight: Tensor, _ body: (Int, Int) -> Void) {
    for u in 0..<weight.shape[2] {
      for v in 0..<weight.shape[3] { body(u, v) }
    }
  }
}
