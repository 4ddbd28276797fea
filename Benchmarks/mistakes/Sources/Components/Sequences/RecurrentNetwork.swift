package import GradientCheck
package import Tensors

/// The Elman network h_t = tanh(x_t·Wᵀ + h_{t−1}·Uᵀ + b).
///
/// Inputs (N, T, D), input weight W (H, D), hidden weight U (H, H), bias (H), initial state (N, H); result
/// h₁ … h_T as (N, T, H).
package enum RecurrentNetwork: Component {
  package typealias Context = Void
  package static let id = "rnn"
  package static let profileCount = 3
  private static let names = ["inputs", "input weight", "hidden weight", "bias", "initial state"]

  package static func makeCase(seed: UInt64, profile: Int) -> ComponentCase<RecurrentNetwork> {
    var draw = Draw(self, seed, profile)
    let (batch, steps, features, hidden) = [(3, 5, 4, 7), (2, 7, 3, 5), (5, 4, 3, 7)][profile]
    let values = [
      draw.normal(batch, steps, features), draw.normal(hidden, features, deviation: 0.5),
      draw.normal(hidden, hidden, deviation: 0.5), draw.normal(hidden, deviation: 0.5),
      draw.normal(batch, hidden),
    ]
    return ComponentCase(
      arguments: zip(names, values).map { NamedTensor($0, $1) }, context: (),
      dimensions: [
        NamedDimension("batch", batch), NamedDimension("time steps", steps),
        NamedDimension("input features", features), NamedDimension("hidden units", hidden),
      ])
  }

  private static func sequence(_ arguments: [Tensor]) -> ElmanSequence {
    ElmanSequence(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
  }

  private static func gradients(_ arguments: [Tensor], _ cotangent: Tensor) -> ElmanSequence.Gradients {
    sequence(arguments).pullback((0..<cotangent.shape[1]).map { cotangent.select(axis: 1, at: $0) })
  }

  package static func forward(_ arguments: [Tensor], _ context: Void) -> Tensor {
    sequence(arguments).outputs
  }

  package static func pullback(_ arguments: [Tensor], _ context: Void, _ cotangent: Tensor) -> [Tensor] {
    let gradients = gradients(arguments, cotangent)
    return [
      gradients.inputs, total(gradients.inputWeight), total(gradients.hiddenWeight), total(gradients.bias),
      gradients.initialState,
    ]
  }

  package static func related(
    _ arguments: [Tensor], _ context: Void, _ cotangent: Tensor
  ) -> [RelatedTensor] {
    let outputs = sequence(arguments).outputs
    return [RelatedTensor("hidden states", outputs), RelatedTensor("tanh′", 1 - outputs * outputs)]
  }
}
