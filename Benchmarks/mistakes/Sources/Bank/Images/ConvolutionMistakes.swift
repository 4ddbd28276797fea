package import Components
import Tensors

extension KnownMistake {
  /// What goes wrong in the gradient of a bias (O) that is added at every example and position of (N, O, H, W).
  static func ofImageBias(at place: Int) -> [KnownMistake] {
    func mistake(
      _ id: String, _ rows: Set<Int>, _ sentence: String, _ gradient: @escaping @Sendable (Tensor) -> Tensor
    ) -> KnownMistake {
      KnownMistake(id, rows, at: [place], sentence) { _, _, cotangent in [gradient(cotangent)] }
    }
    return [
      mistake(
        "bias averaged over positions", [33],
        "The gradient of the bias is a mean over the positions. The bias is added at each of them: take the sum."
      ) { $0.mean(axes: [2, 3]).sum(axis: 0) },
      mistake(
        "bias averaged over examples", [5],
        "The gradient of the bias is a mean over the examples. Every example adds to it: take the sum."
      ) { $0.sum(axes: [2, 3]).mean(axis: 0) },
      mistake(
        "bias averaged", [5, 33],
        "The gradient of the bias is a mean over examples and positions. All of them add to it: take the sum."
      ) { $0.mean(axes: [0, 2, 3]) },
      mistake(
        "bias not summed over examples", [72],
        "The gradient of the bias still has the batch axis. The bias was broadcast to every example: sum over them."
      ) { $0.sum(axes: [2, 3]) },
      mistake(
        "bias not summed over positions", [72],
        "The gradient of the bias still has the image's axes. The bias was broadcast to all positions: sum over them."
      ) { $0.sum(axis: 0) },
      mistake(
        "bias summed over channels", [4],
        "The gradient of the bias is summed over the channels. Keep that axis; sum over examples and positions."
      ) { $0.sum(axes: [1, 2, 3]) },
      mistake(
        "bias of the first example", [6],
        "The gradient of the bias comes from the first example alone. Add up the examples of the batch."
      ) { row(0, of: $0).sum(axes: [0, 2, 3]) },
      mistake(
        "bias of the last example", [6],
        "The gradient of the bias comes from the last example alone. Add up the examples of the batch."
      ) { row($0.shape[0] - 1, of: $0).sum(axes: [0, 2, 3]) },
      mistake(
        "bias of the last position", [31],
        "In the bias's gradient each position replaces the one before. Add: += instead of =."
      ) { cotangent in
        cotangent.select(axis: 3, at: cotangent.shape[3] - 1).select(axis: 2, at: cotangent.shape[2] - 1)
          .sum(axis: 0)
      },
    ]
  }
}

extension Convolution: HasKnownMistakes {
  private static func call(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> ConvolutionCall
  {
    ConvolutionCall(
      input: arguments[0], weight: arguments[1], cotangent: cotangent, stride: context.stride,
      padding: context.padding)
  }

  package static var particularMistakes: [KnownMistake<Convolution>] {
    ConvolutionFault.all.map { fault in
      KnownMistake(
        fault.id, fault.rows, fault.sentence,
        forward: fault.forward.map { forward in
          { arguments, context in
            forward(call(arguments, context, Tensor(0))) + arguments[2].reshaped([-1, 1, 1])
          }
        }
      ) { arguments, context, cotangent in
        let gradients = fault.gradients(call(arguments, context, cotangent))
        return [gradients.input, gradients.weight, cotangent.sum(axes: [0, 2, 3])]
      }
    } + KnownMistake.ofImageBias(at: 2)
  }
}

extension RotationLifting: HasKnownMistakes {
  private static func call(_ arguments: [Tensor], turn: Int, _ cotangent: Tensor) -> ConvolutionCall {
    ConvolutionCall(
      input: arguments[0], weight: arguments[1].rot90(turn),
      cotangent: cotangent.select(axis: 2, at: abs(turn)),
      stride: 1, padding: 1)
  }

  package static var particularMistakes: [KnownMistake<RotationLifting>] {
    mistakesInTurning + mistakesInSum
      + ConvolutionFault.all.filter { $0.forward == nil && !mistakesOfStrides.contains($0.id) }.map { fault in
        KnownMistake(fault.id, fault.rows, fault.sentence) { arguments, _, cotangent in
          let gradients = (0..<4).map { turn in
            let gradients = fault.gradients(call(arguments, turn: turn, cotangent))
            return (input: gradients.input, weight: gradients.weight.rot90(-turn))
          }
          return [total(gradients.map(\.input)), total(gradients.map(\.weight))]
        }
      }
  }

  /// With stride 1 and padding that keeps the size, every pixel is seen: these are no mistakes.
  private static let mistakesOfStrides: Set<String> = [
    "backward pass without stride", "input gradient without stride", "weight gradient without stride",
    "padding cut from what is seen", "rows not seen dropped",
  ]

  /// The gradients of the kernel through each copy, before they are turned back; and of the input.
  private static func copies(_ arguments: [Tensor], _ cotangent: Tensor) -> [ConvolutionCall.Gradients] {
    (0..<4).map { call(arguments, turn: $0, cotangent).right }
  }

  @MistakeList<RotationLifting>
  private static var mistakesInTurning: [KnownMistake<RotationLifting>] {
    [
      KnownMistake(
        "not turned back", [28], at: [1],
        "The kernel's gradient is not turned back. Turn the gradient of copy r by r quarters clockwise, then add."
      ) { arguments, _, cotangent in [total(copies(arguments, cotangent).map(\.weight))] },
      KnownMistake(
        "turned on", [28], at: [1],
        "The kernel's gradient is turned the same way as the kernel. It has to be turned back: clockwise."
      ) { arguments, _, cotangent in
        [total(copies(arguments, cotangent).enumerated().map { $1.weight.rot90($0) })]
      },
      KnownMistake(
        "input with the unturned kernel", [29], at: [0],
        "The input's gradient uses the kernel without its rotation. Each copy hands on its own gradient."
      ) { arguments, _, cotangent in
        let gradients = (0..<4).map { turn in
          call(arguments, turn: turn, cotangent).with(weight: arguments[1]).right.input
        }
        return [total(gradients)]
      },
    ]
    KnownMistake.inEitherPass(
      "clockwise", [35],
      "The kernels are turned clockwise, so copies 1 and 3 change places. Turn counter-clockwise.",
      forward: { arguments, _ in
        stack(
          (0..<4).map { turn in
            CrossCorrelation(stride: 1, padding: 1).forward(arguments[0], arguments[1].rot90(-turn))
          }, axis: 2)
      },
      { arguments, context, cotangent in
        let order = cotangent.take(axis: 2, at: [0, 3, 2, 1])
        return pullback(arguments, context, order)
      })
  }

  private static var mistakesInSum: [KnownMistake<RotationLifting>] {
    [0, 3].flatMap { turn in
      [("kernel", [1]), ("input", [0]), ("kernel and input", [0, 1])].map { name, places in
        KnownMistake(
          "\(name) through copy \(turn)", [68], at: places,
          "The gradient of the \(name) comes through one of the four turned kernels. Add up all four: += instead of =."
        ) { arguments, _, cotangent in
          let gradients = copies(arguments, cotangent)[turn]
          return places.map { $0 == 0 ? gradients.input : gradients.weight.rot90(-turn) }
        }
      }
    }
  }
}
