import Components
import Foundation
import Tensors

enum ActivationMutants {
  static let all = smooth + piecewise

  private static let smooth = [
    Mutant(
      Submission(Sigmoid.self, "sigmoid-passed-through") { _, _, g in [g] },
      Truth(rows: [12], "derivative omitted", wrong: ["input"])),
    Mutant(
      Submission(Sigmoid.self, "sigmoid-twice") { a, _, g in
        [each(g) { $1 * slope(logistic(a[0].storage[$0])) }]
      },
      Truth(rows: [13], "derivative at σ(z)", wrong: ["input"])),
    Mutant(
      Submission(Sigmoid.self, "sigmoid-of-output-formula") { a, _, g in
        [each(g) { $1 * a[0].storage[$0] * (1 - a[0].storage[$0]) }]
      },
      Truth(rows: [14], "z(1 − z)", wrong: ["input"])),
    Mutant(
      Submission(Sigmoid.self, "sigmoid-bare-derivative") { a, _, _ in [each(a[0]) { slope($1) }] },
      Truth(rows: [7], "upstream gradient not multiplied", wrong: ["input"])),
    Mutant(
      Submission(Sigmoid.self, "sigmoid-forgotten-product") { a, _, g in
        [each(g) { $1 * (1 - logistic(a[0].storage[$0])) }]
      },
      Truth(rows: [], "1 − σ, the factor σ forgotten", wrong: ["input"])),
    Mutant(
      Submission(Sigmoid.self, "sigmoid-accumulating") { _ in
        var total: [Double] = []
        return StudentCode(
          forward: { each($0[0]) { logistic($1) } },
          pullback: { a, g in
            if total.isEmpty { total = Array(repeating: 0, count: g.count) }
            for i in total.indices { total[i] += g.storage[i] * slope(a[0].storage[i]) }
            return [Tensor(shape: g.shape, storage: total)]
          })
      },
      Truth(rows: [67], "gradient kept and added to", wrong: [], .secondCall)),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-of-output-formula") { a, _, g in
        [each(g) { $1 - $1 * pow(a[0].storage[$0], 2) }]
      },
      Truth(rows: [14], "1 − z²", wrong: ["input"])),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-twice") { a, _, g in
        [each(g) { $1 / pow(cosh(tanh(a[0].storage[$0])), 2) }]
      },
      Truth(rows: [13], "derivative at tanh z", wrong: ["input"])),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-passed-through") { _, _, g in [each(g) { $1 }] },
      Truth(rows: [12], "derivative omitted", wrong: ["input"])),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-turned") { a, _, g in
        [each(g) { $1 * (pow(tanh(a[0].storage[$0]), 2) - 1) }]
      },
      Truth(rows: [2], "tanh² − 1", wrong: ["input"])),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-unsquared") { a, _, g in
        [each(g) { $1 * (1 - tanh(a[0].storage[$0])) }]
      },
      Truth(rows: [], "1 − tanh, the square forgotten", wrong: ["input"])),
    Mutant(
      Submission(HyperbolicTangent.self, "tanh-in-place") { _ in
        StudentCode(
          forward: { arguments in
            for i in arguments[0].storage.indices {
              arguments[0].storage[i] = tanh(arguments[0].storage[i])
            }
            return arguments[0]
          },
          pullback: { a, g in [each(g) { $1 * (1 - pow(tanh(a[0].storage[$0]), 2)) }] })
      },
      Truth(rows: [70], "the forward pass writes its result over its input", wrong: [], .mutation)),
  ]

  private static let piecewise = [
    Mutant(
      Submission(Relu.self, "relu-mask-from-upstream") { _, _, g in [each(g) { $1 > 0 ? $1 : 0 }] },
      Truth(rows: [15], "mask of the upstream gradient", wrong: ["input"])),
    Mutant(
      Submission(Relu.self, "relu-passed-through") { _, _, g in [g] },
      Truth(rows: [12, 16], "derivative omitted", wrong: ["input"])),
    Mutant(
      Submission(Relu.self, "relu-mask-inverted") { a, _, g in
        [each(g) { a[0].storage[$0] > 0 ? 0 : $1 }]
      },
      Truth(rows: [], "mask where the input is negative", wrong: ["input"])),
    Mutant(
      Submission(Relu.self, "relu-times-output") { a, _, g in
        [each(g) { $1 * max(a[0].storage[$0], 0) }]
      },
      Truth(rows: [], "multiplied by the output instead of the mask", wrong: ["input"])),
    Mutant(
      Submission(LeakyRelu.self, "leaky-dead") { a, _, g in [each(g) { a[0].storage[$0] < 0 ? 0 : $1 }] },
      Truth(rows: [16], "slope 0 where negative", wrong: ["input"])),
    Mutant(
      Submission(LeakyRelu.self, "leaky-straight") { _, _, g in [each(g) { 1 * $1 }] },
      Truth(rows: [12, 16], "slope 1 everywhere", wrong: ["input"])),
    Mutant(
      Submission(LeakyRelu.self, "leaky-mask-from-upstream") { _, context, g in
        [each(g) { $1 > 0 ? $1 : context.slope * $1 }]
      },
      Truth(rows: [15], "branch chosen by the upstream gradient", wrong: ["input"])),
    Mutant(
      Submission(
        LeakyRelu.self, "leaky-is-relu", forward: { a, _ in each(a[0]) { max($1, 0) } },
        { a, _, g in [each(g) { a[0].storage[$0] > 0 ? $1 : 0 }] }),
      Truth(rows: [16], "slope 0 in both passes", wrong: ["input"], .consistentForward)),
  ]

  static func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
  private static func slope(_ z: Double) -> Double { logistic(z) * (1 - logistic(z)) }
}
