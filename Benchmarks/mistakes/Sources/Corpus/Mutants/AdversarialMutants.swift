import Components
import Tensors

enum AdversarialMutants {
  private static let generator: Set = ["generator.weight", "generator.bias"]
  private static let discriminator: Set = [
    "discriminator.hiddenWeight", "discriminator.hiddenBias", "discriminator.outputWeight",
  ]

  /// The discriminator's step with factors of the real and the fake samples' pushes.
  static func judge(
    _ a: [Tensor], _ context: DiscriminatorStep.Context, _ g: Tensor,
    real: (Double) -> Double = { $0 - 1 }, fake: (Double) -> Double = { $0 },
    divides: Bool = true, isAttached: Bool = false
  ) -> [Tensor] {
    var nets = LoopedAdversaries(a)
    for x in context.real.asRows {
      let push = g.scalar * real(nets.probability(x)) / (divides ? Double(context.real.shape[0]) : 1)
      _ = nets.discriminate(x, push: push, trains: true)
    }
    for (z, x) in zip(context.noise.asRows, context.fake.asRows) {
      let push = g.scalar * fake(nets.probability(x)) / (divides ? Double(context.fake.shape[0]) : 1)
      let back = nets.discriminate(x, push: push, trains: true)
      if isAttached { nets.generatorReceives(back, sample: x, noise: z) }
    }
    return nets.gradients
  }

  /// The generator's step with the slope of the loss by the logit.
  static func deceive(
    _ a: [Tensor], _ context: GeneratorStep.Context, _ g: Tensor,
    slope: (Double) -> Double = { $0 - 1 }, trainsDiscriminator: Bool = false, isDetached: Bool = false
  ) -> [Tensor] {
    var nets = LoopedAdversaries(Array(a[..<2]) + context.discriminator)
    for z in context.noise.asRows {
      let x = nets.generate(z)
      let push = g.scalar * slope(nets.probability(x)) / Double(context.noise.shape[0])
      let back = nets.discriminate(x, push: push, trains: trainsDiscriminator)
      if !isDetached { nets.generatorReceives(back, sample: x, noise: z) }
    }
    return nets.gradients
  }

  static let all = [
    Mutant(
      Submission(DiscriminatorStep.self, "gan-fakes-attached") { judge($0, $1, $2, isAttached: true) },
      Truth(rows: [61], "the discriminator's loss trains the generator", wrong: generator)),
    Mutant(
      Submission(DiscriminatorStep.self, "gan-no-fakes") { judge($0, $1, $2, fake: { _ in 0 }) },
      Truth(rows: [71], "nothing from the fake samples", wrong: discriminator)),
    Mutant(
      Submission(DiscriminatorStep.self, "gan-labels-exchanged") {
        judge($0, $1, $2, real: { $0 }, fake: { $0 - 1 })
      },
      Truth(rows: [], "real and fake exchanged", wrong: discriminator)),
    Mutant(
      Submission(DiscriminatorStep.self, "gan-discriminator-summed") { judge($0, $1, $2, divides: false) },
      Truth(rows: [1], "sums in place of means", wrong: discriminator)),
    Mutant(
      Submission(DiscriminatorStep.self, "gan-discriminator-ascends") {
        judge($0, $1, $2, real: { 1 - $0 }, fake: { -$0 })
      },
      Truth(rows: [2], "sign", wrong: discriminator)),
    Mutant(
      Submission(GeneratorStep.self, "gan-saturating") { deceive($0, $1, $2, slope: { -$0 }) },
      Truth(rows: [60], "slope of log(1 − D)", wrong: generator)),
    Mutant(
      Submission(GeneratorStep.self, "gan-generator-detached") { deceive($0, $1, $2, isDetached: true) },
      Truth(rows: [61], "samples detached in the generator's step", wrong: generator)),
    Mutant(
      Submission(GeneratorStep.self, "gan-discriminator-trained") {
        deceive($0, $1, $2, trainsDiscriminator: true)
      },
      Truth(rows: [61], "the generator's loss trains the discriminator", wrong: discriminator)),
    Mutant(
      Submission(GeneratorStep.self, "gan-generator-ascends") { deceive($0, $1, $2, slope: { 1 - $0 }) },
      Truth(rows: [2], "sign", wrong: generator)),
    Mutant(
      Submission(GeneratorStep.self, "gan-extra-sigmoid") {
        deceive($0, $1, $2, slope: { ($0 - 1) * $0 * (1 - $0) })
      },
      Truth(rows: [], "σ in the network and again in the loss's gradient", wrong: generator)),
  ]
}
