import Components
import Tensors

enum RecurrentMutants {
  /// As a submission for ``RecurrentNetwork``.
  static func pullback(_ code: LoopedElman, _ a: [Tensor], _ g: Tensor) -> [Tensor] {
    let states = code.states(a[0], a[1], a[2], a[3], from: a[4].asRows)
    let (parameters, start) = code.pullback(a[0], a[1], a[2], states) { g[$0, $1, $2] }
    return parameters + [Tensor(start)]
  }

  private static let weights: Set = ["input weight", "hidden weight", "bias"]
  private static let everything = weights.union(["inputs", "initial state"])

  private static func rnn(
    _ id: String, _ fault: LoopedElman.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>
  ) -> Mutant {
    Mutant(
      Submission(RecurrentNetwork.self, id) { a, _, g in pullback(LoopedElman(fault: fault), a, g) },
      Truth(rows: rows, family, wrong: wrong))
  }

  static let all = [
    rnn("rnn-overwritten", .overwritten, rows: [41], "overwritten at each step", wrong: weights),
    rnn("rnn-no-next", .noNextState, rows: [42], "nothing from the next step", wrong: everything),
    rnn("rnn-truncated", .twoSteps, rows: [42], "truncated every two steps", wrong: everything),
    rnn("rnn-time-mean", .timeMean, rows: [43], "averaged over time", wrong: weights),
    rnn(
      "rnn-current-state", .currentState, rows: [44], "h_t in place of h_{t−1}", wrong: ["hidden weight"]),
    rnn(
      "rnn-untransposed", .untransposed, rows: [8], "U in place of Uᵀ on the way back", wrong: everything),
    rnn("rnn-reversed", .timeReversed, rows: [49], "input gradients in reading order", wrong: ["inputs"]),
    rnn("rnn-no-slope", .noSlope, rows: [12], "tanh′ omitted", wrong: everything),
    rnn("rnn-slope-twice", .slopeTwice, rows: [13], "tanh′ at the output", wrong: everything),
    rnn("rnn-bias-mean", .biasBatchMean, rows: [1, 5], "bias averaged over the batch", wrong: ["bias"]),
    rnn(
      "rnn-last-upstream", .upstreamOfLastStep, rows: [],
      "the last step's upstream gradient at every step", wrong: everything),
    Mutant(
      Submission(RecurrentNetwork.self, "rnn-never-cleared") { _ in
        var sums: [Tensor]?
        return StudentCode(
          forward: { RecurrentNetwork.forward($0, ()) },
          pullback: { a, g in
            var fresh = pullback(LoopedElman(), a, g)
            if let sums { for place in 1...3 { fresh[place] += sums[place] } }
            sums = fresh
            return fresh
          })
      },
      Truth(rows: [67], "weights' gradients never cleared", wrong: [], .secondCall)),
  ]
}
