import Components
import Tensors

/// One backward call of a convolution (cross-correlation) without its bias.
struct ConvolutionCall {
  typealias Gradients = (input: Tensor, weight: Tensor)

  /// (N, C, H, W).
  var input: Tensor
  /// (O, C, kH, kW).
  var weight: Tensor
  /// (N, O, H′, W′).
  var cotangent: Tensor
  var stride: Int
  var padding: Int

  private var core: CrossCorrelation { CrossCorrelation(stride: stride, padding: padding) }
  private var coreWithoutPadding: CrossCorrelation { CrossCorrelation(stride: stride, padding: 0) }

  var result: Tensor { core.forward(input, weight) }
  var right: Gradients { core.pullback(input, weight, cotangent) }

  /// The kernel flipped along both axes of the image.
  var flippedKernel: Tensor { weight.flipped(axes: [2, 3]) }

  var paddedInput: Tensor {
    input.padded([(0, 0), (0, 0), (padding, padding), (padding, padding)])
  }

  /// The gradient of the padded input.
  var gradPaddedInput: Tensor { coreWithoutPadding.pullback(paddedInput, weight, cotangent).input }

  /// The call with another kernel.
  func with(weight: Tensor) -> ConvolutionCall {
    var call = self
    call.weight = weight
    return call
  }

  /// The gradient of the weight for another padded input.
  func gradWeight(ofPadded padded: Tensor) -> Tensor {
    coreWithoutPadding.pullback(padded, weight, cotangent).weight
  }

  /// The result for another padded input.
  func result(ofPadded padded: Tensor) -> Tensor { coreWithoutPadding.forward(padded, weight) }

  /// What is left of a padded gradient.
  func cropped(_ padded: Tensor) -> Tensor {
    padded.slice(axis: 2, padding..<(padding + input.shape[2]))
      .slice(axis: 3, padding..<(padding + input.shape[3]))
  }

  /// The input's gradient, when every contribution replaces the one before.
  ///
  /// - Parameters:
  ///   - first: whether the first output position stays, as with a loop over the kernel's positions; else the last.
  ///   - lastChannel: whether the loop over output channels replaces too.
  func overwrittenGradInput(first: Bool, lastChannel: Bool) -> Tensor {
    var gradient = Tensor.zeros(paddedInput.shape)
    let channels = lastChannel ? [weight.shape[0] - 1] : Array(0..<weight.shape[0])
    let rows = writers(axis: 2, first: first)
    let columns = writers(axis: 3, first: first)
    for n in 0..<gradient.shape[0] {
      for c in 0..<gradient.shape[1] {
        for (y, i) in rows {
          for (x, j) in columns {
            gradient[n, c, y, x] = channels.reduce(0) {
              $0 + weight[$1, c, y - i * stride, x - j * stride] * cotangent[n, $1, i, j]
            }
          }
        }
      }
    }
    return cropped(gradient)
  }

  /// The places along an axis of the padded input that are seen, each with the output position that stays.
  private func writers(axis: Int, first: Bool) -> [(place: Int, output: Int)] {
    (0..<paddedInput.shape[axis]).compactMap { place in
      let outputs = (0..<cotangent.shape[axis]).filter {
        (0..<weight.shape[axis]).contains(place - $0 * stride)
      }
      return (first ? outputs.first : outputs.last).map { (place, $0) }
    }
  }

  /// The padded input's gradient with the windows side by side, as if the stride were 1.
  var gradInputWithoutStride: Tensor {
    let seen = seenWithoutStride
    let gradient = CrossCorrelation(stride: 1, padding: 0).pullback(seen, weight, cotangent).input
    let shape = paddedInput.shape
    return cropped(
      gradient.padded([
        (0, 0), (0, 0), (0, shape[2] - gradient.shape[2]), (0, shape[3] - gradient.shape[3]),
      ]))
  }

  /// The weight's gradient with the windows side by side.
  var gradWeightWithoutStride: Tensor {
    CrossCorrelation(stride: 1, padding: 0).pullback(seenWithoutStride, weight, cotangent).weight
  }

  private var seenWithoutStride: Tensor {
    paddedInput.slice(axis: 2, 0..<(cotangent.shape[2] + weight.shape[2] - 1))
      .slice(axis: 3, 0..<(cotangent.shape[3] + weight.shape[3] - 1))
  }

  /// The padded input's gradient without the trailing rows and columns that no window sees.
  var gradSeenInput: Tensor {
    gradPaddedInput.slice(axis: 2, 0..<((cotangent.shape[2] - 1) * stride + weight.shape[2]))
      .slice(axis: 3, 0..<((cotangent.shape[3] - 1) * stride + weight.shape[3]))
  }
}
