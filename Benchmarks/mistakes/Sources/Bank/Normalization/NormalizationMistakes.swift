import Components
import Tensors

/// The gradient of a normalization with something wrong on the way.
private struct FaultyNormalization: Sendable {
  /// Of the variance, Σ/(count − correction), in what the backward pass normalizes by.
  var correction = 0.0
  /// How much of the terms through mean and variance is subtracted, given how many values there are.
  var throughMean: @Sendable (Double) -> Double = { _ in 1 }
  var throughVariance: @Sendable (Double) -> Double = { _ in 1 }
  /// Of the whole gradient of the input.
  var factor: @Sendable (Double) -> Double = { _ in 1 }

  func normalized(
    _ input: Tensor, axis: Int, epsilon: Double
  ) -> (values: Tensor, deviation: Tensor) {
    let centered = input - input.mean(axis: axis, keepDims: true)
    let squares = (centered * centered).sum(axis: axis, keepDims: true)
    let deviation = sqrt(squares / (Double(input.shape[axis]) - correction) + epsilon)
    return (centered / deviation, deviation)
  }

  func gradients(_ arguments: [Tensor], _ cotangent: Tensor, axis: Int, epsilon: Double) -> [Tensor] {
    let (values, deviation) = normalized(arguments[0], axis: axis, epsilon: epsilon)
    let count = Double(arguments[0].shape[axis])
    let gradValues = cotangent * arguments[1]
    let mean = throughMean(count) * gradValues.mean(axis: axis, keepDims: true)
    let slope = throughVariance(count) * (gradValues * values).mean(axis: axis, keepDims: true)
    return [
      factor(count) * (gradValues - mean - values * slope) / deviation, (cotangent * values).sum(axis: 0),
      cotangent.sum(axis: 0),
    ]
  }
}

extension KnownMistake where Kind: Normalization {
  /// What goes wrong in a normalization.
  static var ofNormalization: [KnownMistake] {
    ofStatistics + ofCorrection + ofParameters
  }

  private static func faulty(
    _ id: String, _ rows: Set<Int>, _ sentence: String, _ change: (inout FaultyNormalization) -> Void
  ) -> KnownMistake {
    var faulty = FaultyNormalization()
    change(&faulty)
    return KnownMistake(id, rows, sentence) { [faulty] arguments, context, cotangent in
      faulty.gradients(arguments, cotangent, axis: Kind.axis, epsilon: context.epsilon)
    }
  }

  private static var ofStatistics: [KnownMistake] {
    [
      faulty(
        "statistics constant", [38],
        "Mean and variance are treated as constants. They depend on the input: subtract the terms through"
          + " both."
      ) {
        $0.throughMean = { _ in 0 }
        $0.throughVariance = { _ in 0 }
      },
      faulty(
        "mean constant", [38],
        "The term through the mean is missing. Subtract the mean of the gradient of x̂."
      ) { $0.throughMean = { _ in 0 } },
      faulty(
        "variance constant", [39],
        "The term through the variance is missing. Subtract x̂ times the mean of (gradient of x̂)⊙x̂."
      ) { $0.throughVariance = { _ in 0 } },
      faulty(
        "variance term added", [39],
        "The term through the variance has the wrong sign. It is subtracted, as that through the mean is."
      ) { $0.throughVariance = { _ in -1 } },
      faulty(
        "variance term doubled", [39],
        "The term through the variance is twice too large: the derivative of a square root has a factor ½."
      ) { $0.throughVariance = { _ in 2 } },
      faulty(
        "variance term halved", [39],
        "The term through the variance is half of what it should be: the derivative of a square has a"
          + " factor 2."
      ) { $0.throughVariance = { _ in 0.5 } },
      faulty(
        "sums for means", [1],
        "The terms through mean and variance use sums. Divide both by the number of values."
      ) {
        $0.throughMean = { $0 }
        $0.throughVariance = { $0 }
      },
      faulty(
        "sum in the mean's term", [1],
        "The term through the mean uses a sum. Divide it by the number of values."
      ) { $0.throughMean = { $0 } },
      faulty(
        "sum in the variance's term", [1],
        "The term through the variance uses a sum. Divide it by the number of values."
      ) { $0.throughVariance = { $0 } },
      faulty(
        "not divided by the number of values", [1],
        "The gradient of the input lacks the division by the number of values that your formula needs in"
          + " the end."
      ) { $0.factor = { $0 } },
    ]
  }

  private static func forward(_ faulty: FaultyNormalization) -> Forward {
    { arguments, context in
      let values = faulty.normalized(arguments[0], axis: Kind.axis, epsilon: context.epsilon).values
      return arguments[1] * values + arguments[2]
    }
  }

  private static func pullback(_ faulty: FaultyNormalization) -> Pullback {
    { arguments, context, cotangent in
      faulty.gradients(arguments, cotangent, axis: Kind.axis, epsilon: context.epsilon)
    }
  }

  @MistakeList<Kind>
  private static var ofCorrection: [KnownMistake] {
    let besselTerm: @Sendable (Double) -> Double = { $0 / ($0 - 1) }
    let unbiased = FaultyNormalization(correction: 1, throughVariance: besselTerm)
    let statistics = FaultyNormalization(correction: 1)
    let term = FaultyNormalization(throughVariance: besselTerm)
    let terms = FaultyNormalization(throughMean: besselTerm, throughVariance: besselTerm)
    let advice = "The variance here divides by the number of values n, not n − 1."
    let partly: [(String, FaultyNormalization)] = [
      ("statistics", statistics), ("variance term", term), ("both terms", terms),
    ]
    inEitherPass(
      "n − 1", [40], "You divide by n − 1. \(advice)", forward: forward(unbiased), pullback(unbiased))
    [unbiased, statistics].enumerated().map { index, faulty in
      KnownMistake(
        "n − 1, input alone \(index)", [40], at: [0], "The input's gradient divides by n − 1. \(advice)"
      ) { [try pullback(faulty)($0, $1, $2)[0]] }
    }
    partly.map { name, faulty in
      KnownMistake(
        "n − 1 in the \(name), backward", [40], "Part of the backward pass divides by n − 1. \(advice)",
        pullback(faulty))
    }
    [
      KnownMistake(
        "n − 1, statistics alone", [40],
        "The variance divides by n − 1, and the backward pass by n. \(advice)", forward: forward(unbiased),
        pullback(statistics))
    ]
  }

  private static var ofParameters: [KnownMistake] {
    @Sendable func values(_ arguments: [Tensor], _ context: Kind.Context) -> Tensor {
      FaultyNormalization().normalized(arguments[0], axis: Kind.axis, epsilon: context.epsilon).values
    }
    let parameters: [(String, [Int])] = [("scale", [1]), ("shift", [2]), ("scale and shift", [1, 2])]
    return parameters.flatMap { name, places in
      func mistake(
        _ id: String, _ rows: Set<Int>, _ sentence: String, _ reduce: @escaping @Sendable (Tensor) -> Tensor
      ) -> KnownMistake {
        KnownMistake("\(name) \(id)", rows, at: places, sentence) { arguments, context, cotangent in
          places.map { reduce($0 == 1 ? cotangent * values(arguments, context) : cotangent) }
        }
      }
      return [
        mistake(
          "averaged", [5],
          "The gradient of the \(name) is a mean over the examples. Every example adds to it: take the sum."
        ) { $0.mean(axis: 0) },
        mistake(
          "not summed", [72],
          "The gradient of the \(name) still has the batch axis. Sum over the examples: it was broadcast to"
            + " them."
        ) { $0 },
        mistake(
          "summed over features", [4],
          "The gradient of the \(name) is summed over the wrong axis. Sum over the examples, axis 0."
        ) { $0.sum(axis: 1) },
        mistake(
          "of the first example", [6],
          "The gradient of the \(name) comes from the first example alone. Add up the examples of the batch."
        ) { $0.row(0) },
        mistake(
          "of the last example", [6],
          "The gradient of the \(name) comes from the last example alone. Add up the examples of the batch."
        ) { $0.row($0.shape[0] - 1) },
      ]
    }
  }
}
