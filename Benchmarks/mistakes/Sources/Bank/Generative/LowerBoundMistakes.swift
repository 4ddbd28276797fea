package import Components
import Tensors

extension EvidenceLowerBound: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<EvidenceLowerBound>] {
    inDivergence + inFactors + inSample + inPaths
      + KnownMistake.ofLayer(AffinePlaces(weights: 2, bias: 3, layer: "decoder")) {
        arguments, context, cotangent in
        let flow = FaultyLowerBound().flow(arguments, context, cotangent)
        return (flow.code, flow.gradDecoded)
      }
  }

  private static func backward(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyLowerBound) -> Void
  ) -> KnownMistake<EvidenceLowerBound> {
    var faulty = FaultyLowerBound()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] in faulty.gradients($0, $1, $2) }
  }

  private static func inEitherPass(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyLowerBound) -> Void
  ) -> [KnownMistake<EvidenceLowerBound>] {
    var faulty = FaultyLowerBound()
    change(&faulty)
    return KnownMistake.inEitherPass(
      id, rows, sentence, forward: { [faulty] in faulty.loss($0, $1) },
      { [faulty] in faulty.gradients($0, $1, $2) })
  }

  private static var inDivergence: [KnownMistake<EvidenceLowerBound>] {
    DivergenceFault.all.flatMap { fault -> [KnownMistake<EvidenceLowerBound>] in
      let change: (inout FaultyLowerBound) -> Void = {
        $0.divergence = fault.value
        $0.divergenceOfMean = fault.ofMean
        $0.divergenceOfLogVariance = fault.ofLogVariance
      }
      guard fault.isInForward else { return [backward(fault.id, fault.rows, fault.sentence, change)] }
      return inEitherPass(fault.id, fault.rows, fault.sentence, change)
        .filter { $0.id != "divergence without −1, backward" && $0.id != "divergence without −1, forward" }
    }
  }

  @MistakeList<EvidenceLowerBound>
  private static var inFactors: [KnownMistake<EvidenceLowerBound>] {
    inEitherPass("sum over the batch", [1], "The loss is a sum over the examples. Divide by the batch size.")
    {
      $0.ofReconstruction = { 1 / (2 * $0.variance) }
      $0.ofDivergence = { _ in 1 }
    }
    inEitherPass(
      "divergence summed over the batch", [1],
      "The divergence is not divided by the batch size. Both terms are means over the examples."
    ) { $0.ofDivergence = { _ in 1 } }
    inEitherPass(
      "reconstruction summed over the batch", [1],
      "The reconstruction is not divided by the batch size. Both terms are means over the examples."
    ) { $0.ofReconstruction = { 1 / (2 * $0.variance) } }
    inEitherPass(
      "divergence averaged over latent features", [18],
      "The divergence is averaged over the latent features too. It is a sum over them, a mean over examples."
    ) { $0.ofDivergence = { 1 / ($0.batch * $0.latent) } }
    inEitherPass(
      "reconstruction averaged over features", [18],
      "The squared errors are averaged over the features too. They are summed over them; the mean is over examples."
    ) { $0.ofReconstruction = { 1 / (2 * $0.variance * $0.batch * $0.features) } }
    inEitherPass(
      "both averaged over features", [18],
      "Both terms are averaged over their features too. They are sums over them, and means over the examples."
    ) {
      $0.ofReconstruction = { 1 / (2 * $0.variance * $0.batch * $0.features) }
      $0.ofDivergence = { 1 / ($0.batch * $0.latent) }
    }
    [
      backward(
        "reconstruction halved", [17],
        "The reconstruction's gradient is half of what it should be: the 2 of the square cancels the ½ in 1/(2s²)."
      ) { $0.ofReconstruction = { 1 / (4 * $0.variance * $0.batch) } },
      backward(
        "reconstruction with the wrong sign", [2],
        "The reconstruction's gradient has the wrong sign. The error is x̂ − x, not x − x̂."
      ) { $0.ofReconstruction = { -1 / (2 * $0.variance * $0.batch) } },
    ]
  }

  @MistakeList<EvidenceLowerBound>
  private static var inSample: [KnownMistake<EvidenceLowerBound>] {
    let variance = DeviationFault.variance
    inEitherPass(variance.id, variance.rows, variance.sentence) {
      $0.deviation = variance.deviation
      $0.slope = { variance.derivative($0) * $1 }
    }
    inEitherPass(
      "noise left out", [58],
      "The noise ε is missing. z = μ + σ⊙ε, so the gradient of log σ² has the factor ε."
    ) {
      $0.hasNoise = false
      $0.slope = { logVariance, _ in 0.5 * exp(0.5 * logVariance) }
    }
    [
      backward(
        "noise left out of the gradient", [58],
        "The gradient of log σ² lacks the noise ε. Through z = μ + σ⊙ε it is ½·g⊙σ⊙ε."
      ) { $0.slope = { logVariance, _ in 0.5 * exp(0.5 * logVariance) } },
      backward(
        "½σ²ε", [57], "The gradient of log σ² uses σ² where σ belongs: through z it is ½·g⊙σ⊙ε."
      ) { $0.slope = { 0.5 * exp($0) * $1 } },
      backward(
        "σ²ε", [57], "The gradient of log σ² uses σ² where ½·σ belongs: through z it is ½·g⊙σ⊙ε."
      ) { $0.slope = { exp($0) * $1 } },
      backward(
        "σ left out", [57], "The gradient of log σ² is taken as that of σ. Through z it is ½·g⊙σ⊙ε."
      ) { $0.slope = { 0 * $0 + $1 } },
      backward(
        "½ε", [57], "The gradient of log σ² lacks the factor σ. Through z it is ½·g⊙σ⊙ε."
      ) { $0.slope = { 0 * $0 + 0.5 * $1 } },
    ]
  }

  @MistakeList<EvidenceLowerBound>
  private static var inPaths: [KnownMistake<EvidenceLowerBound>] {
    [
      backward(
        "sample detached", [71],
        "The encoder gets no gradient from the reconstruction. Go back through z = μ + σ⊙ε to both."
      ) { $0.reachesCode = 0 },
      backward(
        "log variance gets none from the reconstruction", [71],
        "log σ² gets no gradient from the reconstruction. Go back through z = μ + σ⊙ε: ½·g⊙σ⊙ε."
      ) { $0.reachesLogVariance = 0 },
      backward(
        "mean gets none from the reconstruction", [71],
        "The mean gets no gradient from the reconstruction. z = μ + σ⊙ε hands it on unchanged."
      ) { $0.reachesMean = 0 },
      backward(
        "no gradient of the divergence", [71], "The divergence gives no gradient. Add μ/N and ½(σ² − 1)/N."
      ) { $0.ofDivergence = { _ in 0 } },
      KnownMistake(
        "decoder weight not transposed", [8], at: [0],
        "The code's gradient multiplies by the transposed decoder weight. The result used Wᵀ: its gradient is g·W."
      ) { arguments, context, cotangent in
        let flow = FaultyLowerBound().flow(arguments, context, cotangent)
        return [try product(flow.gradDecoded, arguments[2].transposed())]
      },
    ]
    [("first", 0), ("last", -1)].map { name, example in
      backward(
        "\(name) example's reconstruction alone", [6],
        "Only the \(name) example's reconstruction has a gradient. Add up the examples of the batch."
      ) { $0.example = example }
    }
  }
}
