/// Entries whose kinks depend on each other, such as those that tie for a maximum.
///
/// For each entry alone every value between its one-sided derivatives is a subgradient; together they must lie
/// in the Clarke subdifferential, the convex hull of the limits of gradients nearby: `⟨a, d⟩ ≤ f°(x; d)` in every
/// direction d. For a maximum of tied entries these sum to the cotangent.
///
/// Source: F. H. Clarke, *Optimization and Nonsmooth Analysis*, ch. 2.
public struct JointSubdifferential: Sendable, Equatable {
  /// Offsets of the entries, ascending.
  public let entries: [Int]
  /// Directions in which a subgradient is tested, one number per entry; the first moves all entries alike.
  let directions: [[Double]]
  /// For each direction the interval `[−f°(x; −d), f°(x; d)]` that `⟨a, d⟩` must lie in, widened by its error.
  let intervals: [ClosedRange<Double>]

  /// What the sum of the entries must lie in.
  public var sum: ClosedRange<Double> { intervals[0] }

  /// Whether the entries of a gradient lie in the subdifferential, as far as the directions tell.
  package func accepts(_ gradient: [Double]) -> Bool {
    zip(directions, intervals).allSatisfy { direction, interval in
      interval.contains(zip(entries, direction).reduce(0) { $0 + gradient[$1.0] * $1.1 })
    }
  }
}
