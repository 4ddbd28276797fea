import Components
import Tensors

enum DropoutMutants {
  private static func dropped(
    _ id: String, rows: Set<Int>, _ family: String,
    _ factor: @escaping @Sendable (_ mask: Double, _ rate: Double) -> Double
  ) -> Mutant {
    Mutant(
      Submission(Dropout.self, id, profiles: [0, 1]) { _, context, g in
        [each(g) { $1 * factor(context.mask.storage[$0], context.rate) }]
      },
      Truth(rows: rows, family, wrong: ["input"]))
  }

  static let all = [
    dropped("dropout-unscaled", rows: [62], "1/(1 − p) missing") { mask, _ in mask > 0 ? 1 : 0 },
    dropped("dropout-p-for-keep", rows: [63], "1/p for 1/(1 − p)") { $0 > 0 ? 1 / $1 : 0 },
    dropped("dropout-no-mask", rows: [64], "mask missing, scale there") { _, p in 1 / (1 - p) },
    dropped("dropout-passed-through", rows: [64], "mask and scale missing") { _, _ in 1 },
    dropped("dropout-scaled-twice", rows: [], "1/(1 − p) twice") { $0 / (1 - $1) },
    dropped("dropout-complement", rows: [], "the dropped entries receive the gradient") { mask, p in
      mask > 0 ? 0 : 1 / (1 - p)
    },
    Mutant(
      Submission(
        Dropout.self, "dropout-unscaled-in-both", profiles: [0, 1],
        forward: { a, context in each(a[0]) { context.mask.storage[$0] == 0 ? 0 : $1 } },
        { _, context, g in [each(g) { context.mask.storage[$0] == 0 ? 0 : $1 }] }),
      Truth(rows: [62], "1/(1 − p) missing in both passes", wrong: ["input"], .consistentForward)),
    Mutant(
      Submission(Dropout.self, "dropout-drawn-again", profiles: [0, 1]) { context in
        var rng = SplitMix64(seed: 40)
        return StudentCode(
          forward: { Dropout.forward($0, context) },
          pullback: { _, g in
            [each(g) { _, value in rng.bernoulli(1 - context.rate) ? value / (1 - context.rate) : 0 }]
          })
      },
      Truth(rows: [65], "mask drawn again in the backward pass", wrong: ["input"])),
    Mutant(
      Submission(Dropout.self, "dropout-at-evaluation", profiles: [Dropout.profileAtEvaluation]) { context in
        var rng = SplitMix64(seed: 9)
        var mask: [Double] = []
        return StudentCode(
          forward: { a in
            mask = a[0].storage.map { _ in rng.bernoulli(1 - context.rate) ? 1 / (1 - context.rate) : 0 }
            return each(a[0]) { $1 * mask[$0] }
          },
          pullback: { a, g in
            if mask.isEmpty { mask = a[0].storage.map { _ in rng.bernoulli(1 - context.rate) ? 1 : 0 } }
            return [each(g) { $1 * mask[$0] }]
          })
      },
      Truth(rows: [66], "drops at evaluation too", wrong: ["input"], .consistentForward)),
  ]
}
