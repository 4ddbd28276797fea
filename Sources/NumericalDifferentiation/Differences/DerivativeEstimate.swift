/// The numerical derivative of a function along one coordinate.
package struct DerivativeEstimate: Sendable, Equatable {
  /// What kind of point the function has there.
  package enum Regularity: Sendable, Equatable {
    /// Differentiable; the observed order of convergence, nil where only round-off was left to see.
    case smooth(order: Double?)
    /// The one-sided derivatives differ; they are the ends of the interval.
    case kink(ClosedRange<Double>)
    /// No step gave a trustworthy derivative; says why.
    case inconclusive(String)
  }

  /// The derivative; the middle of the interval at a kink; the last attempt where inconclusive.
  package let value: Double
  /// Bound on the error of the value, or of each end of the interval; infinite where inconclusive.
  package let error: Double
  /// Whether the derivative exists.
  package let regularity: Regularity
  /// How often the function was evaluated.
  package let evaluations: Int

  /// Whether the derivative exists and is known.
  package var isSmooth: Bool {
    guard case .smooth = regularity else { return false }
    return true
  }
}

extension DerivativeEstimate {
  /// The derivative by a parameter that runs `scale` times as fast.
  package func divided(by scale: Double) -> DerivativeEstimate {
    let regularity: Regularity =
      if case .kink(let interval) = self.regularity {
        .kink(interval.lowerBound / scale...interval.upperBound / scale)
      } else {
        self.regularity
      }
    return DerivativeEstimate(
      value: value / scale, error: error / scale, regularity: regularity, evaluations: evaluations)
  }
}
