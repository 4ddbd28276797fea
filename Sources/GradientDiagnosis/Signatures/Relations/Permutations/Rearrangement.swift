import Tensors

/// A fixed reordering of a tensor's entries, with the words for it.
struct Rearrangement {
  let relation: Relation
  let symbols: String
  /// The same in words that do not depend on the sizes, such as `moved on by 1`.
  var alternatives: [String] = []
  let complexity: Int
  let statement: String
  var question: String?
  let apply: (Tensor) -> Tensor

  var interpretations: [Interpretation] {
    let interpretation = Interpretation(
      symbols: symbols, complexity: complexity, statement: statement, question: question)
    return [interpretation]
      + alternatives.map { symbols in
        var other = interpretation
        other.symbols = symbols
        other.complexity += 1
        return other
      }
  }
}

/// `a = n` with entries in other places: axes exchanged, flipped, rolled, blocks or views exchanged,
/// shifted.
///
/// Of reorderings that move the entries alike, the first is told, in this order. Ones that move them
/// differently and fit nevertheless, because entries are equal, are all reported.
func permutations(_ pair: GradientPair) -> [Signature] {
  guard pair.a.count == pair.n.count, pair.norm > 0 else { return [] }
  guard pair.mayBeReordered else { return shifts(pair) }
  let numeric = pair.observation.numeric
  let places = Tensor.arange(numeric.count).reshaped(numeric.shape)
  var found: [(places: [Double], signature: Signature)] = []
  let candidates =
    axisPermutations(pair) + flips(pair) + rolls(pair) + blockPermutations(pair) + views(pair)
  for candidate in candidates {
    let moved = candidate.apply(numeric)
    guard moved.shape == pair.observation.analytic.shape, pair.fits(moved.storage) else { continue }
    let order = candidate.apply(places).storage
    // Only the shape differs: a matter of shapes, unless it is that of exchanged axes.
    guard order != places.storage || candidate.relation == .axesPermuted else { continue }
    guard !found.contains(where: { $0.places == order }) else { continue }
    guard let signature = Signature(candidate.relation, candidate.interpretations) else { continue }
    found.append((order, signature))
  }
  return found.map(\.signature) + shifts(pair) + [reordering(pair)].compactMap(\.self)
}

/// The same entries, at least six different ones, in another order.
private func reordering(_ pair: GradientPair) -> Signature? {
  guard pair.hasRightShape, pair.isComplete, Set(pair.n).count >= 6 else { return nil }
  return Signature(
    .reordered,
    Interpretation(
      symbols: "", statement: "The \(pair.quantity) holds the right numbers in the wrong places",
      question: "are axes or indexes exchanged"))
}

extension GradientPair {
  /// Whether the entries agree when both are sorted; not asked where some are unknown.
  var mayBeReordered: Bool {
    !isComplete || agree(a.sorted(), n.sorted(), tolerance)
  }

  /// How a sentence calls an index of an axis: `row`, `column`; plural when asked.
  func axisName(_ axis: Int, plural: Bool = false) -> String {
    let ending = plural ? "s" : ""
    if shape.count == 1 { return plural ? "entries" : "entry" }
    if shape.count == 2 { return (axis == 0 ? "row" : "column") + ending }
    return "\(plural ? "indexes" : "index") of axis \(axis)"
  }
}
