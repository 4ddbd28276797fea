import Components
import Foundation
import Tensors

enum LossMutants {
  static let all = squared + softmax

  private static func squaredError(
    _ id: String, rows: Set<Int>, _ family: String,
    _ entry: @escaping @Sendable (_ w: Double, _ y: Double, _ n: Double, _ c: Double) -> Double
  ) -> Mutant {
    Mutant(
      Submission(SquaredError.self, id) { a, context, g in
        let (n, c) = (Double(a[0].shape[0]), Double(a[0].shape[1]))
        return [each(a[0]) { g.scalar * entry($1, context.targets.storage[$0], n, c) }]
      },
      Truth(rows: rows, family, wrong: ["predictions"]))
  }

  private static let squared = [
    squaredError("squared-error-no-two", rows: [17], "(w − y)/N") { w, y, n, _ in (w - y) / n },
    squaredError("squared-error-all-entries", rows: [18], "divided by N·C") { w, y, n, c in
      2 * (w - y) / (n * c)
    },
    squaredError("squared-error-outputs", rows: [18], "divided by C instead of N") { w, y, _, c in
      (w - y) * 2 / c
    },
    squaredError("squared-error-summed", rows: [1, 18], "not averaged") { w, y, _, _ in 2 * (w - y) },
    squaredError("squared-error-turned", rows: [2], "2(y − w)/N") { w, y, n, _ in (y - w) / n * 2 },
    squaredError("squared-error-no-target", rows: [], "2w/N") { w, _, n, _ in (w + w) / n },
    squaredError("squared-error-sign-only", rows: [], "slope of |w − y|") { w, y, n, _ in
      (w > y ? 2 : -2) / n
    },
    Mutant(
      Submission(
        SquaredError.self, "squared-error-halved",
        forward: { a, context in
          let pairs = zip(a[0].storage, context.targets.storage)
          return Tensor(pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2 } / Double(a[0].shape[0]))
        },
        { a, context, g in
          [each(a[0]) { ($1 - context.targets.storage[$0]) * g.scalar / Double(a[0].shape[0]) }]
        }),
      Truth(rows: [17], "½ of the squares in both passes", wrong: ["predictions"], .consistentForward)),
  ]

  private static let ordinary = [0, 1, 2]

  private static func softmaxRows(
    _ id: String, rows: Set<Int>, _ family: String,
    _ row: @escaping @Sendable (_ p: [Double], _ g: [Double]) -> [Double]
  ) -> Mutant {
    Mutant(
      Submission(Softmax.self, id, profiles: ordinary) { a, _, g in
        let lines = (0..<a[0].shape[0]).flatMap { i in
          row(LoopedSoftmax.probabilities(a[0].row(i).storage), g.row(i).storage)
        }
        return [Tensor(shape: a[0].shape, storage: lines)]
      },
      Truth(rows: rows, family, wrong: ["logits"]))
  }

  private static let softmax = [
    softmaxRows("softmax-no-sum", rows: [21], "P⊙g") { p, g in zip(p, g).map(*) },
    softmaxRows("softmax-diagonal", rows: [22], "P(1 − P)⊙g") { p, g in zip(p, g).map { $0 * (1 - $0) * $1 }
    },
    softmaxRows("softmax-jacobian-twice", rows: [24], "Jacobian applied twice") { p, g in
      LoopedSoftmax.pullback(p, LoopedSoftmax.pullback(p, g))
    },
    softmaxRows("softmax-no-upstream", rows: [7], "derivative of the largest class") { p, _ in
      LoopedSoftmax.pullback(p, p.map { $0 == p.max() ? 1 : 0 })
    },
    softmaxRows("softmax-mean-for-sum", rows: [], "P⊙(g − mean g)") { p, g in
      zip(p, g).map { $0 * ($1 - g.reduce(0, +) / Double(g.count)) }
    },
    Mutant(
      Submission(Softmax.self, "softmax-down-the-batch", profiles: ordinary) { a, _, g in
        [columns(a[0], g)]
      },
      Truth(rows: [23], "backward pass normalises over the batch", wrong: ["logits"])),
    Mutant(
      Submission(
        Softmax.self, "softmax-over-the-batch", profiles: ordinary,
        forward: { a, _ in
          let columns = (0..<a[0].shape[1]).map {
            LoopedSoftmax.probabilities(a[0].select(axis: 1, at: $0).storage)
          }
          return matrix(a[0].shape[0], a[0].shape[1]) { columns[$1][$0] }
        }, { a, _, g in [columns(a[0], g)] }),
      Truth(rows: [23], "both passes normalise over the batch", wrong: ["logits"], .consistentForward)),
    Mutant(
      Submission(
        Softmax.self, "softmax-unshifted", profiles: [Softmax.profileWithLargeLogits],
        forward: { a, _ in
          let rows = (0..<a[0].shape[0]).flatMap { LoopedSoftmax.unshifted(a[0].row($0).storage) }
          return Tensor(shape: a[0].shape, storage: rows)
        },
        { a, _, g in
          let rows = (0..<a[0].shape[0]).flatMap { i in
            LoopedSoftmax.pullback(LoopedSoftmax.unshifted(a[0].row(i).storage), g.row(i).storage)
          }
          return [Tensor(shape: a[0].shape, storage: rows)]
        }),
      Truth(rows: [25], "overflows without the maximum", wrong: ["logits"], .consistentForward)),
  ]

  private static func columns(_ x: Tensor, _ g: Tensor) -> Tensor {
    let columns = (0..<x.shape[1]).map { c in
      LoopedSoftmax.pullback(
        LoopedSoftmax.probabilities(x.select(axis: 1, at: c).storage), g.select(axis: 1, at: c).storage)
    }
    return matrix(x.shape[0], x.shape[1]) { columns[$1][$0] }
  }
}
