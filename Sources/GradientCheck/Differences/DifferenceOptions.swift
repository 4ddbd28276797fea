/// How numerical derivatives are taken. The defaults suit functions computed in `Double`.
///
/// Steps are given for an argument of size at most 1; for a larger entry `x` they are multiplied by the
/// power of two at or below `|x|`.
public struct DifferenceOptions: Sendable, Equatable {
  /// Factor κ between the estimated error and the bound: `κ(|R − D_h| + 2ε_f/h)`; above 1.
  ///
  /// Ten, because both estimates are samples: truncation is judged by its leading term, noise by some
  /// twenty differences.
  public var safetyFactor = 10.0
  /// Smallest step tried, `2⁻⁴⁰`: below it round-off leaves fewer than four digits of a difference.
  public var smallestStep = 0x1p-40
  /// Largest step tried, `2⁻⁸`.
  public var largestStep = 0x1p-8
  /// Relative error at which no better step is looked for.
  public var targetPrecision = 1e-6
  /// Bound of an entry, relative to the norm of the gradient, above which larger steps are tried as well.
  public var significance = 1e-5
  /// How many steps are tried per entry before it is inconclusive.
  public var attempts = 14

  /// The default options.
  public init() {}
}
