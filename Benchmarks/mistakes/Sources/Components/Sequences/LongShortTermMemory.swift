package import GradientCheck
package import Tensors

/// The LSTM, gates stacked in the order input, forget, cell, output.
///
/// c_t = f⊙c_{t−1} + i⊙g, h_t = o⊙tanh c_t, from (i f g o) = x_t·Wᵀ + h_{t−1}·Uᵀ + b through σ, σ, tanh, σ.
/// Inputs (N, T, D), W (4H, D), U (4H, H), b (4H), initial state h₀ (N, H), initial cell c₀ (N, H).
/// Result (N, T+1, H): h₁ … h_T, then the final cell c_T.
package enum LongShortTermMemory: Component {
  package typealias Context = Void
  package static let id = "lstm"
  package static let profileCount = 3
  private static let names = [
    "inputs", "input weight", "hidden weight", "bias", "initial state", "initial cell",
  ]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<LongShortTermMemory> {
    var draw = Draw(self, seed, profile)
    let (batch, steps, features, hidden) = [(3, 4, 5, 7), (2, 5, 3, 7), (3, 7, 2, 5)][profile]
    let values = [
      draw.normal(batch, steps, features), draw.normal(4 * hidden, features, deviation: 0.6),
      draw.normal(4 * hidden, hidden, deviation: 0.6), draw.normal(4 * hidden, deviation: 0.5),
      draw.normal(batch, hidden), draw.normal(batch, hidden),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) }, context: (),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("time steps", steps),
        NamedDimension("input features", features), NamedDimension("hidden units", hidden),
        NamedDimension("gates", 4),
      ])
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    let steps = LSTMSteps(arguments)
    return stack(Array(steps.states.dropFirst()) + [steps.cells[steps.count]], axis: 1)
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let steps = LSTMSteps(arguments)
    let gradients = steps.pullback(states: cotangent, cell: cotangent.select(axis: 1, at: steps.count))
    return [
      gradients.inputs, total(gradients.inputWeight), total(gradients.hiddenWeight), total(gradients.bias),
      gradients.initialState, gradients.initialCell,
    ]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let steps = LSTMSteps(arguments)
    return [
      RelatedTensor("hidden states", stack(steps.states, axis: 1)),
      RelatedTensor("cells", stack(steps.cells, axis: 1)),
      RelatedTensor("gates", stack(steps.gates.map { concatenate($0, axis: 1) }, axis: 1)),
      RelatedTensor("tanh′ of the cell", stack(steps.cells.dropFirst().map(cellSlopes), axis: 1)),
    ]
  }

  /// tanh′ of the cell for the gates that reach the result through it, 1 for the output gate.
  private static func cellSlopes(_ cell: Tensor) -> Tensor {
    let slope = 1 - tanh(cell) * tanh(cell)
    return concatenate([slope, slope, slope, .full(slope.shape, 1)], axis: 1)
  }

  package static func blocks(_ context: Void) -> [String: [NamedBlocks]] {
    let gates = [NamedBlocks(axis: 0, ["input gate", "forget gate", "cell gate", "output gate"])]
    return ["input weight": gates, "hidden weight": gates, "bias": gates]
  }
}
