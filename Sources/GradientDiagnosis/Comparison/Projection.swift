/// A directional derivative beside the one that analytic gradients imply.
public struct Projection: Sendable, Equatable {
  /// `⟨a, d⟩`: what the gradient under test implies.
  public let analytic: Double
  /// `(f(x + td) − f(x − td))/2t`, refined where needed.
  public let numeric: Double
  /// Bound on the error of the numeric value.
  public let tolerance: Double
  /// What an error as large as the gradient, in the entry that moves least, would change.
  public let visible: Double

  package init(analytic: Double, numeric: Double, tolerance: Double, visible: Double) {
    self.analytic = analytic
    self.numeric = numeric
    self.tolerance = tolerance
    self.visible = visible
  }

  /// Whether the two agree.
  package var isRight: Bool { abs(analytic - numeric) <= tolerance }

  /// Whether the tolerance is small enough to notice an error of 0.1 % of the gradient in any one entry.
  package var isTelling: Bool { visible > 0 ? tolerance <= 1e-5 * visible : analytic == 0 && numeric == 0 }
}
