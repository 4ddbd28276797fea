import Foundation

/// A directional derivative beside the one that analytic gradients imply.
public struct Projection: Sendable, Equatable {
  /// `⟨a, d⟩`: what the gradient under test implies.
  public let analytic: Double
  /// `(f(x + td) − f(x − td))/2t`, refined where needed.
  public let numeric: Double
  /// Bound on the error of the numeric value.
  public let tolerance: Double
  /// Size of the terms of `⟨a, d⟩`: `‖a ∘ d‖`.
  public let scale: Double

  /// Whether the two agree.
  var isRight: Bool { abs(analytic - numeric) <= tolerance }

  /// Whether the tolerance is small enough to notice an error of 0.1 % of the gradient.
  var isTelling: Bool { tolerance <= 1e-4 * max(scale, abs(numeric)) || (scale == 0 && numeric == 0) }
}
