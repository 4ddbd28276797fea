/// `a` and `n` are 0 in different places.
///
/// An entry of `a` is 0 when it is no larger than 10⁻¹² of the norm of `n`, one of `n` when its error may be
/// all of it. Elsewhere `a = c·n`, where mostly c = 1.
func supports(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape else { return [] }
  if pair.norm > pair.zero, pair.a.allSatisfy({ $0 == 0 }) {
    return [
      Signature(
        .nothing,
        Interpretation(
          symbols: "", statement: "The gradient is 0 everywhere",
          question: "does anything reach this argument, or is it cut off"))
    ]
  }
  let support = SupportComparison(pair)
  return [support.missing, support.extra, support.other, wrongInRegion(pair)].compactMap(\.self)
}

/// `a = n` outside a part of an axis that holds at most half of the entries.
private func wrongInRegion(_ pair: GradientPair) -> Signature? {
  let wrong = pair.wrongEntries
  guard wrong.count(where: { $0 == true }) >= 2,
    2 * wrong.count(where: { $0 == true }) <= wrong.count, pair.norm > 0
  else { return nil }
  return Signature(
    .wrongInRegion,
    regions(of: wrong, pair).map { region in
      Interpretation(
        symbols: region.symbols, complexity: region.complexity,
        statement: "The gradient is right except \(region.phrase)")
    })
}
