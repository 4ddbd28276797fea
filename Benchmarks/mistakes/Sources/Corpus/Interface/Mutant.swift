/// A wrong submission, and what is wrong with it.
package struct Mutant: Sendable {
  package let submission: Submission
  package let truth: Truth

  package init(_ submission: Submission, _ truth: Truth) {
    self.submission = submission
    self.truth = truth
  }
}

/// What is wrong with a mutant.
package struct Truth: Sendable {
  /// How the mistake shows.
  package enum Manifestation: String, Sendable {
    /// The first call's gradients differ from the right ones.
    case gradients
    /// Forward result and gradients differ from the right ones; each other they fit.
    case consistentForward
    /// Forward result and gradients differ from the right ones, and do not fit each other either.
    case inconsistentForward
    /// The first call is right, the second is not.
    case secondCall
    /// The gradients are right, but the arguments have been overwritten.
    case mutation
    /// The backward function throws.
    case failure
  }

  /// Rows of the table of mistakes whose sentence is true of this mutant; empty when there is none.
  package let rows: Set<Int>
  /// The mistake in words.
  package let family: String
  /// Names of the arguments whose gradients are wrong at the first call, at some profile and seed.
  package let wrong: Set<String>
  package let manifestation: Manifestation

  package init(
    rows: Set<Int>, _ family: String, wrong: Set<String>, _ manifestation: Manifestation = .gradients
  ) {
    self.rows = rows
    self.family = family
    self.wrong = wrong
    self.manifestation = manifestation
  }
}
