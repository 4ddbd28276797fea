package import Components
import Tensors

extension DiscriminatorStep: HasKnownMistakes {
  /// The step's gradients with something wrong on the way.
  private struct Faulty: Sendable {
    var networks = FaultyNetworks()
    /// The gradient of each logit on real samples, and on fake ones; of sums, to be multiplied by the factors.
    var ofReal: @Sendable (Tensor) -> Tensor = { -sigmoid(-$0) }
    var ofFake: @Sendable (Tensor) -> Tensor = { sigmoid($0) }
    /// From the numbers of real and fake samples.
    var realFactor: @Sendable (_ reals: Double, _ fakes: Double) -> Double = { reals, _ in 1 / reals }
    var fakeFactor: @Sendable (_ reals: Double, _ fakes: Double) -> Double = { _, fakes in 1 / fakes }
    /// Whether the fake samples hand a gradient to the generator.
    var reachesGenerator = false

    func gradients(_ arguments: [Tensor], _ context: Context, _ cotangent: Tensor) -> [Tensor] {
      let parameters = Array(arguments[2...])
      let (real, fake) = (
        networks.logits(parameters, context.real), networks.logits(parameters, context.fake)
      )
      let (reals, fakes) = (Double(real.count), Double(fake.count))
      let onReal = networks.discriminatorGradients(
        parameters, context.real, cotangent.scalar * realFactor(reals, fakes) * ofReal(real))
      let onFake = networks.discriminatorGradients(
        parameters, context.fake, cotangent.scalar * fakeFactor(reals, fakes) * ofFake(fake))
      let generator =
        reachesGenerator
        ? networks.generatorGradients(arguments, context.noise, onFake.samples)
        : [0 * arguments[0], 0 * arguments[1]]
      return generator + zip(onReal.parameters, onFake.parameters).map(+)
    }
  }

  private static func mistake(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout Faulty) -> Void
  ) -> KnownMistake<DiscriminatorStep> {
    var faulty = Faulty()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] in faulty.gradients($0, $1, $2) }
  }

  package static var particularMistakes: [KnownMistake<DiscriminatorStep>] {
    inPaths + inFactors + inLayer
  }

  private static var inPaths: [KnownMistake<DiscriminatorStep>] {
    [
      mistake(
        "fake samples not detached", [61],
        "The discriminator's step gives the generator a gradient. Detach the fake samples: they are constants here."
      ) { $0.reachesGenerator = true },
      mistake(
        "real samples alone", [68, 71],
        "Only the real samples have a gradient. Both terms use the same parameters: add both, += instead of =."
      ) { $0.fakeFactor = { _, _ in 0 } },
      mistake(
        "fake samples alone", [68, 71],
        "Only the fake samples have a gradient. Both terms use the same parameters: add both, += instead of =."
      ) { $0.realFactor = { _, _ in 0 } },
      mistake(
        "probability for logit", [13],
        "The sigmoid is applied twice: softplus takes the logits, not probabilities."
      ) {
        $0.ofReal = { -sigmoid(-sigmoid($0)) * sigmoid($0) * (1 - sigmoid($0)) }
        $0.ofFake = { sigmoid(sigmoid($0)) * sigmoid($0) * (1 - sigmoid($0)) }
      },
      mistake(
        "real term with the wrong sign", [2],
        "The gradient on the real samples has the wrong sign. The loss there is softplus(−D): its slope is −σ(−D)."
      ) { $0.ofReal = { sigmoid(-$0) } },
      mistake(
        "fake term with the wrong sign", [2],
        "The gradient on the fake samples has the wrong sign. The loss there is softplus(D): its slope is σ(D)."
      ) { $0.ofFake = { -sigmoid($0) } },
    ]
      + [("first", true), ("last", false)].map { name, isFirst in
        mistake(
          "\(name) sample alone", [6],
          "The gradients come from the \(name) real and fake sample alone. Add up the samples of both batches."
        ) { faulty in
          let (ofReal, ofFake) = (faulty.ofReal, faulty.ofFake)
          faulty.ofReal = { row(isFirst ? 0 : $0.count - 1, of: ofReal($0)) }
          faulty.ofFake = { row(isFirst ? 0 : $0.count - 1, of: ofFake($0)) }
        }
      }
  }

  private static var inFactors: [KnownMistake<DiscriminatorStep>] {
    [
      mistake("sums", [1], "The gradients are not divided by the batch sizes, but both terms are means.") {
        $0.realFactor = { _, _ in 1 }
        $0.fakeFactor = { _, _ in 1 }
      },
      mistake("sum on the real samples", [1], "The real samples' gradient is not divided by their number.") {
        $0.realFactor = { _, _ in 1 }
      },
      mistake("sum on the fake samples", [1], "The fake samples' gradient is not divided by their number.") {
        $0.fakeFactor = { _, _ in 1 }
      },
      mistake(
        "divided by both batches", [18],
        "Both terms are divided by the number of all samples. Each has its own mean."
      ) {
        $0.realFactor = { 1 / ($0 + $1) }
        $0.fakeFactor = { 1 / ($0 + $1) }
      },
      mistake(
        "divided by the fake batch", [18],
        "The real samples' gradient is divided by the number of fake samples. Divide by that of the real ones."
      ) { $0.realFactor = { 1 / $1 } },
      mistake(
        "divided by the real batch", [18],
        "The fake samples' gradient is divided by the number of real samples. Divide by that of the fake ones."
      ) { $0.fakeFactor = { reals, _ in 1 / reals } },
    ]
  }

  private static var inLayer: [KnownMistake<DiscriminatorStep>] {
    FaultyNetworks.slopes.map { fault in
      mistake(fault.id, fault.rows, "In the discriminator: \(fault.sentence)") {
        $0.networks.discriminatorSlope = fault.slope
      }
    } + [
      KnownMistake(
        "hidden weight transposed", [3], at: [2],
        "The hidden weight's gradient is transposed. It has the shape of the weight: gᵀ·x, not xᵀ·g."
      ) { [pullback($0, $1, $2)[2].transposed()] },
      KnownMistake(
        "hidden bias averaged", [5], at: [3],
        "The hidden bias's gradient is averaged over the samples once more. The loss has divided already: take sums."
      ) { arguments, context, cotangent in
        var faulty = Faulty()
        faulty.realFactor = { reals, _ in 1 / (reals * reals) }
        faulty.fakeFactor = { _, fakes in 1 / (fakes * fakes) }
        return [faulty.gradients(arguments, context, cotangent)[3]]
      },
    ]
  }
}
