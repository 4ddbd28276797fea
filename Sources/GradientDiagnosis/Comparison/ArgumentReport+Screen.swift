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
