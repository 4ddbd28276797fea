import Tensors

/// Functions that keep contracts, for tests.
enum ContractFunctions {
  /// Softmax over the last axis.
  static func softmax(_ logits: Tensor) -> Tensor {
    let powers = exp(logits - logits.max(axis: -1, keepDims: true))
    return powers / powers.sum(axis: -1, keepDims: true)
  }

  /// The convolution of an image with a kernel, which must have odd sides, with zeros around the image.
  static func convolution(_ image: Tensor, _ kernel: Tensor) -> Tensor {
    let (height, width) = (image.shape[0], image.shape[1])
    let (top, left) = (kernel.shape[0] / 2, kernel.shape[1] / 2)
    let padded = image.padded([(top, top), (left, left)])
    var result = Tensor.zeros(image.shape)
    for row in 0..<kernel.shape[0] {
      for column in 0..<kernel.shape[1] {
        let window = padded.slice(axis: 0, row..<(row + height)).slice(axis: 1, column..<(column + width))
        result += kernel[row, column] * window
      }
    }
    return result
  }
}
