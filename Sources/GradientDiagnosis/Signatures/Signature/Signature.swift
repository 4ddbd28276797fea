/// A relation between a wrong gradient and the right one, with its parameters, that names a mistake.
public struct Signature: Sendable, Equatable {
  /// The kind of relation.
  public let relation: Relation
  /// The ways to read it, at least one, the simplest first.
  let interpretations: [Interpretation]

  /// Nil without an interpretation.
  init?(_ relation: Relation, _ interpretations: [Interpretation]) {
    guard !interpretations.isEmpty else { return nil }
    self.relation = relation
    self.interpretations = interpretations.enumerated()
      .sorted { ($0.element.complexity, $0.offset) < ($1.element.complexity, $1.offset) }.map(\.element)
  }

  init(_ relation: Relation, _ interpretation: Interpretation) {
    self.relation = relation
    interpretations = [interpretation]
  }

  /// The parameters of the simplest interpretation, such as `rows of the batch`; empty when there are none.
  public var parameters: String { interpretations[0].parameters }

  /// The parameters of every interpretation that is as simple as the simplest: 3 may be the number of rows and that of
  /// columns.
  public var simplestParameters: [String] {
    interpretations.filter { $0.complexity == interpretations[0].complexity }.map(\.parameters)
  }

  /// The parameters of every interpretation, the simplest first.
  public var allParameters: [String] { interpretations.map(\.parameters) }

  /// What the author of the gradient should read: what is seen, what it equals, and what it probably means.
  public var sentence: String {
    let best = interpretations[0]
    let equal = interpretations.filter { $0.complexity == best.complexity && $0.statement == best.statement }
    var facts: [String] = []
    for fact in equal.compactMap(\.fact) where !facts.contains(fact) { facts.append(fact) }
    let explained = best.statement + (facts.isEmpty ? "" : ", and " + listed(facts))
    return best.question.map { "\(explained): \($0)?" } ?? "\(explained)."
  }

  /// The same relation with the interpretations that hold for both; nil when there are none.
  func merged(with other: Signature) -> Signature? {
    guard relation == other.relation else { return nil }
    return Signature(
      relation,
      interpretations.filter { interpretation in
        other.interpretations.contains { interpretation.hasSameParameters(as: $0) }
      })
  }
}
