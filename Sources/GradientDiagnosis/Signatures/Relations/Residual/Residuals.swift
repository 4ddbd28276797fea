import Tensors
import NumericalDifferentiation

/// `a − n` is a known term, or `a` is a known tensor in place of `n`.
func residuals(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape else { return [] }
  // Of a tensor that n is a multiple of, nothing can be said that one constant does not say.
  let known = pair.knownTensors.filter { !pair.isMultiple(of: $0.values) }
  let constant = KnownTensor(name: "1", values: pair.n.map { _ in 1 }, role: .constant)
  return (known + [constant]).compactMap { knownTerm($0, pair) } + known.compactMap { replacement($0, pair) }
    + groupedResiduals(pair)
}

/// Largest part of the residual that a term may leave unexplained.
///
/// A residual that is itself near the tolerance would else be “explained” by anything.
private let unexplainedPart = 1e-3

/// `a − n = k·K`: a term that is missing, or one too many. One coefficient, against at least three entries; with
/// fewer entries, `k` must equal something.
private func knownTerm(_ known: KnownTensor, _ pair: GradientPair) -> Signature? {
  let residual = zip(pair.a, pair.n).map { $0 - $1 }
  let isKnown = residual.map { !$0.isNaN }
  let values = zip(known.values, isKnown).map { $1 ? $0 : 0 }
  let norm = euclideanNorm(values)
  let size = euclideanNorm(residual.filter { !$0.isNaN })
  guard norm > 0 else { return nil }
  let factor = innerProduct(values, residual) / (norm * norm)
  let limit = min(pair.tolerance, unexplainedPart * size)
  guard agree(values.map { factor * $0 }, residual, limit), abs(factor) * norm > pair.tolerance else {
    return nil
  }
  let precision = max(2 * GradientPair.tightness, 2 * pair.tolerance / size)
  let interpretations = termReadings(factor, known, pair, precision)
  let isTelling = known.values.count { abs($0) > 1e-3 * norm } > 2
  return Signature(.knownTerm, interpretations.filter { isTelling || !$0.symbols.hasSuffix("·") })
}

private func termReadings(
  _ factor: Double, _ known: KnownTensor, _ pair: GradientPair, _ precision: Double
) -> [Interpretation] {
  let size = abs(factor)
  let amount =
    known.role == .constant
    ? size.shortText() : "\(abs(size - 1) < precision ? "" : "\(size.shortText()) × ")\(known.name)"
  let everywhere = known.role == .constant ? " in every entry" : ""
  let statement =
    factor < 0
    ? "The \(pair.quantity) lacks \(amount)\(everywhere)"
    : "The \(pair.quantity) has \(amount) too much\(everywhere)"
  let sign = factor < 0 ? "−" : "+"
  var interpretations = pair.vocabulary.explanations(of: size, precision: precision).map { explanation in
    Interpretation(
      symbols: "\(sign)\(known.name)·\(explanation.symbols)", complexity: explanation.complexity,
      statement: statement, fact: explanation.fact, question: question(factor, known))
  }
  if abs(size - 1) <= precision {
    interpretations.append(
      Interpretation(
        symbols: "\(sign)\(known.name)·1", complexity: 0, statement: statement,
        question: question(factor, known)))
  }
  let number = Interpretation(
    symbols: "\(known.name)·", values: [factor], complexity: 20, statement: statement,
    question: question(factor, known))
  return interpretations + [number]
}

private func question(_ factor: Double, _ known: KnownTensor) -> String? {
  switch known.role {
  case .argument:
    return factor < 0
      ? "is the gradient of the L2 term missing, or too small"
      : "is the L2 term counted twice, or where none is due"
  case .constant: return "is a constant term of the derivative missing, or one too many"
  case .related, .cotangent: return factor < 0 ? "is a term missing" : "is there a term too many"
  }
}

/// `a = k·K`: the known tensor stands where the gradient is due.
private func replacement(_ known: KnownTensor, _ pair: GradientPair) -> Signature? {
  let norm = euclideanNorm(known.values)
  let size = euclideanNorm(pair.a)
  let factor = innerProduct(pair.a, known.values) / (norm * norm)
  guard size > 0, agree(pair.a, known.values.map { factor * $0 }, GradientPair.tightness * size),
    known.values.count(where: { abs($0) > 1e-3 * norm }) > 2
  else { return nil }
  let isPlain = abs(factor - 1) < 2 * GradientPair.tightness
  let amount = isPlain ? "" : "\(factor.shortText()) × "
  let explained = pair.vocabulary.explanations(of: abs(factor), precision: 2 * GradientPair.tightness)
  let statement = "This is \(amount)\(known.name) and not the \(pair.quantity)"
  let sign = factor < 0 ? "−" : ""
  let question = known.role == .cotangent ? "is a factor of the derivative missing" : nil
  let interpretations = explained.map {
    Interpretation(
      symbols: "\(sign)\(known.name)·\($0.symbols)", complexity: $0.complexity, statement: statement,
      fact: $0.fact, question: question)
  }
  return Signature(
    .replaced,
    interpretations + [
      Interpretation(
        symbols: known.name, values: [factor], complexity: isPlain ? 0 : 20, statement: statement,
        question: question)
    ])
}

extension GradientPair {
  /// Whether `n` is a multiple of the values, and not 0.
  fileprivate func isMultiple(of values: [Double]) -> Bool {
    let squares = innerProduct(values, values)
    guard norm > 0, squares > 0 else { return false }
    let factor = innerProduct(values, n) / squares
    return agree(values.map { factor * $0 }, n, tolerance)
  }
}
