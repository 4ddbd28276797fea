package import Components
import Tensors

extension GroupedConvolution: HasKnownMistakes {
  /// Which channels belong to which group.
  private struct Assignment: Sendable {
    /// The input channels of each group, given how many there are and of groups.
    var inputs: @Sendable (_ channels: Int, _ groups: Int) -> [[Int]] = blocks
    /// The output channels, likewise.
    var outputs: @Sendable (_ channels: Int, _ groups: Int) -> [[Int]] = blocks
  }

  private static let blocks: @Sendable (Int, Int) -> [[Int]] = { channels, groups in
    let size = channels / groups
    return (0..<groups).map { Array(($0 * size)..<(($0 + 1) * size)) }
  }
  private static let interleaved: @Sendable (Int, Int) -> [[Int]] = { channels, groups in
    (0..<groups).map { Array(stride(from: $0, to: channels, by: groups)) }
  }
  private static let reversed: @Sendable (Int, Int) -> [[Int]] = { blocks($0, $1).reversed() }
  private static let next: @Sendable (Int, Int) -> [[Int]] = { channels, groups in
    (1...groups).map { blocks(channels, groups)[$0 % groups] }
  }
  private static let first: @Sendable (Int, Int) -> [[Int]] = { channels, groups in
    (0..<groups).map { _ in blocks(channels, groups)[0] }
  }
  private static let last: @Sendable (Int, Int) -> [[Int]] = { channels, groups in
    (0..<groups).map { _ in blocks(channels, groups)[groups - 1] }
  }

  /// The tensor with what is at position k of the list moved to channel list[k]; what meets is added.
  private static func spread(_ parts: [Tensor], to channels: [[Int]], axis: Int, count: Int) -> Tensor {
    var slices: [Tensor] = Array(
      repeating: .zeros(parts[0].select(axis: axis, at: 0).shape), count: count)
    for (part, places) in zip(parts, channels) {
      for (index, place) in places.enumerated() { slices[place] += part.select(axis: axis, at: index) }
    }
    return stack(slices, axis: axis)
  }

  private static func calls(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor?, _ assignment: Assignment
  ) -> [ConvolutionCall] {
    let inputs = assignment.inputs(arguments[0].shape[1], context.groups)
    let outputs = assignment.outputs(arguments[1].shape[0], context.groups)
    let weights = outputs
    return (0..<context.groups).map { group in
      ConvolutionCall(
        input: arguments[0].take(axis: 1, at: inputs[group]),
        weight: arguments[1].take(axis: 0, at: weights[group]),
        cotangent: cotangent?.take(axis: 1, at: outputs[group]) ?? Tensor(0), stride: 1, padding: 0)
    }
  }

  private static func result(
    _ arguments: [Tensor], _ context: Context, _ assignment: Assignment,
    _ forward: @Sendable (ConvolutionCall) -> Tensor = { $0.result }
  ) -> Tensor {
    let outputs = assignment.outputs(arguments[1].shape[0], context.groups)
    let results = calls(arguments, context, nil, assignment).map(forward)
    return spread(results, to: outputs, axis: 1, count: arguments[1].shape[0])
      + arguments[2].reshaped([-1, 1, 1])
  }

  private static func gradients(
    _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor, _ assignment: Assignment,
    _ gradients: (ConvolutionCall) -> ConvolutionCall.Gradients = { $0.right }
  ) -> [Tensor] {
    let inputs = assignment.inputs(arguments[0].shape[1], context.groups)
    let outputs = assignment.outputs(arguments[1].shape[0], context.groups)
    let byGroup = calls(arguments, context, cotangent, assignment).map(gradients)
    return [
      spread(byGroup.map(\.input), to: inputs, axis: 1, count: arguments[0].shape[1]),
      spread(byGroup.map(\.weight), to: outputs, axis: 0, count: arguments[1].shape[0]),
      cotangent.sum(axes: [0, 2, 3]),
    ]
  }

  package static var particularMistakes: [KnownMistake<GroupedConvolution>] {
    wrongAssignments + wrongBlocks + KnownMistake.ofImageBias(at: 2)
      + ConvolutionFault.all.filter { $0.rows != [32] && $0.id != "padding kept" }.compactMap { fault in
        // Channels of a kernel trade places within each group, which other shapes do not allow.
        guard fault.id != "weight channels swapped" else { return nil }
        return KnownMistake(
          fault.id, fault.rows, fault.sentence,
          forward: fault.forward.map { forward in
            { @Sendable arguments, context in result(arguments, context, Assignment(), forward) }
          }
        ) { gradients($0, $1, $2, Assignment(), fault.gradients) }
      }
  }

  private static var wrongAssignments: [KnownMistake<GroupedConvolution>] {
    let sentence = "Group g owns a block of neighbouring channels, in order."
    let assignments: [(String, String, Assignment)] = [
      ("input channels interleaved", "Every G-th input channel is", Assignment(inputs: interleaved)),
      ("output channels interleaved", "Every G-th output channel is", Assignment(outputs: interleaved)),
      (
        "channels interleaved", "Every G-th input and output channel is",
        Assignment(inputs: interleaved, outputs: interleaved)
      ),
      ("groups reversed", "The input blocks in reverse order are", Assignment(inputs: reversed)),
      ("next group", "The input block of the next group is", Assignment(inputs: next)),
      ("first block", "The first input block is", Assignment(inputs: first)),
      ("last block", "The last input block is", Assignment(inputs: last)),
    ]
    return assignments.flatMap { id, what, assignment in
      let whole = KnownMistake<GroupedConvolution>.inEitherPass(
        id, [35], "\(what) given to each group. \(sentence)",
        forward: { result($0, $1, assignment) }, { gradients($0, $1, $2, assignment) })
      let backward = whole[2]
      return whole + [backward.limited(to: [0], id: "input"), backward.limited(to: [1], id: "weight")]
    }
  }

  @MistakeList<GroupedConvolution>
  private static var wrongBlocks: [KnownMistake<GroupedConvolution>] {
    [
      KnownMistake(
        "input of all groups", [35], at: [0],
        "Every input channel gets the gradient of every group. Group g hands on to its own input channels alone."
      ) { arguments, context, cotangent in
        let byGroup = calls(arguments, context, cotangent, Assignment()).map(\.right.input)
        return [concatenate(byGroup.map { _ in total(byGroup) }, axis: 1)]
      },
      KnownMistake(
        "input with the first group's kernels", [35], at: [0],
        "The input's gradient uses the first group's kernels for all groups. Each group has its own kernels."
      ) { arguments, context, cotangent in
        let all = calls(arguments, context, cotangent, Assignment())
        return [concatenate(all.map { $0.with(weight: all[0].weight).right.input }, axis: 1)]
      },
      KnownMistake(
        "weight of all groups", [35], at: [1],
        "Every group's kernels get the sum over the groups. Each group has its own kernels."
      ) { arguments, context, cotangent in
        let byGroup = calls(arguments, context, cotangent, Assignment()).map(\.right.weight)
        return [concatenate(byGroup.map { _ in total(byGroup) }, axis: 0)]
      },
    ]
    [("first", true), ("last", false)].flatMap { name, isFirst in
      [("input", [0]), ("kernel", [1]), ("input and kernel", [0, 1])].map { what, places in
        KnownMistake(
          "\(what) of the \(name) group alone", [35], at: places,
          "The gradient of the \(what) is that of the \(name) group; for the others it is 0. Write every group's block."
        ) { arguments, context, cotangent in
          let kept = isFirst ? 0 : context.groups - 1
          let size = cotangent.shape[1] / context.groups
          var mask = Tensor.zeros([cotangent.shape[1], 1, 1])
          for channel in (kept * size)..<((kept + 1) * size) { mask.storage[channel] = 1 }
          let gradients = pullback(arguments, context, cotangent * mask)
          return places.map { gradients[$0] }
        }
      }
    }
  }
}
