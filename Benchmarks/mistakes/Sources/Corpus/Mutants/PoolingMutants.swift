import Components
import Tensors

enum PoolingMutants {
  /// Calls for each window with its result's indices and the rows and columns that it covers.
  static func slide(
    _ shape: [Int], _ context: PoolingContext, step: Int? = nil,
    _ body: (_ n: Int, _ c: Int, _ i: Int, _ j: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void
  ) {
    let (step, window) = (step ?? context.stride, context.window)
    for n in 0..<shape[0] {
      for c in 0..<shape[1] {
        for i in 0..<context.outputLength(shape[2]) {
          for j in 0..<context.outputLength(shape[3]) {
            body(n, c, i, j, i * step..<i * step + window, j * step..<j * step + window)
          }
        }
      }
    }
  }

  /// Max-pooling where `share` says how much of the upstream gradient a member of a window receives.
  private static func shared(
    _ a: [Tensor], _ context: PoolingContext, _ g: Tensor, step: Int? = nil, assigns: Bool = false,
    _ share: (_ value: Double, _ members: [Double], _ place: Int) -> Double
  ) -> [Tensor] {
    var dx = Tensor.zeros(a[0].shape)
    slide(dx.shape, context, step: step) { n, c, i, j, rows, columns in
      let members = rows.flatMap { r in columns.map { a[0][n, c, r, $0] } }
      for (place, value) in members.enumerated() {
        let part = share(value, members, place)
        guard part != 0 else { continue }
        let (r, s) = (rows.lowerBound + place / columns.count, columns.lowerBound + place % columns.count)
        dx[n, c, r, s] = (assigns ? 0 : dx[n, c, r, s]) + part * g[n, c, i, j]
      }
    }
    return [dx]
  }

  private static func isFirstLargest(_ members: [Double], _ place: Int) -> Bool {
    members.firstIndex { $0 == members.max() } == place
  }

  static func rightMaximum(_ a: [Tensor], _ context: PoolingContext, _ g: Tensor) -> [Tensor] {
    shared(a, context, g) { isFirstLargest($1, $2) ? 1 : 0 }
  }

  static func rightAverage(_ a: [Tensor], _ context: PoolingContext, _ g: Tensor) -> [Tensor] {
    shared(a, context, g) { _, members, _ in 1 / Double(members.count) }
  }

  static let all = maximum + average

  private static func maxPool(
    _ id: String, rows: Set<Int>, _ family: String, profiles: [Int]? = nil,
    _ pullback: @escaping @Sendable ([Tensor], PoolingContext, Tensor) -> [Tensor]
  ) -> Mutant {
    Mutant(
      Submission(MaxPooling.self, id, profiles: profiles, pullback),
      Truth(rows: rows, family, wrong: ["input"]))
  }

  private static let maximum = [
    maxPool(
      "max-pool-all-ties", rows: [36], "every tied maximum receives everything",
      profiles: [MaxPooling.profileWithTies]
    ) { a, context, g in shared(a, context, g) { value, members, _ in value == members.max() ? 1 : 0 } },
    maxPool("max-pool-averaged", rows: [37], "spread over the window") { a, context, g in
      shared(a, context, g) { _, members, _ in 1 / Double(members.count) }
    },
    maxPool("max-pool-smallest", rows: [37], "to the smallest") { a, context, g in
      shared(a, context, g) { value, members, _ in value == members.min() ? 1 : 0 }
    },
    maxPool("max-pool-corner", rows: [37], "to the window's first corner") { a, context, g in
      shared(a, context, g) { _, _, place in place == 0 ? 1 : 0 }
    },
    maxPool("max-pool-assigned", rows: [31], "= for += where windows overlap", profiles: [1]) {
      a, context, g in shared(a, context, g, assigns: true) { isFirstLargest($1, $2) ? 1 : 0 }
    },
    maxPool("max-pool-stride-one", rows: [32], "stride ignored") { a, context, g in
      shared(a, context, g, step: 1) { isFirstLargest($1, $2) ? 1 : 0 }
    },
    maxPool("max-pool-times-value", rows: [], "multiplied by the maximum") { a, context, g in
      shared(a, context, g) { isFirstLargest($1, $2) ? $0 : 0 }
    },
    Mutant(
      Submission(
        MaxPooling.self, "min-pool", profiles: [0, 1],
        forward: { a, context in
          var y = Tensor.full(context.outputShape(a[0].shape), .infinity)
          slide(a[0].shape, context) { n, c, i, j, rows, columns in
            for r in rows { for s in columns { y[n, c, i, j] = min(y[n, c, i, j], a[0][n, c, r, s]) } }
          }
          return y
        },
        { a, context, g in
          shared(a, context, g) { value, members, _ in value == members.min() ? 1 : 0 }
        }),
      Truth(rows: [37], "smallest of the window in both passes", wrong: ["input"], .consistentForward)),
  ]

  private static let average = [
    Mutant(
      Submission(AveragePooling.self, "average-pool-summed") { a, context, g in
        shared(a, context, g) { _, _, _ in 1 }
      },
      Truth(rows: [1], "not divided by the window's area", wrong: ["input"])),
    Mutant(
      Submission(AveragePooling.self, "average-pool-side") { a, context, g in
        shared(a, context, g) { _, _, _ in 1 / Double(context.window) }
      },
      Truth(rows: [18], "divided by the side, not the area", wrong: ["input"])),
    Mutant(
      Submission(AveragePooling.self, "average-pool-assigned", profiles: [1, 2]) { a, context, g in
        shared(a, context, g, assigns: true) { _, members, _ in 1 / Double(members.count) }
      },
      Truth(rows: [31], "= for += where windows overlap", wrong: ["input"])),
    Mutant(
      Submission(AveragePooling.self, "average-pool-to-largest") { a, context, g in
        shared(a, context, g) { isFirstLargest($1, $2) ? 1 : 0 }
      },
      Truth(rows: [37], "treated as max-pooling", wrong: ["input"])),
  ]
}

extension PoolingMutants {
  /// The last of tied maxima receives the gradient: also a subgradient.
  static func lastMaximum(_ x: Tensor, _ context: PoolingContext, _ g: Tensor) -> Tensor {
    var dx = Tensor.zeros(x.shape)
    slide(x.shape, context) { n, c, i, j, rows, columns in
      var (best, at) = (-Double.infinity, (rows.lowerBound, columns.lowerBound))
      for r in rows { for s in columns where x[n, c, r, s] >= best { (best, at) = (x[n, c, r, s], (r, s)) } }
      dx[n, c, at.0, at.1] += g[n, c, i, j]
    }
    return dx
  }
}
