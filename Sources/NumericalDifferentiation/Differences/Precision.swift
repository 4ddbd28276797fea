/// The floating-point format in which a function and its gradient are computed.
///
/// Values cross as `Double`; a student's code that computes in `Float` inside is judged with the round-off of
/// `Float`.
public enum Precision: String, Sendable, Equatable, Codable {
  /// IEEE 754 binary64, `u = 2⁻⁵³`.
  case double
  /// IEEE 754 binary32, `u = 2⁻²⁴`.
  case single

  /// Unit round-off u: half the distance from 1 to the next number.
  public var unitRoundoff: Double {
    switch self {
    case .double: 0x1p-53
    case .single: 0x1p-24
    }
  }

  /// What an analytic derivative may lose to its own round-off, relative to itself.
  package var analyticError: Double {
    switch self {
    case .double: 1e-9
    case .single: 2e-5
    }
  }

  /// The same relative to the largest derivative, for sums over a batch that cancel.
  package var analyticErrorOfLargest: Double {
    switch self {
    case .double: 1e-12
    case .single: 1e-5
    }
  }

  /// Relative agreement of one plain central quotient with an analytic derivative that needs no error bound:
  /// chance gives it once in a million.
  package var agreement: Double {
    switch self {
    case .double: 1e-6
    case .single: 1e-3
    }
  }

  /// Relative change of a function that a derivative must explain: round-off blurs less.
  var visibleChange: Double {
    switch self {
    case .double: 1e-6
    case .single: 1e-2
    }
  }

  /// Exponent of the step near the optimum of central differences for a function of size 1, `u^{1/3}`.
  package var stepExponent: Double {
    switch self {
    case .double: -18
    case .single: -8
    }
  }
}
