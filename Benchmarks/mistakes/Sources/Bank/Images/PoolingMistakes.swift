package import Components
import Tensors

/// A gradient of a pooling layer, from where each window sends its own.
struct PoolingGradient {
  /// Calls with each result's position, and its window's positions in row-major order.
  static func forEachWindow(
    _ shape: [Int], _ context: PoolingContext, stride: Int? = nil,
    _ body: (_ output: [Int], _ members: [[Int]]) -> Void
  ) {
    let result = context.outputShape(shape)
    let stride = stride ?? context.stride
    for n in 0..<result[0] {
      for c in 0..<result[1] {
        for i in 0..<result[2] {
          for j in 0..<result[3] {
            let members = (0..<(context.window * context.window)).map { index in
              [n, c, i * stride + index / context.window, j * stride + index % context.window]
            }
            body([n, c, i, j], members)
          }
        }
      }
    }
  }

  /// Each window's shares of its upstream gradient.
  ///
  /// - Parameters:
  ///   - overwrites: whether a share replaces what an earlier window has sent to the same place.
  ///   - shares: the factor of each member, from the members' values.
  static func spread(
    _ input: Tensor, _ context: PoolingContext, _ cotangent: Tensor, stride: Int? = nil,
    overwrites: Bool = false, _ shares: (_ values: [Double]) -> [Double]
  ) -> Tensor {
    var gradient = Tensor.zeros(input.shape)
    var sources: [[[Int]]] = []
    forEachWindow(input.shape, context) { _, members in sources.append(members) }
    var index = 0
    forEachWindow(input.shape, context, stride: stride) { output, targets in
      let values = sources[index].map { input[$0] }
      index += 1
      for (target, share) in zip(targets, shares(values)) {
        guard target[2] < input.shape[2], target[3] < input.shape[3] else { continue }
        if overwrites {
          if share != 0 { gradient[target] = share * cotangent[output] }
        } else {
          gradient[target] += share * cotangent[output]
        }
      }
    }
    return gradient
  }

  /// 1 at one place of k², else 0.
  static func one(at place: Int, of values: [Double]) -> [Double] {
    values.indices.map { $0 == place ? 1 : 0 }
  }

  /// The first place whose value no other exceeds.
  static func largest(_ values: [Double]) -> Int {
    values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
  }
}

extension KnownMistake where Kind.Context == PoolingContext {
  /// Windows' shares that differ from the right ones.
  static func pooling(
    _ id: String, _ rows: Set<Int>, _ sentence: String, overwrites: Bool = false,
    _ shares: @escaping @Sendable (_ values: [Double]) -> [Double]
  ) -> KnownMistake {
    KnownMistake(id, rows, sentence) { arguments, context, cotangent in
      [PoolingGradient.spread(arguments[0], context, cotangent, overwrites: overwrites, shares)]
    }
  }

  /// Mistakes about where windows lie, for the right shares.
  static func ofWindows(_ shares: @escaping @Sendable (_ values: [Double]) -> [Double]) -> [KnownMistake] {
    [
      pooling(
        "windows overwrite", [31],
        "Where windows overlap, the last one replaces the others. Add their gradients: += instead of =.",
        overwrites: true, shares),
      KnownMistake(
        "stride left out", [32],
        "The backward pass puts the windows side by side. Window i starts at i × stride."
      ) { arguments, context, cotangent in
        [PoolingGradient.spread(arguments[0], context, cotangent, stride: 1, shares)]
      },
      KnownMistake(
        "window size for stride", [32],
        "The backward pass starts window i at i × window size. It starts at i × stride."
      ) { arguments, context, cotangent in
        [PoolingGradient.spread(arguments[0], context, cotangent, stride: context.window, shares)]
      },
      KnownMistake(
        "rows not seen dropped", [32],
        "The gradient lacks the rows or columns that fill no window. Their gradient is 0: keep the input's shape."
      ) { arguments, context, cotangent in
        let seen = [2, 3].map { (cotangent.shape[$0] - 1) * context.stride + context.window }
        let gradient = Kind.pullback(arguments, context, cotangent)[0]
        return [gradient.slice(axis: 2, 0..<seen[0]).slice(axis: 3, 0..<seen[1])]
      },
    ]
  }
}

extension MaxPooling: HasKnownMistakes {
  @MistakeList<MaxPooling>
  package static var particularMistakes: [KnownMistake<MaxPooling>] {
    KnownMistake.ofWindows { PoolingGradient.one(at: PoolingGradient.largest($0), of: $0) }
    wrongPlaces
    ties
    [
      KnownMistake(
        "maximum of at least 0", [37],
        "The search for the maximum starts at 0, so negative windows have none. Start at the window's first value.",
        forward: { maximum(forward($0, $1), 0) }
      ) { arguments, context, cotangent in
        pullback(arguments, context, cotangent * (forward(arguments, context) .> 0))
      },
      KnownMistake(
        "maximum of at least 0, forward", [37],
        "The forward pass starts the search for the maximum at 0. Start at the window's first value.",
        forward: { maximum(forward($0, $1), 0) }
      ) { pullback($0, $1, $2) },
    ]
  }

  private static var wrongPlaces: [KnownMistake<MaxPooling>] {
    [
      .pooling(
        "averaged", [37],
        "Every element of a window gets the mean share. Only the maximum does, and it gets all."
      ) { values in values.map { _ in 1 / Double(values.count) } },
      .pooling(
        "all elements", [37],
        "Every element of a window gets the whole gradient. Only the maximum does."
      ) { values in values.map { _ in 1 } },
      .pooling(
        "smallest", [37], "The gradient goes to the smallest element of a window. The largest gets it."
      ) {
        PoolingGradient.one(at: PoolingGradient.largest($0.map { -$0 }), of: $0)
      },
      .pooling(
        "largest magnitude", [37], "The gradient goes to the element of largest magnitude, not the largest."
      ) {
        PoolingGradient.one(at: PoolingGradient.largest($0.map(abs)), of: $0)
      },
      .pooling(
        "first element", [37], "The gradient goes to each window's first element. The largest gets it."
      ) {
        PoolingGradient.one(at: 0, of: $0)
      },
      .pooling("last element", [37], "The gradient goes to each window's last element. The largest gets it.")
      {
        PoolingGradient.one(at: $0.count - 1, of: $0)
      },
      .pooling(
        "row and column swapped", [37],
        "Row and column of the maximum are swapped. With window k its index is row × k + column."
      ) { values in
        let window = (0...values.count).first { $0 * $0 == values.count } ?? 1
        let place = PoolingGradient.largest(values)
        return PoolingGradient.one(at: place % window * window + place / window, of: values)
      },
      KnownMistake(
        "scaled by the maximum", [37],
        "The gradient is multiplied by the maximum. The maximum only says where it goes."
      ) { arguments, context, cotangent in
        pullback(arguments, context, cotangent * forward(arguments, context))
      },
    ]
  }

  private static var ties: [KnownMistake<MaxPooling>] {
    [
      .pooling(
        "all ties", [36],
        "Every element that equals the maximum gets the whole gradient. Only the first of them gets it."
      ) { values in values.map { $0 == values.max() ? 1 : 0 } },
      .pooling(
        "last tie", [36, 37],
        "Among equal maxima the last one gets the gradient. In this course the first one does: compare with >."
      ) { values in
        PoolingGradient.one(at: values.indices.reduce(0) { values[$1] >= values[$0] ? $1 : $0 }, of: values)
      },
    ]
  }
}

extension AveragePooling: HasKnownMistakes {
  package static var particularMistakes: [KnownMistake<AveragePooling>] {
    KnownMistake.ofWindows { values in values.map { _ in 1 / Double(values.count) } } + [
      .pooling(
        "sent to the maximum", [37],
        "The gradient goes to the largest element alone, as in max-pooling. A mean shares it among all."
      ) { PoolingGradient.one(at: PoolingGradient.largest($0), of: $0) },
      .pooling(
        "first element", [37], "The gradient goes to each window's first element. A mean shares it among all."
      ) { values in PoolingGradient.one(at: 0, of: values).map { $0 / Double(values.count) } },
    ]
      + scaled(
        "sum", [1], "The mean is not divided by the number of elements of a window. Divide by k·k."
      ) { context, _ in Double(context.window * context.window) }
      + scaled("divided by the side", [18], "You divide by k. A window has k·k elements.") { context, _ in
        Double(context.window)
      }
      + scaled(
        "divided twice", [1], "You divide by the number of elements of a window twice. Once is enough."
      ) {
        context, _ in 1 / Double(context.window * context.window)
      }
      + scaled(
        "divided by the stride's square", [18], "You divide by stride × stride. A window has k·k elements."
      ) { context, _ in Double(context.window * context.window) / Double(context.stride * context.stride) }
      + scaled(
        "divided by the results", [18],
        "You divide by the number of windows. Divide by the number of elements of a window, k·k."
      ) { context, shape in
        let result = context.outputShape(shape)
        return Double(context.window * context.window) / Double(result[2] * result[3])
      }
  }

  private static func scaled(
    _ id: String, _ rows: Set<Int>, _ sentence: String,
    _ factor: @escaping @Sendable (_ context: PoolingContext, _ shape: [Int]) -> Double
  ) -> [KnownMistake<AveragePooling>] {
    KnownMistake.inEitherPass(
      id, rows, sentence, forward: { factor($1, $0[0].shape) * forward($0, $1) },
      { arguments, context, cotangent in
        [factor(context, arguments[0].shape) * pullback(arguments, context, cotangent)[0]]
      })
  }
}
