/// A relation between a wrong gradient and the right one, with its parameters, that names a mistake.
public struct Signature: Sendable, Equatable {
  /// The kind of relation.
  public let relation: Relation
  /// The ways to read it, at least one, the simplest first.
  let readings: [Reading]

  /// Nil without a reading.
  init?(_ relation: Relation, _ readings: [Reading]) {
    guard !readings.isEmpty else { return nil }
    self.relation = relation
    self.readings = readings.enumerated()
      .sorted { ($0.element.complexity, $0.offset) < ($1.element.complexity, $1.offset) }.map(\.element)
  }

  init(_ relation: Relation, _ reading: Reading) {
    self.relation = relation
    readings = [reading]
  }

  /// The parameters of the simplest reading, such as `rows of the batch`; empty when there are none.
  public var parameters: String { readings[0].parameters }

  /// The parameters of every reading that is as simple as the simplest: 3 may be the number of rows and that of
  /// columns.
  public var simplestParameters: [String] {
    readings.filter { $0.complexity == readings[0].complexity }.map(\.parameters)
  }

  /// The parameters of every reading, the simplest first.
  public var allParameters: [String] { readings.map(\.parameters) }

  /// What the author of the gradient should read: what is seen, what it equals, and what it probably means.
  public var sentence: String {
    let best = readings[0]
    let equal = readings.filter { $0.complexity == best.complexity && $0.statement == best.statement }
    var facts: [String] = []
    for fact in equal.compactMap(\.fact) where !facts.contains(fact) { facts.append(fact) }
    let explained = best.statement + (facts.isEmpty ? "" : ", and " + listed(facts))
    return best.question.map { "\(explained): \($0)?" } ?? "\(explained)."
  }

  /// The same relation with the readings that hold for both; nil when there are none.
  func merged(with other: Signature) -> Signature? {
    guard relation == other.relation else { return nil }
    return Signature(
      relation,
      readings.filter { reading in other.readings.contains { reading.hasSameParameters(as: $0) } })
  }
}
