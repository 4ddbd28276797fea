import GradientCheck
import Tensors

/// Three wrong gradients that PyTorch's fast mode accepts; mistakes.py has the same.
struct WrongGradient {
  let name: String
  let shape: [Int]
  let kernelShape: [Int]
  let function: (_ x: Tensor, _ kernel: Tensor) -> Tensor
  let pullback: (_ x: Tensor, _ kernel: Tensor, _ cotangent: Tensor) -> Tensor

  static var all: [WrongGradient] {
    [
      // The input gradient slides the kernel over the cotangent without turning it by 180°.
      WrongGradient(
        name: "unflipped kernel, 2x3x28x28", shape: [2, 3, 28, 28], kernelShape: [8, 3, 3, 3],
        function: correlation,
        pullback: { x, kernel, cotangent in
          convolutionPullback(x, kernel.flipped(axes: [2, 3]))(cotangent)[0]
        }),
      WrongGradient(
        name: "dropped corner, 1x3x16x16", shape: [1, 3, 16, 16], kernelShape: [8, 3, 3, 3],
        function: correlation,
        pullback: { x, kernel, cotangent in
          var gradient = convolutionPullback(x, kernel)(cotangent)[0]
          gradient.storage[16 * 16 - 1] = 0
          return gradient
        }),
      WrongGradient(
        name: "identity, last of 100 lost", shape: [100], kernelShape: [1],
        function: { x, _ in x },
        pullback: { _, _, cotangent in
          var gradient = cotangent
          gradient.storage[99] = 0
          return gradient
        }),
    ]
  }

  /// In how many of the seeds, each with inputs of its own, the screen calls the gradient wrong.
  func rejections(seeds: Int) -> Int {
    (0..<seeds).count { seed in
      let kernel = uniform(kernelShape, stream: 2 * seed + 1)
      let report = checkGradient(
        of: { function($0[0], kernel) }, at: [NamedTensor("x", uniform(shape, stream: 2 * seed))],
        options: GradientCheckOptions(.screen, seed: UInt64(seed))
      ) { [pullback($0[0], kernel, $1)] }
      return report.verdict == .wrong
    }
  }
}

private func correlation(_ x: Tensor, _ kernel: Tensor) -> Tensor {
  convolved(x.expanded(axis: 0), kernel.expanded(axis: 0), .zeros([1, kernel.shape[0]])).squeezed(axis: 0)
}
