package import Components
import Tensors

/// What a student takes for σ, from the logarithm of the variance v = log σ².
struct DeviationFault: Sendable {
  let id: String
  let rows: Set<Int>
  let sentence: String
  /// σ, and its derivative by v.
  let deviation: @Sendable (Tensor) -> Tensor
  let derivative: @Sendable (Tensor) -> Tensor

  static let variance = DeviationFault(
    id: "variance for deviation", rows: [57],
    sentence: "You use σ² where σ belongs. The input is log σ², so σ = exp(½·log σ²).",
    deviation: { exp($0) }, derivative: { exp($0) })
}

extension Reparameterization: HasKnownMistakes {
  private static func slope(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ slope: @escaping @Sendable (_ logVariance: Tensor, _ noise: Tensor) -> Tensor
  ) -> KnownMistake<Reparameterization> {
    KnownMistake(id, rows, at: [1], sentence) { arguments, context, cotangent in
      [cotangent * slope(arguments[1], context.noise)]
    }
  }

  @MistakeList<Reparameterization>
  package static var particularMistakes: [KnownMistake<Reparameterization>] {
    let variance = DeviationFault.variance
    KnownMistake.inEitherPass(
      variance.id, variance.rows, variance.sentence,
      forward: { arguments, context in arguments[0] + variance.deviation(arguments[1]) * context.noise },
      { arguments, context, cotangent in
        [cotangent, cotangent * variance.derivative(arguments[1]) * context.noise]
      })
    KnownMistake.inEitherPass(
      "noise left out", [58],
      "The noise ε is missing. z = μ + σ⊙ε, so the gradient of log σ² is ½·g⊙σ⊙ε.",
      forward: { arguments, _ in arguments[0] + exp(0.5 * arguments[1]) },
      { arguments, _, cotangent in [cotangent, 0.5 * cotangent * exp(0.5 * arguments[1])] })
    [
      slope(
        "½σ²ε", [57],
        "The gradient of log σ² uses σ² where σ belongs: it is ½·g⊙σ⊙ε, with σ = exp(½·log σ²)."
      ) { 0.5 * exp($0) * $1 },
      slope(
        "σ left out", [57],
        "The gradient of log σ² is taken as that of σ. It is ½·σ times as large: ½·g⊙σ⊙ε."
      ) { 0 * $0 + $1 },
      slope("½ε", [57], "The gradient of log σ² lacks the factor σ. It is ½·g⊙σ⊙ε.") { 0 * $0 + 0.5 * $1 },
      slope(
        "log variance detached", [71], "log σ² gets no gradient. z depends on it through σ: ½·g⊙σ⊙ε."
      ) { 0 * $0 * $1 },
      slope("noise squared", [58], "The noise ε comes twice in the gradient of log σ². Once is enough.") {
        0.5 * exp(0.5 * $0) * $1 * $1
      },
      KnownMistake(
        "mean detached", [71], at: [0],
        "The mean gets no gradient. z = μ + σ⊙ε hands it the upstream gradient."
      ) { arguments, _, _ in [0 * arguments[0]] },
    ]
  }
}
