import NumericalDifferentiation

/// How much of a gradient is examined, and with what.
public struct GradientCheckOptions: Sendable, Equatable {
  /// What is compared with numerical derivatives.
  public enum Extent: String, Sendable, Equatable, Codable {
    /// Random projections only: a few evaluations, however many entries there are; says which argument is
    /// wrong, not where.
    case screen
    /// Projections first; every entry of an argument that does not pass.
    case screenThenEntries
    /// Every entry of every argument, for several random cotangents.
    case entries
    /// Every entry of the Jacobian: one cotangent per result.
    case jacobian
  }

  /// What is compared.
  public var extent: Extent
  /// Decides cotangents and directions; the same seed gives the same verdict.
  public var seed: UInt64
  /// Independent Gaussian directions in the screen; at least 3.
  public var projections = 3
  /// Independent random cotangents where every entry is examined; at least 1.
  public var cotangents = 3
  /// Whether the mistake behind wrong gradients is looked for, at a second point near the first too: for each point two
  /// evaluations an entry or fewer. Not after projections only.
  public var namesMistakes = true
  /// Whether there is no pullback, but the gradient of a scalar: its cotangent is 1, so that reports show the gradient.
  var hasGradientOnly = false
  /// How numerical derivatives are taken.
  public var differences: DifferenceOptions

  /// Options with the defaults: projections first, double precision.
  public init(
    _ extent: Extent = .screenThenEntries, seed: UInt64 = 0, precision: Precision = .double
  ) {
    self.extent = extent
    self.seed = seed
    differences = DifferenceOptions(precision: precision)
  }
}
