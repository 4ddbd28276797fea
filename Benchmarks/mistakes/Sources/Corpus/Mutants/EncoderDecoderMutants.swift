import Components
import Tensors

enum EncoderDecoderMutants {
  /// A submission for ``EncoderDecoder``, with a fault in one of the two networks or between.
  static func translate(
    encoder: LoopedElman = LoopedElman(), decoder: LoopedElman = LoopedElman(),
    isDetached: Bool = false, isFedEverywhere: Bool = false, _ a: [Tensor], _ g: Tensor
  ) -> [Tensor] {
    let (batch, hidden, classes, steps) = (a[0].shape[0], a[3].shape[0], a[8].shape[0], a[1].shape[1])
    let zero = Array(repeating: Array(repeating: 0.0, count: hidden), count: batch)
    let read = encoder.states(a[0], a[2], a[3], a[4], from: zero)
    let written = decoder.states(a[1], a[5], a[6], a[7], from: read[a[0].shape[1]])
    let (d, start) = decoder.pullback(a[1], a[5], a[6], written) { n, t, i in
      sum(classes) { g[n, t, $0] * a[8][$0, i] }
    }
    let (e, _) = encoder.pullback(a[0], a[2], a[3], read) { n, t, i in
      let isLast = t == a[0].shape[1] - 1
      return isDetached || !(isLast || isFedEverywhere) ? 0 : start[n][i]
    }
    let outputWeight = matrix(classes, hidden) { c, i in
      sum(batch) { n in sum(steps) { t in g[n, t, c] * written[t + 1][n][i] } }
    }
    let outputBias = vector(classes) { c in sum(batch) { n in sum(steps) { g[n, $0, c] } } }
    return [e[0], d[0], e[1], e[2], e[3], d[1], d[2], d[3], outputWeight, outputBias]
  }

  private static let encoderNames: Set = [
    "source", "encoder.inputWeight", "encoder.hiddenWeight", "encoder.bias",
  ]
  private static let decoderNames: Set = [
    "target", "decoder.inputWeight", "decoder.hiddenWeight", "decoder.bias",
  ]

  static let all = [
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-detached") { a, _, g in translate(isDetached: true, a, g) },
      Truth(rows: [48, 71], "the encoder receives nothing", wrong: encoderNames)),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-fed-everywhere") { a, _, g in
        translate(isFedEverywhere: true, a, g)
      },
      Truth(rows: [], "the final state's gradient given to every encoder state", wrong: encoderNames)),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-decoder-no-next") { a, _, g in
        translate(decoder: LoopedElman(fault: .noNextState), a, g)
      },
      Truth(
        rows: [42, 48], "nothing from the decoder's next step", wrong: decoderNames.union(encoderNames))),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-encoder-truncated") { a, _, g in
        translate(encoder: LoopedElman(fault: .noNextState), a, g)
      },
      Truth(rows: [42], "encoder's last step alone", wrong: encoderNames)),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-source-reversed") { a, _, g in
        translate(encoder: LoopedElman(fault: .timeReversed), a, g)
      },
      Truth(rows: [49], "source gradients in reverse order", wrong: ["source"])),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-decoder-overwritten") { a, _, g in
        translate(decoder: LoopedElman(fault: .overwritten), a, g)
      },
      Truth(
        rows: [41], "decoder's weights overwritten at each step",
        wrong: ["decoder.inputWeight", "decoder.hiddenWeight", "decoder.bias"])),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-output-last-step") { a, _, g in
        var gradients = translate(a, g)
        let (last, steps) = (a[1].shape[1] - 1, EncoderDecoderStates(a))
        gradients[9] = vector(a[9].count) { c in sum(g.shape[0]) { g[$0, last, c] } }
        gradients[8] = matrix(a[8].shape[0], a[8].shape[1]) { c, i in
          sum(g.shape[0]) { n in g[n, last, c] * steps.decoder[last + 1][n][i] }
        }
        return gradients
      },
      Truth(rows: [41], "output layer from the last step", wrong: ["output.weight", "output.bias"])),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-output-bias-mean") { a, _, g in
        var gradients = translate(a, g)
        gradients[9] = each(gradients[9]) { $1 / Double(g.shape[1]) }
        return gradients
      },
      Truth(rows: [43], "output bias averaged over time", wrong: ["output.bias"])),
    Mutant(
      Submission(EncoderDecoder.self, "seq2seq-decoder-current-state") { a, _, g in
        translate(decoder: LoopedElman(fault: .currentState), a, g)
      },
      Truth(rows: [44], "decoder's h_t in place of h_{t−1}", wrong: ["decoder.hiddenWeight"])),
  ]
}

/// States of both networks.
struct EncoderDecoderStates {
  let decoder: [[[Double]]]

  init(_ a: [Tensor]) {
    let zero = Array(repeating: Array(repeating: 0.0, count: a[3].shape[0]), count: a[0].shape[0])
    let read = LoopedElman().states(a[0], a[2], a[3], a[4], from: zero)
    decoder = LoopedElman().states(a[1], a[5], a[6], a[7], from: read[a[0].shape[1]])
  }
}
