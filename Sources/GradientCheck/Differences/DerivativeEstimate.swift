/// The numerical derivative of a function along one coordinate.
struct DerivativeEstimate: Sendable, Equatable {
  /// What kind of point the function has there.
  enum Regularity: Sendable, Equatable {
    /// Differentiable; the observed order of convergence, nil where only round-off was left to see.
    case smooth(order: Double?)
    /// The one-sided derivatives differ; they are the ends of the interval.
    case kink(ClosedRange<Double>)
    /// No step gave a trustworthy derivative; says why.
    case inconclusive(String)
  }

  /// The derivative; the middle of the interval at a kink; the last attempt where inconclusive.
  let value: Double
  /// Bound on the error of the value, or of each end of the interval; infinite where inconclusive.
  let error: Double
  /// Whether the derivative exists.
  let regularity: Regularity
  /// How often the function was evaluated.
  let evaluations: Int

  /// Whether the derivative exists and is known.
  var isSmooth: Bool {
    guard case .smooth = regularity else { return false }
    return true
  }
}
