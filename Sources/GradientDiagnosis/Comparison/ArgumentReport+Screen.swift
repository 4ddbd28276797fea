package import NumericalDifferentiation
package import Tensors

extension ArgumentReport {
  /// The report on a gradient that cannot be compared: of the wrong shape, or not finite; nil for others.
  package init?(defectOf gradient: Tensor, as argument: NamedTensor) {
    let shape = argument.value.shape
    if gradient.shape != shape {
      self = .defective(argument.name, .shape(expected: shape, actual: gradient.shape))
    } else if let offset = gradient.storage.firstIndex(where: { !$0.isFinite }) {
      self = .defective(
        argument.name,
        .notFinite(position: unravelled(offset, in: shape), value: gradient.storage[offset]))
    } else {
      return nil
    }
  }

  /// The report that projections give: right when all agree closely, wrong when one differs.
  package init(_ name: String, projections: [Projection]) {
    let isDecided = !projections.isEmpty && projections.allSatisfy(\.isTelling)
    let verdict: GradientVerdict =
      !projections.allSatisfy(\.isRight) ? .wrong : isDecided ? .right : .inconclusive
    self.init(
      name: name, verdict: verdict, defect: nil, worst: nil, wrongEntries: [], comparedEntries: 0,
      kinkEntries: [], inconclusiveEntries: [], projections: projections)
  }
}

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
