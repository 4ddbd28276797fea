import Tensors

/// A wrong divergence ½·Σ (μ² + σ² − 1 − v) with v = log σ², entry by entry.
struct DivergenceFault: Sendable {
  typealias Entry = @Sendable (_ mean: Tensor, _ logVariance: Tensor) -> Tensor

  let id: String
  let rows: Set<Int>
  let sentence: String
  /// The divergence of each latent feature.
  let value: Entry
  /// Its derivatives.
  let ofMean: Entry
  let ofLogVariance: Entry
  /// Whether the forward pass may be wrong too; else only the gradient is.
  var isInForward = true

  static let rightOfMean: Entry = { mean, _ in mean }
  static let rightOfLogVariance: Entry = { 0.5 * (exp($1) - 1) + 0 * $0 }
  private static let right: Entry = { 0.5 * ($0 * $0 + exp($1) - 1 - $1) }

  private static func inGradient(
    _ id: String, _ rows: Set<Int>, _ sentence: String, mean: @escaping Entry = rightOfMean,
    logVariance: @escaping Entry = rightOfLogVariance
  ) -> DivergenceFault {
    DivergenceFault(
      id: id, rows: rows, sentence: sentence, value: right, ofMean: mean, ofLogVariance: logVariance,
      isInForward: false)
  }

  static let all: [DivergenceFault] = [
    DivergenceFault(
      id: "divergence with the wrong sign", rows: [55],
      sentence: "The divergence has the wrong sign. It is ½·Σ (μ² + σ² − 1 − log σ²), and never negative.",
      value: { -0.5 * ($0 * $0 + exp($1) - 1 - $1) }, ofMean: { mean, _ in -mean },
      ofLogVariance: { _, v in -0.5 * (exp(v) - 1) }),
    DivergenceFault(
      id: "divergence without ½", rows: [55],
      sentence: "The divergence lacks the factor ½. It is ½·Σ (μ² + σ² − 1 − log σ²).",
      value: { $0 * $0 + exp($1) - 1 - $1 }, ofMean: { mean, _ in 2 * mean },
      ofLogVariance: { _, v in exp(v) - 1 }),
    DivergenceFault(
      id: "divergence without −log σ²", rows: [56],
      sentence: "The divergence lacks −log σ², whose derivative is the −1. It is ½·Σ (μ² + σ² − 1 − log σ²).",
      value: { 0.5 * ($0 * $0 + exp($1) - 1) }, ofMean: rightOfMean, ofLogVariance: { _, v in 0.5 * exp(v) }),
    DivergenceFault(
      id: "divergence without −1", rows: [56],
      sentence: "The divergence lacks −1. It is ½·Σ (μ² + σ² − 1 − log σ²), which is 0 for μ = 0, σ = 1.",
      value: { 0.5 * ($0 * $0 + exp($1) - $1) }, ofMean: rightOfMean, ofLogVariance: rightOfLogVariance),
    DivergenceFault(
      id: "σ for σ² in the divergence", rows: [57],
      sentence:
        "The divergence uses σ where σ² belongs. The input is log σ², so σ² = exp(log σ²), without ½.",
      value: { 0.5 * ($0 * $0 + exp(0.5 * $1) - 1 - $1) }, ofMean: rightOfMean,
      ofLogVariance: { _, v in 0.5 * (0.5 * exp(0.5 * v) - 1) }),
    DivergenceFault(
      id: "log σ for log σ² in the divergence", rows: [57],
      sentence:
        "The divergence treats log σ² as log σ. With the input v = log σ² it is ½·Σ (μ² + exp v − 1 − v).",
      value: { 0.5 * ($0 * $0 + exp(2 * $1) - 1 - 2 * $1) }, ofMean: rightOfMean,
      ofLogVariance: { _, v in exp(2 * v) - 1 }),
    DivergenceFault(
      id: "log σ in the divergence", rows: [57],
      sentence: "The divergence takes the logarithm of σ where that of σ² belongs: −log σ², without ½.",
      value: { 0.5 * ($0 * $0 + exp($1) - 1 - 0.5 * $1) }, ofMean: rightOfMean,
      ofLogVariance: { _, v in 0.5 * (exp(v) - 0.5) }),
    inGradient(
      "½(σ − 1)", [57], "The divergence's gradient of log σ² is ½(σ² − 1). You have σ in the place of σ².",
      logVariance: { 0 * $0 + 0.5 * (exp(0.5 * $1) - 1) }),
    inGradient(
      "σ − 1/σ", [57],
      "The divergence's gradient is that of σ, (σ² − 1)/σ. The input is log σ²: its gradient is ½(σ² − 1).",
      logVariance: { 0 * $0 + exp(0.5 * $1) - exp(-0.5 * $1) }),
    inGradient(
      "σ² − 1 by log σ²", [55], "The divergence's gradient of log σ² lacks the factor ½: it is ½(σ² − 1).",
      logVariance: { 0 * $0 + exp($1) - 1 }),
    inGradient(
      "2μ", [55], "The divergence's gradient of the mean is μ: the ½ before μ² cancels the 2.",
      mean: { mean, _ in 2 * mean }),
    inGradient(
      "½μ", [55], "The divergence's gradient of the mean is μ: the derivative of ½μ² has no ½.",
      mean: { mean, _ in 0.5 * mean }),
    inGradient(
      "½(1 − σ²)", [55], "The divergence's gradient of log σ² has the wrong sign: it is ½(σ² − 1).",
      logVariance: { 0 * $0 + 0.5 * (1 - exp($1)) }),
    inGradient(
      "½(1 + σ²)", [55], "The −1 in the divergence's gradient of log σ² has the wrong sign: it is ½(σ² − 1).",
      logVariance: { 0 * $0 + 0.5 * (1 + exp($1)) }),
    inGradient(
      "−μ", [55], "The divergence's gradient of the mean has the wrong sign: it is μ.",
      mean: { mean, _ in -mean }),
  ]
}

/// An average over the latent features that is not in the definition.
func latentMean(_ entries: Tensor) -> Tensor { entries / Double(entries.shape[1]) }
