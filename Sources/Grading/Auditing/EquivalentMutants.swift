import CourseModel

/// Judgements that surviving mutants are right: `grading/audit/<id>.txt`.
///
/// A line is a mutant's key, ` :: ` and the reason; empty lines and those that begin with `#` are left out.
struct EquivalentMutants {
  /// Reasons by key.
  private(set) var reasons: [String: String] = [:]

  /// Reads judgements.
  ///
  /// - Throws: when a line has no key or no reason, or judges what an earlier one did.
  init(_ text: String, of exercise: String) throws(AuditError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
      let place = "grading/audit/\(exercise).txt:\(index + 1)"
      let parts = line.split(separator: " :: ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw AuditError("\(place): write the key of a mutant, ` :: ` and why no check can tell it.")
      }
      guard reasons.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw AuditError("\(place): this mutant is judged above. Remove one of the lines.")
      }
    }
  }
}

/// Why an exercise cannot be audited.
struct AuditError: UserCorrectable {
  /// What is wrong and what to do.
  let description: String

  init(_ description: String) { self.description = description }
}
