import Components
import Tensors

/// Something wrong in the gradients of a convolution, or in the convolution itself.
struct ConvolutionFault: Sendable {
  let id: String
  let rows: Set<Int>
  let sentence: String
  /// Without bias; nil where the forward pass is right. The call's cotangent is not read.
  var forward: (@Sendable (ConvolutionCall) -> Tensor)?
  let gradients: @Sendable (ConvolutionCall) -> ConvolutionCall.Gradients

  init(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    forward: (@Sendable (ConvolutionCall) -> Tensor)? = nil,
    _ gradients: @escaping @Sendable (ConvolutionCall) -> ConvolutionCall.Gradients
  ) {
    self.id = id
    self.rows = rows
    self.sentence = sentence
    self.forward = forward
    self.gradients = gradients
  }

  private static func input(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradient: @escaping @Sendable (ConvolutionCall) -> Tensor
  ) -> ConvolutionFault {
    ConvolutionFault(id, rows, sentence) { (gradient($0), $0.right.weight) }
  }

  private static func weight(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ gradient: @escaping @Sendable (ConvolutionCall) -> Tensor
  ) -> ConvolutionFault {
    ConvolutionFault(id, rows, sentence) { ($0.right.input, gradient($0)) }
  }

  static let all = flips + shifts + overwriting + strides + axes

  private static let flips: [ConvolutionFault] = [
    weight(
      "weight gradient flipped", [28],
      "The gradient of the kernel is flipped. The layer does not flip the kernel, so neither does its gradient."
    ) { $0.right.weight.flipped(axes: [2, 3]) },
    input(
      "kernel not flipped", [29],
      "The gradient of the input slides the kernel as it is. As a convolution of g it needs the flipped kernel."
    ) { $0.with(weight: $0.flippedKernel).right.input },
    ConvolutionFault(
      "both flipped", [28, 29],
      "Both gradients have the kernel the wrong way round. The layer is a cross-correlation: it does not flip."
    ) { call in
      let gradients = call.with(weight: call.flippedKernel).right
      return (gradients.input, gradients.weight.flipped(axes: [2, 3]))
    },
    ConvolutionFault(
      "kernel flipped in both passes", [28],
      "Your layer flips the kernel. In this course a convolution is a cross-correlation: it does not.",
      forward: { $0.with(weight: $0.flippedKernel).result }
    ) { call in
      let gradients = call.with(weight: call.flippedKernel).right
      return (gradients.input, gradients.weight.flipped(axes: [2, 3]))
    },
    ConvolutionFault(
      "kernel flipped in the forward pass", [28],
      "Your forward pass flips the kernel; your backward pass is that of the layer as it should be. Do not flip.",
      forward: { $0.with(weight: $0.flippedKernel).result }
    ) { $0.right },
  ]

  private static let shifts: [ConvolutionFault] =
    [(1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1)].flatMap { down, right in
      let place = "shifted by \(down), \(right)"
      let start = "Its border of padding is cut at the wrong place: start after exactly p rows and columns."
      return [
        input(
          "input gradient \(place)", [30], "The gradient of the input is off by one. \(start)"
        ) { $0.cropped(shifted($0.gradPaddedInput, down: down, right: right)) },
        weight(
          "weight gradient from input \(place)", [30],
          "The gradient of the kernel reads the input off by one. Pad it as the forward pass does."
        ) { $0.gradWeight(ofPadded: shifted($0.paddedInput, down: down, right: right)) },
        ConvolutionFault(
          "backward pass \(place)", [30],
          "The backward pass is off by one row or column. Pad and cut by the same p as the forward pass."
        ) { call in
          (
            call.cropped(shifted(call.gradPaddedInput, down: -down, right: -right)),
            call.gradWeight(ofPadded: shifted(call.paddedInput, down: down, right: right))
          )
        },
        ConvolutionFault(
          "input \(place)", [30],
          "The padding is off by one: the layer reads the input shifted. Pad by p on every side.",
          forward: { $0.result(ofPadded: shifted($0.paddedInput, down: down, right: right)) }
        ) { call in
          (
            call.cropped(shifted(call.gradPaddedInput, down: -down, right: -right)),
            call.gradWeight(ofPadded: shifted(call.paddedInput, down: down, right: right))
          )
        },
      ]
    } + [
      input(
        "padding kept", [30],
        "The gradient of the input still has the padding. Cut p rows and columns off every side."
      ) { $0.gradPaddedInput }
    ]

  private static let overwriting: [ConvolutionFault] = [
    input(
      "windows overwrite", [31],
      "Where windows overlap, the last one replaces the others in the input's gradient. Add: += instead of =."
    ) { $0.overwrittenGradInput(first: false, lastChannel: false) },
    input(
      "windows and channels overwrite", [31],
      "In the input's gradient each window and output channel replaces the one before. Add: += instead of =."
    ) { $0.overwrittenGradInput(first: false, lastChannel: true) },
    input(
      "kernel positions overwrite", [31],
      "In the input's gradient each position of the kernel replaces the one before. Add: += instead of =."
    ) { $0.overwrittenGradInput(first: true, lastChannel: false) },
    input(
      "channels overwrite", [31],
      "In the input's gradient each output channel replaces the one before. Add: += instead of =."
    ) { call in
      var last = call
      let channel = (call.weight.shape[0] - 1)..<call.weight.shape[0]
      last.weight = call.weight.slice(axis: 0, channel)
      last.cotangent = call.cotangent.slice(axis: 1, channel)
      return last.right.input
    },
    weight(
      "weight gradient of the last position", [31],
      "In the kernel's gradient each position of the image replaces the one before. Add: += instead of =."
    ) { $0.atLastPosition.right.weight },
    weight(
      "weight gradient of the last example and position", [31],
      "In the kernel's gradient each window of each example replaces the one before. Add: += instead of =."
    ) { call in
      var last = call.atLastPosition
      last.cotangent = row(call.cotangent.shape[0] - 1, of: last.cotangent)
      return last.right.weight
    },
    weight(
      "weight gradient of the last example", [6],
      "The kernel's gradient comes from the last example alone. Add up the examples of the batch."
    ) { call in
      var last = call
      last.cotangent = row(call.cotangent.shape[0] - 1, of: call.cotangent)
      return last.right.weight
    },
    weight(
      "weight gradient of the first example", [6],
      "The kernel's gradient comes from the first example alone. Add up the examples of the batch."
    ) { call in
      var first = call
      first.cotangent = row(0, of: call.cotangent)
      return first.right.weight
    },
  ]

  private static let strides: [ConvolutionFault] = [
    input(
      "input gradient without stride", [32],
      "The input's gradient puts the windows side by side. Window i starts at i × stride."
    ) { $0.gradInputWithoutStride },
    weight(
      "weight gradient without stride", [32],
      "The kernel's gradient reads windows side by side. Window i starts at i × stride."
    ) { $0.gradWeightWithoutStride },
    ConvolutionFault(
      "backward pass without stride", [32],
      "The backward pass forgets the stride. Window i starts at i × stride, as in the forward pass."
    ) { ($0.gradInputWithoutStride, $0.gradWeightWithoutStride) },
    input(
      "rows not seen dropped", [32],
      "The input's gradient lacks the rows or columns that no window reaches. Their gradient is 0: keep them."
    ) { call in
      let seen = call.gradSeenInput
      let (height, width) = (seen.shape[2], seen.shape[3])
      return seen.slice(axis: 2, call.padding..<(height - call.padding))
        .slice(axis: 3, call.padding..<(width - call.padding))
    },
    input(
      "padding cut from what is seen", [32],
      "The trailing rows or columns of the input's gradient are 0 where a window has seen them. Cut at p + height."
    ) { call in
      let seen = call.gradSeenInput
      let (height, width) = (seen.shape[2] - 2 * call.padding, seen.shape[3] - 2 * call.padding)
      return seen.slice(axis: 2, call.padding..<(call.padding + height))
        .slice(axis: 3, call.padding..<(call.padding + width))
        .padded([
          (0, 0), (0, 0), (0, call.input.shape[2] - height), (0, call.input.shape[3] - width),
        ])
    },
  ]

  private static let axes: [ConvolutionFault] = [
    weight(
      "weight channels swapped", [34],
      "In the kernel's gradient input and output channels are swapped. The order is (out, in, height, width)."
    ) { $0.right.weight.transposed(0, 1) },
    weight(
      "weight channels swapped and reshaped", [34],
      "In the kernel's gradient input and output channels are swapped, and reshape has hidden it."
    ) { $0.right.weight.transposed(0, 1).reshaped($0.weight.shape) },
    weight(
      "weight height and width swapped", [34],
      "In the kernel's gradient height and width are swapped. The order is (out, in, height, width)."
    ) { $0.right.weight.transposed(2, 3).reshaped($0.weight.shape) },
    input(
      "kernel channels swapped", [34],
      "The input's gradient reads the kernel with input and output channels swapped. Permute axes, do not reshape."
    ) { call in
      let shape = call.weight.shape
      let swapped = call.weight.reshaped([shape[1], shape[0], shape[2], shape[3]]).transposed(0, 1)
      return call.with(weight: swapped).right.input
    },
  ]
}

extension ConvolutionCall {
  /// The call with the cotangent's last position alone.
  fileprivate var atLastPosition: ConvolutionCall {
    var last = self
    let (height, width) = (cotangent.shape[2] - 1, cotangent.shape[3] - 1)
    last.cotangent = cotangent.slice(axis: 2, height..<(height + 1)).slice(axis: 3, width..<(width + 1))
      .padded([(0, 0), (0, 0), (height, 0), (width, 0)])
    return last
  }
}
