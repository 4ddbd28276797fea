import Tensors

/// `a = c·n` for one constant `c ≠ 1`: a sign, a factor 2, a mean for a sum, a forgotten scale.
///
/// `c = ⟨a, n⟩/⟨n, n⟩`. A gradient with one entry other than 0 has such a `c` always; there only constants that
/// equal something count, and the sign.
///
/// - Parameter isCorroborated: whether another gradient shows the same constant, so that one entry is enough.
func constantRatio(_ pair: GradientPair, isCorroborated: Bool = false) -> Signature? {
  guard pair.hasRightShape, pair.norm > 0 else { return nil }
  let ratio = innerProduct(pair.a, pair.n) / (pair.norm * pair.norm)
  guard abs(ratio) > pair.precision, pair.fits(pair.n.map { ratio * $0 }, scale: ratio) else { return nil }
  let isTellingMore = isCorroborated || pair.n.count { abs($0) > 1e-3 * pair.norm } > 1
  return Signature(
    .constantRatio,
    constantReadings(ratio, pair).filter { isTellingMore || !$0.symbols.isEmpty })
}

/// The ways to read “every entry is c times too large”: what c equals, and last the number itself.
func constantReadings(
  _ ratio: Double, _ pair: GradientPair, subject: String = "Every entry"
) -> [Interpretation] {
  let size = abs(ratio)
  let sign = ratio < 0 ? "−" : ""
  if abs(size - 1) <= pair.precision {
    return [
      Interpretation(
        symbols: "−1", complexity: 0, statement: "\(subject) has the wrong sign",
        question: "is a minus missing, or one too many")
    ]
  }
  let change = size > 1 ? "\(size.shortText()) times too large" : "\((1 / size).shortText()) times too small"
  let statement = "\(subject) is \(change)" + (ratio < 0 ? " and has the wrong sign" : "")
  let explained = pair.vocabulary.explanations(of: size, precision: pair.precision).map { explanation in
    Interpretation(
      symbols: sign + explanation.symbols, complexity: explanation.complexity, statement: statement,
      fact: explanation.fact, question: question(explanation, size))
  }
  return explained + [Interpretation(symbols: "", values: [ratio], complexity: 20, statement: statement)]
}

private func question(_ explanation: ConstantExplanation, _ size: Double) -> String {
  if explanation.fact == nil {
    return size > 1 ? "is there a factor 2 too many" : "is a factor 2 missing, or one of two equal paths"
  }
  return switch explanation.side {
  case .factor: "is a division by it missing, or a factor too many"
  case .divisor: "is it divided by once too often (a mean for a sum), or a factor missing"
  case .both: "is one used where the other is due"
  }
}
