import Components
import Tensors

enum LSTMMutants {
  private static let weights: Set = ["input weight", "hidden weight", "bias"]
  private static let carried = weights.union(["inputs", "initial state", "initial cell"])

  private static func lstm(
    _ id: String, _ fault: LoopedLSTM.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>,
    _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code = LoopedLSTM(fault: fault)
    let forward: @Sendable ([Tensor], Void) -> Tensor = { a, _ in
      manifestation == .gradients ? LongShortTermMemory.forward(a, ()) : code.forward(a)
    }
    return Mutant(
      Submission(LongShortTermMemory.self, id, forward: forward) { a, _, g in code.pullback(a, g) },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  static let all = [
    lstm(
      "lstm-blocks-swapped", .outputBeforeCandidate, rows: [45], "gradients stacked i f o g",
      wrong: carried),
    lstm(
      "lstm-order-of-both", .orderOfBoth, rows: [45], "gates i f o g in both passes", wrong: carried,
      .consistentForward),
    lstm("lstm-no-forget-slope", .noForgetSlope, rows: [46], "σ′ of the forget gate missing", wrong: carried),
    lstm(
      "lstm-no-candidate-slope", .noCandidateSlope, rows: [46], "tanh′ of the cell gate missing",
      wrong: carried),
    lstm("lstm-no-cell-slope", .noCellSlope, rows: [12], "tanh′ of the cell missing", wrong: carried),
    lstm("lstm-final-cell", .finalCellLost, rows: [47], "nothing from the final cell", wrong: carried),
    lstm(
      "lstm-cell-not-carried", .cellNotCarried, rows: [42], "dc not passed to the step before", wrong: carried
    ),
    lstm(
      "lstm-state-not-carried", .stateNotCarried, rows: [42], "dh not passed to the step before",
      wrong: carried),
    lstm("lstm-overwritten", .overwritten, rows: [41], "weights overwritten at each step", wrong: weights),
    lstm(
      "lstm-current-state", .currentState, rows: [44], "h_t in place of h_{t−1}", wrong: ["hidden weight"]),
    lstm("lstm-time-mean", .timeMean, rows: [43], "averaged over time", wrong: weights),
    lstm("lstm-reversed", .timeReversed, rows: [49], "input gradients in reading order", wrong: ["inputs"]),
    lstm("lstm-output-from-cell", .outputFromCell, rows: [], "output gate by c, not tanh c", wrong: carried),
    lstm(
      "lstm-cell-not-forgotten", .cellNotForgotten, rows: [], "dc passed on without the forget gate",
      wrong: carried),
    lstm(
      "lstm-last-upstream", .lastUpstreamOnly, rows: [], "only the last step's upstream gradient",
      wrong: carried),
  ]
}
