import Components
import Foundation
import Tensors

enum GenerativeMutants {
  static let all = sampling + divergence + autoencoder

  private static func exponential(_ x: Double) -> Double { Foundation.exp(x) }

  private static func sample(
    _ id: String, rows: Set<Int>, _ family: String,
    _ slope: @escaping @Sendable (_ logVariance: Double, _ noise: Double) -> Double
  ) -> Mutant {
    Mutant(
      Submission(Reparameterization.self, id) { a, context, g in
        [g, each(g) { $1 * slope(a[1].storage[$0], context.noise.storage[$0]) }]
      },
      Truth(rows: rows, family, wrong: ["log variance"]))
  }

  private static let sampling = [
    sample("sample-variance", rows: [57], "σ² for σ") { exponential($0) * $1 / 2 },
    sample("sample-no-noise", rows: [58], "ε missing") { s, _ in exponential(s / 2) / 2 },
    sample("sample-no-half", rows: [], "½ of ½·log σ² missing") { exponential(0.5 * $0) * $1 },
    Mutant(
      Submission(
        Reparameterization.self, "sample-log-deviation",
        forward: { a, context in
          each(a[0]) { $1 + exponential(a[1].storage[$0]) * context.noise.storage[$0] }
        },
        { a, context, g in
          [g, each(g) { $1 * exponential(a[1].storage[$0]) * context.noise.storage[$0] }]
        }),
      Truth(rows: [57], "log σ² taken for log σ in both passes", wrong: ["log variance"], .consistentForward)),
    Mutant(
      Submission(Reparameterization.self, "sample-drawn-again") { context in
        var rng = SplitMix64(seed: 77)
        return StudentCode(
          forward: { Reparameterization.forward($0, context) },
          pullback: { a, g in
            [g, each(g) { $1 * 0.5 * exponential(0.5 * a[1].storage[$0]) * rng.normal() }]
          })
      },
      Truth(rows: [59], "ε drawn again in the backward pass", wrong: ["log variance"])),
  ]

  private static func kl(
    _ id: String, rows: Set<Int>, _ family: String, wrong: Set<String>,
    _ mean: @escaping @Sendable (Double) -> Double, _ logVariance: @escaping @Sendable (Double) -> Double
  ) -> Mutant {
    Mutant(
      Submission(GaussianDivergence.self, id) { a, _, g in
        let (n, k) = (a[0].shape[0], a[0].shape[1])
        return [
          matrix(n, k) { g[$0] * mean(a[0][$0, $1]) }, matrix(n, k) { g[$0] * logVariance(a[1][$0, $1]) },
        ]
      },
      Truth(rows: rows, family, wrong: wrong))
  }

  private static let both: Set = ["mean", "log variance"]

  private static let divergence = [
    kl("kl-turned", rows: [2, 55], "sign", wrong: both, { -$0 }, { (1 - exponential($0)) / 2 }),
    kl("kl-no-half", rows: [55], "½ missing", wrong: both, { 2 * $0 }, { exponential($0) - 1 }),
    kl("kl-no-one", rows: [56], "−1 missing", wrong: ["log variance"], { $0 }, { exponential($0) / 2 }),
    kl(
      "kl-deviation", rows: [57], "σ for σ²", wrong: ["log variance"], { $0 },
      { 0.5 * (exponential($0 / 2) - 1) }),
    Mutant(
      Submission(
        GaussianDivergence.self, "kl-mean-over-dimensions",
        forward: { a, _ in GaussianDivergence.forward(a, ()) / Double(a[0].shape[1]) },
        { a, _, g in
          let (n, k) = (a[0].shape[0], a[0].shape[1])
          return [
            matrix(n, k) { g[$0] * a[0][$0, $1] / Double(k) },
            matrix(n, k) { g[$0] * (exponential(a[1][$0, $1]) - 1) / (2 * Double(k)) },
          ]
        }),
      Truth(rows: [1, 18], "averaged over the dimensions in both passes", wrong: both, .consistentForward)),
  ]

  private static func vae(
    _ id: String, _ fault: LoopedAutoencoder.Fault, rows: Set<Int>, _ family: String, wrong: Set<String>
  ) -> Mutant {
    let code = LoopedAutoencoder(fault: fault)
    return Mutant(
      Submission(EvidenceLowerBound.self, id) { code.gradients($0, $1, $2, noise: $1.noise) },
      Truth(rows: rows, family, wrong: wrong))
  }

  private static let autoencoder = [
    vae("vae-divergence-turned", .signOfDivergence, rows: [55], "sign of the KL term", wrong: both),
    vae("vae-no-half", .noHalf, rows: [55], "KL without ½", wrong: both),
    vae("vae-no-one", .noMinusOne, rows: [56], "KL without −1", wrong: ["log variance"]),
    vae("vae-variance", .varianceForDeviation, rows: [57], "σ² for σ", wrong: ["log variance"]),
    vae("vae-no-noise", .noNoise, rows: [58], "ε missing", wrong: ["log variance"]),
    vae(
      "vae-detached", .detachedSample, rows: [71], "no reconstruction gradient for the encoder", wrong: both),
    vae("vae-no-divergence", .divergenceForgotten, rows: [71], "no gradient of the KL term", wrong: both),
    vae(
      "vae-data-variance", .variancesForgotten, rows: [], "reconstruction not divided by s²",
      wrong: ["mean", "log variance", "decoder.weight", "decoder.bias"]),
    vae(
      "vae-summed", .summed, rows: [1], "not averaged over the batch",
      wrong: ["mean", "log variance", "decoder.weight", "decoder.bias"]),
    Mutant(
      Submission(EvidenceLowerBound.self, "vae-drawn-again") { context in
        var rng = SplitMix64(seed: 5)
        return StudentCode(
          forward: { EvidenceLowerBound.forward($0, context) },
          pullback: { a, g in
            let noise = Tensor.normal(context.noise.shape, using: &rng)
            return LoopedAutoencoder().gradients(a, context, g, noise: noise)
          })
      },
      Truth(
        rows: [59], "ε drawn again in the backward pass",
        wrong: ["mean", "log variance", "decoder.weight", "decoder.bias"])),
  ]
}
