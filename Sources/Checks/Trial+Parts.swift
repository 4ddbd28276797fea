import CourseModel

extension Trial {
  /// Runs several cases that count as one: it passes when all of them do.
  ///
  /// With `proportional` scoring this divides an item into parts of equal worth, however many cases each
  /// part takes. Every case that fails is still reported by itself.
  public func part(_ cases: () throws -> Void) rethrows {
    let before = outcome
    try cases()
    outcome.cases = before.cases + 1
    outcome.passed = before.passed + (outcome.findings.count == before.findings.count ? 1 : 0)
  }
}
