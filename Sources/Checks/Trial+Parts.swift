import CourseModel

extension Trial {
  /// Runs several cases that are one part of the item: it passes when all of them do.
  ///
  /// With `proportional` scoring the parts are of equal worth, however many cases each takes. Every case is still
  /// counted, and reported when it fails.
  public func part(_ cases: () throws -> Void) rethrows {
    let before = outcome
    try cases()
    let failed = before.findings.count..<outcome.findings.count
    for index in failed { outcome.findings[index].part = before.parts }
    outcome.parts = before.parts + 1
    outcome.passedParts = before.passedParts + (failed.isEmpty ? 1 : 0)
  }
}
