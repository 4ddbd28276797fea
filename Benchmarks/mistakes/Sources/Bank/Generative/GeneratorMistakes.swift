package import Components
import Tensors

extension GeneratorStep: HasKnownMistakes {
  /// The step's gradients with something wrong on the way.
  private struct Faulty: Sendable {
    var networks = FaultyNetworks()
    /// The loss of a logit, and its derivative.
    var value: @Sendable (Tensor) -> Tensor = { softplus(-$0) }
    var slope: @Sendable (Tensor) -> Tensor = { -sigmoid(-$0) }
    var factor: @Sendable (_ samples: Double) -> Double = { 1 / $0 }
    /// How much of the gradient the generator, and the discriminator, receive.
    var reachesGenerator = 1.0
    var reachesDiscriminator = 0.0

    func loss(_ arguments: [Tensor], _ context: Context) -> Tensor {
      let logits = networks.logits(context.discriminator, networks.generate(arguments, context.noise))
      return Tensor(factor(Double(logits.count)) * value(logits).sum())
    }

    func flow(
      _ arguments: [Tensor], _ context: Context, _ cotangent: Tensor
    ) -> (samples: Tensor, parameters: [Tensor]) {
      let samples = networks.generate(arguments, context.noise)
      let logits = networks.logits(context.discriminator, samples)
      return networks.discriminatorGradients(
        context.discriminator, samples, cotangent.scalar * factor(Double(logits.count)) * slope(logits))
    }

    func gradients(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
      let (samples, parameters) = flow(arguments, context, cotangent)
      let generator = networks.generatorGradients(arguments, context.noise, samples)
      return generator.map { reachesGenerator * $0 } + parameters.map { reachesDiscriminator * $0 }
    }
  }

  private static func inEitherPass(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout Faulty) -> Void
  ) -> [KnownMistake<GeneratorStep>] {
    var faulty = Faulty()
    change(&faulty)
    return KnownMistake.inEitherPass(
      id, rows, sentence, forward: { [faulty] in faulty.loss($0, $1) },
      { [faulty] in faulty.gradients($0, $1, $2) })
  }

  private static func backward(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout Faulty) -> Void
  ) -> KnownMistake<GeneratorStep> {
    var faulty = Faulty()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] in faulty.gradients($0, $1, $2) }
  }

  package static var particularMistakes: [KnownMistake<GeneratorStep>] {
    inLoss + inPaths + inLayers
  }

  @MistakeList<GeneratorStep>
  private static var inLoss: [KnownMistake<GeneratorStep>] {
    inEitherPass(
      "saturating", [60],
      "This is the saturating loss, the mean of log(1 − D). In this course the generator's is that of −log D."
    ) {
      $0.value = { -softplus($0) }
      $0.slope = { -sigmoid($0) }
    }
    inEitherPass(
      "saturating with the wrong sign", [60],
      "This is the discriminator's loss on fake samples, −log(1 − D). The generator's is −log D."
    ) {
      $0.value = { softplus($0) }
      $0.slope = { sigmoid($0) }
    }
    inEitherPass("sum", [1], "The loss is not divided by the number of samples. It is a mean.") {
      $0.factor = { _ in 1 }
    }
    inEitherPass(
      "probability for logit", [13],
      "The sigmoid is applied twice: softplus takes the logits, not probabilities."
    ) {
      $0.value = { softplus(-sigmoid($0)) }
      $0.slope = { -sigmoid(-sigmoid($0)) * sigmoid($0) * (1 - sigmoid($0)) }
    }
  }

  @MistakeList<GeneratorStep>
  private static var inPaths: [KnownMistake<GeneratorStep>] {
    [
      backward(
        "discriminator not frozen", [61],
        "The generator's step gives the discriminator a gradient. Its parameters are constants here: leave them alone."
      ) { $0.reachesDiscriminator = 1 },
      backward(
        "samples detached", [61],
        "The generator gets no gradient. Do not detach the samples here: go back through the discriminator to them."
      ) { $0.reachesGenerator = 0 },
      backward(
        "samples detached, discriminator not frozen", [61],
        "The discriminator gets the gradient that the generator should have. Go on to the samples, and freeze D."
      ) {
        $0.reachesGenerator = 0
        $0.reachesDiscriminator = 1
      },
    ]
    [("first", true), ("last", false)].map { name, isFirst in
      backward(
        "\(name) sample alone", [6],
        "The gradients come from the \(name) sample alone. Add up the samples of the batch."
      ) { faulty in
        let slope = faulty.slope
        faulty.slope = { row(isFirst ? 0 : $0.count - 1, of: slope($0)) }
      }
    }
  }

  @MistakeList<GeneratorStep>
  private static var inLayers: [KnownMistake<GeneratorStep>] {
    FaultyNetworks.slopes.flatMap { fault -> [KnownMistake<GeneratorStep>] in
      [
        backward("generator: \(fault.id)", fault.rows, "In the generator: \(fault.sentence)") {
          $0.networks.generatorSlope = fault.slope
        },
        backward("discriminator: \(fault.id)", fault.rows, "In the discriminator: \(fault.sentence)") {
          $0.networks.discriminatorSlope = fault.slope
        },
        backward("both: \(fault.id)", fault.rows, "In both networks: \(fault.sentence)") {
          $0.networks.generatorSlope = fault.slope
          $0.networks.discriminatorSlope = fault.slope
        },
      ]
    }
    KnownMistake.ofLayer(AffinePlaces(weights: 0, bias: 1, layer: "generator")) {
      arguments, context, cotangent in
      let samples = Faulty().flow(arguments, context, cotangent).samples
      return (
        context.noise, FaultyNetworks().generatorFlow(arguments, context.noise, samples)
      )
    }
  }
}
