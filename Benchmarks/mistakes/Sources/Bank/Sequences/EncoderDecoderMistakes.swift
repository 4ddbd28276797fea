package import Components
import Tensors

extension EncoderDecoder: HasKnownMistakes {
  /// The gradients of all arguments with something wrong in encoder, decoder, or between.
  private struct Faulty: Sendable {
    var encoder = FaultyElman()
    var decoder = FaultyElman()
    /// From the decoder's gradient of its initial state: those of the encoder's states.
    var toEncoder: @Sendable (_ gradient: Tensor, _ steps: Int) -> [Tensor] = { gradient, steps in
      (0..<steps).map { $0 == steps - 1 ? gradient : 0 * gradient }
    }

    func gradients(_ arguments: [Tensor], _ cotangent: Tensor) -> [Tensor] {
      let (encoding, decoding) = EncoderDecoder.runs(arguments)
      let gradOutputs = matmul(cotangent, arguments[8])
      let decoded = decoder.gradients(
        decoding, (0..<decoding.steps).map { gradOutputs.select(axis: 1, at: $0) })
      let encoded = encoder.gradients(encoding, toEncoder(decoded.initialState, encoding.steps))
      let states = stack(Array(decoding.states.dropFirst()), axis: 1)
      return [
        encoded.inputs, decoded.inputs, encoded.inputWeight, encoded.hiddenWeight, encoded.bias,
        decoded.inputWeight, decoded.hiddenWeight, decoded.bias, einsum("ntv,nth->vh", cotangent, states),
        cotangent.sum(axes: [0, 1]),
      ]
    }
  }

  private static func runs(_ arguments: [Tensor]) -> (encoder: ElmanRun, decoder: ElmanRun) {
    let start = Tensor.zeros([arguments[0].shape[0], arguments[3].shape[0]])
    let encoder = ElmanRun(arguments[0], arguments[2], arguments[3], arguments[4], start)
    return (
      encoder,
      ElmanRun(arguments[1], arguments[5], arguments[6], arguments[7], encoder.states[encoder.steps])
    )
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout Faulty) -> Void
  ) -> KnownMistake<EncoderDecoder> {
    var faulty = Faulty()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] arguments, _, cotangent in
      faulty.gradients(arguments, cotangent)
    }
  }

  package static var particularMistakes: [KnownMistake<EncoderDecoder>] {
    inRecurrences + between + inOutput
  }

  /// What the decoder does not hand back does not reach the encoder either, which is another mistake; the
  /// encoder receives a gradient at its last step alone, as it should; and from there nothing is handed on where time runs
  /// forward.
  private static let mistakesOfAnotherKind: Set<String> = [
    "decoder: nothing handed back", "encoder and decoder: nothing handed back",
    "encoder: last upstream gradient alone", "encoder: runs forward",
  ]

  @MistakeList<EncoderDecoder>
  private static var inRecurrences: [KnownMistake<EncoderDecoder>] {
    ElmanFault.all.flatMap { fault in
      [
        mistake("encoder and decoder: \(fault.id)", fault.rows, "In encoder and decoder: \(fault.sentence)") {
          $0.encoder = fault.elman
          $0.decoder = fault.elman
        },
        mistake("encoder: \(fault.id)", fault.rows, "In the encoder: \(fault.sentence)") {
          $0.encoder = fault.elman
        },
        mistake("decoder: \(fault.id)", fault.rows, "In the decoder: \(fault.sentence)") {
          $0.decoder = fault.elman
        },
      ]
    }
    .filter { !mistakesOfAnotherKind.contains($0.id) }
    KnownMistake.ofRecurrentGradients(
      RecurrentPlaces(inputs: 0, inputWeight: 2, hiddenWeight: 3, bias: 4, initial: []), of: "encoder")
    KnownMistake.ofRecurrentGradients(
      RecurrentPlaces(inputs: 1, inputWeight: 5, hiddenWeight: 6, bias: 7, initial: []), of: "decoder")
  }

  private static var between: [KnownMistake<EncoderDecoder>] {
    [
      mistake(
        "encoder without gradient", [48],
        "The encoder gets no gradient. The decoder's gradient of its initial state goes to the encoder's"
          + " last state."
      ) { $0.toEncoder = { gradient, steps in (0..<steps).map { _ in 0 * gradient } } },
      mistake(
        "gradient to the first encoder state", [48, 49],
        "The decoder's gradient goes to the encoder's first state. The decoder started from the last one."
      ) { $0.toEncoder = { gradient, steps in (0..<steps).map { $0 == 0 ? gradient : 0 * gradient } } },
      mistake(
        "gradient to every encoder state", [48],
        "The decoder's gradient goes to every state of the encoder. The decoder saw the last one alone."
      ) { $0.toEncoder = { gradient, steps in Array(repeating: gradient, count: steps) } },
      mistake(
        "decoder hands nothing back", [42, 48],
        "The decoder hands no gradient back in time, so none reaches the encoder. Add the next step's to"
          + " each state."
      ) { $0.decoder.carry = { _, _ in 0 } },
      mistake(
        "nothing is handed back", [42, 48],
        "No step hands its gradient back in time, so none reaches the encoder. Add the next step's to each"
          + " state."
      ) {
        $0.decoder.carry = { _, _ in 0 }
        $0.encoder.carry = { _, _ in 0 }
      },
    ]
  }

  private static var inOutput: [KnownMistake<EncoderDecoder>] {
    @Sendable func outputs(_ arguments: [Tensor], dropping: Int) -> Tensor {
      let states = runs(arguments).decoder.states
      return stack(Array(states.dropFirst(dropping).prefix(arguments[1].shape[1])), axis: 1)
    }
    let ofOneStep = [("first", true), ("last", false)].flatMap { name, isFirst in
      [("weight and bias", [8, 9]), ("weight", [8])].map { what, places in
        KnownMistake<EncoderDecoder>(
          "output \(what) of the \(name) step", [41], at: places,
          RecurrenceFault.overwritten("output layer's \(what)", name)
        ) { arguments, _, cotangent in
          let step = isFirst ? 0 : cotangent.shape[1] - 1
          let part = cotangent.select(axis: 1, at: step)
          let states = outputs(arguments, dropping: 1).select(axis: 1, at: step)
          return places.map { $0 == 8 ? matmul(part.transposed(), states) : part.sum(axis: 0) }
        }
      }
    }
    return ofOneStep + [
      KnownMistake(
        "output weight with the state before", [44], at: [8],
        "The output weight's gradient pairs step t with h_{t−1}. The logits came from this step's state, h_t."
      ) { arguments, _, cotangent in [einsum("ntv,nth->vh", cotangent, outputs(arguments, dropping: 0))] },
      KnownMistake(
        "output weight transposed", [3], at: [8],
        "The output weight's gradient is transposed. It has the shape of the weight: gᵀ·h, not hᵀ·g."
      ) { arguments, _, cotangent in [einsum("ntv,nth->hv", cotangent, outputs(arguments, dropping: 1))] },
      KnownMistake(
        "output bias averaged over time", [43], at: [9],
        "The output bias's gradient is divided by the number of time steps. The steps' gradients are summed."
      ) { _, _, cotangent in [cotangent.mean(axis: 1).sum(axis: 0)] },
      KnownMistake(
        "output bias averaged over examples", [5], at: [9],
        "The output bias's gradient is a mean over the examples. Every example adds to it: take the sum."
      ) { _, _, cotangent in [cotangent.sum(axis: 1).mean(axis: 0)] },
      KnownMistake(
        "output bias not summed over examples", [72], at: [9],
        "The output bias's gradient still has the batch axis. Sum over examples and time steps."
      ) { _, _, cotangent in [cotangent.sum(axis: 1)] },
    ]
  }
}

extension KnownMistake {
  /// ``ofRecurrentGradients(_:)`` for a part of a model.
  ///
  /// Its upstream gradient is another part's, so what depends on its order in time is left out.
  static func ofRecurrentGradients(_ places: RecurrentPlaces, of part: String) -> [KnownMistake] {
    ofRecurrentGradients(places).filter { $0.id != "upstream gradient reversed" }.map {
      KnownMistake("\(part): \($0.id)", $0.rows, "In the \(part): \($0.sentence)", $0.pullback)
    }
  }
}
