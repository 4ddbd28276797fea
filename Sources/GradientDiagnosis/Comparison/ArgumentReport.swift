public import NumericalDifferentiation

/// Verdict on an analytic gradient.
public enum GradientVerdict: String, Sendable, Equatable, Codable {
  /// Every examined entry agrees with the numerical gradient within its error bound.
  case right
  /// Some entry lies outside its error bound, is not finite, or the shape differs.
  case wrong
  /// No entry is known to be wrong, but the numerical derivative of some entry cannot be trusted.
  case inconclusive
}

/// How the analytic gradient of one argument compares with the numerical one.
public struct ArgumentReport: Sendable, Equatable {
  /// Why a gradient could not be compared entry by entry.
  public enum Defect: Sendable, Equatable {
    /// The gradient must be shaped like its argument.
    case shape(expected: [Int], actual: [Int])
    /// The first entry that is NaN or infinite, by position.
    case notFinite(position: [Int], value: Double)
  }

  /// The argument's name.
  public package(set) var name: String
  /// Right, wrong, or not to be decided.
  public let verdict: GradientVerdict
  /// Set when entries were not compared.
  public let defect: Defect?
  /// The entry farthest outside its bound, measured in bounds; of a right gradient, the nearest to it.
  public let worst: EntryComparison?
  /// Offsets of wrong entries, kinks included, ascending.
  public let wrongEntries: [Int]
  /// How many entries were compared.
  public let comparedEntries: Int
  /// Offsets of compared entries at a kink; those accept the whole interval of one-sided derivatives.
  public let kinkEntries: [Int]
  /// Offsets of entries that could not be decided.
  public let inconclusiveEntries: [Int]
  /// Ties at which the entries are no subgradient together; these entries count as wrong.
  public package(set) var wrongTies: [JointSubdifferential] = []
  /// Directional derivatives beside those that the gradient implies, where only these were compared.
  public package(set) var projections: [Projection] = []
  /// Which result was differentiated, where each was by itself.
  public package(set) var resultPosition: [Int]?
}

/// One entry of an analytic gradient beside the numerical derivative.
public struct EntryComparison: Sendable, Equatable {
  /// Offset in row-major storage.
  public let offset: Int
  /// The shape of the argument.
  let shape: [Int]
  /// The value under test.
  public let analytic: Double
  /// The numerical derivative; at a kink the middle of ``interval``.
  public let numeric: Double
  /// How far the analytic value may lie from the numeric one, or from the interval.
  public let tolerance: Double
  /// Observed order of convergence of the difference quotients; nil where only round-off was left to see, or where
  /// a plain quotient confirmed the value.
  public let observedOrder: Double?
  /// The one-sided derivatives, at a kink.
  public let interval: ClosedRange<Double>?

  /// One index per axis.
  public var position: [Int] { unravelled(offset, in: shape) }

  /// Distance from the accepted value or interval, without tolerance.
  public var deviation: Double {
    guard let interval else { return abs(analytic - numeric) }
    return max(interval.lowerBound - analytic, analytic - interval.upperBound, 0)
  }

  /// Whether the deviation is within the tolerance.
  public var isRight: Bool { deviation <= tolerance }
}
