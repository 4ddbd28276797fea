/// What became of one mutant at one seed.
package enum Outcome: String, Sendable, CaseIterable, Codable {
  /// Nothing was found.
  case missed
  /// The diagnosis is true.
  case namedRightly
  /// The diagnosis is not.
  case namedWrongly
  /// Caught; no diagnosis, or candidates of which some are not true.
  case unnamed

  /// Judges what a namer said of a caught mutant.
  ///
  /// A diagnosis is true when it claims a row that is in the truth. Candidates count as named rightly when
  /// every one is true, else as unnamed. Where the truth has no row, every diagnosis is wrong.
  ///
  /// - Parameter truth: the rows that are true of the mutant.
  package init(of naming: Naming, truth: Set<Int>) {
    switch naming {
    case .unnamed: self = .unnamed
    case .named(let diagnosis): self = diagnosis.rows.isDisjoint(with: truth) ? .namedWrongly : .namedRightly
    case .candidates(let diagnoses):
      let areTrue = diagnoses.allSatisfy { !$0.rows.isDisjoint(with: truth) }
      self = !diagnoses.isEmpty && areTrue ? .namedRightly : .unnamed
    }
  }
}
