import CourseModel

extension Trial {
  /// Runs several cases that are one part of the item: it passes when all of them do.
  ///
  /// With `proportional` scoring the parts are of equal worth, however many cases each takes. Every case is still
  /// counted, and reported when it fails.
  public func part(_ cases: () throws -> Void) rethrows {
    let before = outcome
    outcome.selfConsistentGradients = 0
    outcome.presumptions = 0
    try cases()
    let failed = before.findings.count..<outcome.findings.count
    for index in failed { outcome.findings[index].part = before.parts }
    let isHalf = !failed.isEmpty && outcome.halves == failed.count
    outcome.parts = before.parts + 1
    outcome.passedParts = before.passedParts + (failed.isEmpty ? 1 : 0)
    outcome.selfConsistentGradients = before.selfConsistentGradients + (isHalf ? 1 : 0)
    outcome.presumptions = before.presumptions
  }

  /// Runs cases that presume a right forward function: where the student's is wrong, they fail with a right backward
  /// function too.
  ///
  /// In an item on gradients, such a case does not stand in the way of the half that a backward function earns which is
  /// right for the student's own forward function. Examples are a loss beside its gradients, and gradients known
  /// beforehand. What holds for every gradient, such as linearity in the upstream gradient, presumes nothing.
  public func presumingForward(_ cases: () throws -> Void) rethrows {
    let before = outcome.findings.count
    try cases()
    outcome.presumptions += outcome.findings[before...].count { $0.kind == .failed }
  }
}
