/// How numerical derivatives are taken.
///
/// Steps are given for an argument of size at most 1; for a larger entry `x` they are multiplied by the
/// power of two at or below `|x|`.
public struct DifferenceOptions: Sendable, Equatable {
  /// Factor κ between the estimated error and the bound: `κ(|R − D_h| + 2ε_f/h)`; above 1.
  ///
  /// Ten, because both estimates are samples: truncation is judged by its leading term, noise by some
  /// twenty differences.
  public var safetyFactor = 10.0
  /// The format in which the function computes.
  public let precision: Precision
  /// Smallest step tried; `2⁻⁴⁰` in double precision: below it round-off leaves fewer than four digits.
  public var smallestStep: Double
  /// Largest step tried; `2⁻⁸` in double precision.
  public var largestStep: Double
  /// Relative error at which no better step is looked for.
  public var targetPrecision: Double
  /// Bound of an entry, relative to the norm of the gradient, above which larger steps are tried as well.
  public var significance: Double
  /// How many steps are tried per entry before it is inconclusive.
  public var attempts = 14

  /// The options that suit a format.
  public init(precision: Precision = .double) {
    self.precision = precision
    switch precision {
    case .double: (smallestStep, largestStep, targetPrecision, significance) = (0x1p-40, 0x1p-8, 1e-6, 1e-5)
    case .single: (smallestStep, largestStep, targetPrecision, significance) = (0x1p-14, 0x1p-3, 1e-3, 1e-3)
    }
  }
}
