import CourseModel

extension Trial {
  /// Runs several cases that count as one: it passes when all of them do.
  ///
  /// With `proportional` scoring this divides an item into parts of equal worth, however many cases each
  /// part takes. Every case that fails is still reported by itself.
  public func part(_ cases: () throws -> Void) rethrows {
    let before = outcome
    outcome.selfConsistentGradients = 0
    outcome.presumptions = 0
    try cases()
    let failed = outcome.findings.count - before.findings.count
    outcome.cases = before.cases + 1
    outcome.passed = before.passed + (failed == 0 ? 1 : 0)
    let isHalf = failed > 0 && outcome.halves == failed
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
