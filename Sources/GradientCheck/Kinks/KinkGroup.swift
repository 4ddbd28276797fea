/// Entries whose kinks depend on each other, such as those that tie for a maximum.
///
/// For each entry alone every value between its one-sided derivatives is a subgradient; together they must lie
/// in the Clarke subdifferential, the convex hull of the limits of gradients nearby. For a maximum of tied
/// entries these sum to the cotangent.
///
/// Source: F. H. Clarke, *Optimization and Nonsmooth Analysis*, ch. 2; J. V. Burke, A. S. Lewis and M. L. Overton,
/// *A robust gradient sampling algorithm*, SIAM J. Optim. 15 (2005), doi:10.1137/030601296.
public struct KinkGroup: Sendable, Equatable {
  /// Offsets of the entries, ascending.
  public let entries: [Int]
  /// Directions d in which a subgradient is tested, one number per entry.
  let directions: [[Double]]
  /// For each direction the interval `[−f°(x; −d), f°(x; d)]` that `⟨a, d⟩` must lie in.
  let intervals: [ClosedRange<Double>]
  /// Bound on the error of the ends of the intervals.
  let error: Double
}
