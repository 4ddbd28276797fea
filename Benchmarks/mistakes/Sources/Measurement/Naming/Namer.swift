/// What names a mistake: signatures, a bank of known mistakes, or both.
package protocol Namer: Sendable {
  /// Names the mistake of one submission.
  ///
  /// - Parameter observations: of at least two independent points of one component; something was found at
  ///   one of them. What the submission is called and what is wrong with it is not to be seen.
  func name(_ observations: [Observation]) -> Naming
}

/// What a namer says.
package enum Naming: Sendable, Equatable {
  /// One diagnosis.
  case named(Diagnosis)
  /// Several, one of which may be true.
  case candidates([Diagnosis])
  /// None.
  case unnamed
}

/// A sentence about a mistake.
package struct Diagnosis: Sendable, Equatable {
  /// Rows of the table of mistakes that the sentence means.
  package let rows: Set<Int>
  /// What a student would read.
  package let sentence: String

  package init(rows: Set<Int>, _ sentence: String) {
    self.rows = rows
    self.sentence = sentence
  }
}
