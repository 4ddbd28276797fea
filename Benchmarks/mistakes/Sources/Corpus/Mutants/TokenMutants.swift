import Components
import Tensors

enum TokenMutants {
  private static func tokens(
    _ id: String, _ fault: LoopedTokens.Fault, rows: Set<Int>, _ family: String, profiles: [Int] = [0, 1, 2],
    _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code = LoopedTokens(fault: fault)
    let forward: @Sendable ([Tensor], TokenCrossEntropy.Context) -> Tensor = { a, context in
      manifestation == .gradients ? TokenCrossEntropy.forward(a, context) : code.loss(a[0], context)
    }
    return Mutant(
      Submission(TokenCrossEntropy.self, id, profiles: profiles, forward: forward) {
        [code.gradient($0[0], $1, $2)]
      },
      Truth(rows: rows, family, wrong: ["logits"], manifestation))
  }

  static let all = [
    tokens("nll-no-gold", .goldKept, rows: [19], "one-hot not subtracted"),
    tokens("nll-gold-only", .goldOnly, rows: [20], "gradient in the gold column alone"),
    tokens("nll-pads", .padsCounted, rows: [27], "pads receive gradient", profiles: [1, 2]),
    tokens("nll-divided-by-all", .dividedByPositions, rows: [18, 27], "divided by N·T", profiles: [1, 2]),
    tokens(
      "nll-divided-by-sentences", .dividedBySentences, rows: [18], "divided by N instead of the tokens",
      profiles: [1, 2]),
    tokens("nll-summed", .summed, rows: [1, 18], "not averaged"),
    tokens("nll-softmax-twice", .softmaxTwice, rows: [24], "softmax Jacobian applied to p − y"),
    tokens("nll-turned", .turned, rows: [2], "y − p"),
    tokens("nll-over-time", .softmaxOverTime, rows: [23], "softmax over the time steps", profiles: [1, 2]),
    tokens(
      "nll-clipped", .clipped, rows: [26], "probabilities clipped at 1e-7 and the gradient cut there",
      profiles: [TokenCrossEntropy.profileWithSaturation]),
    tokens(
      "nll-unshifted", .unshifted, rows: [25], "overflows without the maximum",
      profiles: [TokenCrossEntropy.profileWithLargeLogits], .consistentForward),
    tokens(
      "nll-pads-in-both", .padsInBoth, rows: [27], "pads are tokens in both passes", profiles: [1, 2],
      .consistentForward),
  ]
}
