package import Components
import Tensors

extension RecurrentNetwork: HasKnownMistakes {
  private static func gradients(
    _ arguments: [Tensor], _ cotangent: Tensor, _ faulty: FaultyElman = FaultyElman()
  ) -> FaultyElman.Gradients {
    let run = ElmanRun(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
    return faulty.gradients(run, (0..<run.steps).map { cotangent.select(axis: 1, at: $0) })
  }

  package static var particularMistakes: [KnownMistake<RecurrentNetwork>] {
    ElmanFault.all.map { fault in
      KnownMistake(fault.id, fault.rows, fault.sentence) { arguments, _, cotangent in
        let gradients = gradients(arguments, cotangent, fault.elman)
        return [
          gradients.inputs, gradients.inputWeight, gradients.hiddenWeight, gradients.bias,
          gradients.initialState,
        ]
      }
    }
      + KnownMistake.ofRecurrentGradients(
        RecurrentPlaces(inputs: 0, inputWeight: 1, hiddenWeight: 2, bias: 3, initial: [("initial state", 4)]))
  }
}

/// Where a recurrent network's arguments are.
struct RecurrentPlaces {
  let inputs: Int
  let inputWeight: Int
  let hiddenWeight: Int
  let bias: Int
  let initial: [(name: String, place: Int)]
}

extension KnownMistake {
  /// Mistakes that are made with a recurrent network's gradients after the loop over time.
  ///
  /// The cotangent's axis 1 is time, with or without something after the last step.
  static func ofRecurrentGradients(_ places: RecurrentPlaces) -> [KnownMistake] {
    let (inputs, bias) = (places.inputs, places.bias)
    func changed(
      _ id: String, _ rows: Set<Int>, at changed: [Int], _ sentence: String,
      _ change: @escaping @Sendable (Tensor) -> Tensor
    ) -> KnownMistake {
      KnownMistake(id, rows, at: changed, sentence) { arguments, context, cotangent in
        let right = Kind.pullback(arguments, context, cotangent)
        return changed.map { change(right[$0]) }
      }
    }
    let parameters = [places.inputWeight, places.hiddenWeight, bias]
    let oneExample = [("first", true), ("last", false)].map { name, isFirst in
      KnownMistake(
        "\(name) example alone", [6], at: parameters,
        "The gradients of weights and bias come from the \(name) example alone. Add up the examples of the"
          + " batch."
      ) { arguments, context, cotangent in
        let part = row(isFirst ? 0 : cotangent.shape[0] - 1, of: cotangent)
        let gradients = Kind.pullback(arguments, context, part)
        return parameters.map { gradients[$0] }
      }
    }
    return oneExample + [
      changed("inputs reversed", [49], at: [inputs], RecurrenceFault.inputsReversed) { $0.flipped(axis: 1) },
      KnownMistake("upstream gradient reversed", [49], RecurrenceFault.upstreamReversed) {
        // What follows the time steps, such as a final cell, stays.
        let (steps, all) = ($0[inputs].shape[1], $2.shape[1])
        return Kind.pullback($0, $1, $2.take(axis: 1, at: Array((0..<steps).reversed()) + Array(steps..<all)))
      },
      changed(
        "input weight transposed", [3], at: [places.inputWeight],
        "The input weight's gradient is transposed. It has the shape of the weight: gᵀ·x, not xᵀ·g."
      ) { $0.transposed() },
      changed(
        "hidden weight transposed", [3], at: [places.hiddenWeight],
        "The hidden weight's gradient is transposed. It is gᵀ·h, not hᵀ·g; the shape does not tell."
      ) { $0.transposed() },
      KnownMistake(
        "bias averaged over examples", [5], at: [bias],
        "The bias's gradient is a mean over the examples. Every example adds to it: take the sum."
      ) { arguments, context, cotangent in
        [Kind.pullback(arguments, context, cotangent)[bias] / Double(cotangent.shape[0])]
      },
      KnownMistake(
        "bias not summed over examples", [72], at: [bias],
        "The bias's gradient still has the batch axis. The bias was broadcast to every example: sum over"
          + " them."
      ) { arguments, context, cotangent in
        [
          stack(
            (0..<cotangent.shape[0]).map {
              Kind.pullback(arguments, context, row($0, of: cotangent))[bias]
            })
        ]
      },
      KnownMistake(
        "bias summed over units", [4], at: [bias],
        "The bias's gradient is summed over the hidden units. Sum over the examples, axis 0, instead."
      ) { arguments, context, cotangent in
        let sums = (0..<cotangent.shape[0]).map {
          Kind.pullback(arguments, context, row($0, of: cotangent))[bias].sum()
        }
        return [Tensor(sums)]
      },
    ]
      + places.initial.map { name, place in
        changed(
          "\(name) lost", [71], at: [place],
          "The \(name) gets no gradient. It gets what the first step hands back."
        ) { 0 * $0 }
      }
  }
}
