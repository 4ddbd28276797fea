import Tensors

/// `a/n = ±c·p(z)/q(z)`, with c = 1, 2 or ½, for functions p and q of the library and one known tensor z.
///
/// The relation has no coefficient. It must hold in at least three entries where `n` is not 0, each to 10⁻⁵ of
/// itself, and the ratio must not be constant. Functions that are equal, as `tanh′(z)` and `1 − h²` for
/// `h = tanh z`, are interpretations of one relation.
///
/// - Parameter entries: offsets in which `a` and `n` are compared; all by default.
func functionReadings(
  _ pair: GradientPair, entries: [Int]? = nil, subject: String = "Every entry"
) -> [Interpretation] {
  let ratios = pair.ratios(entries ?? Array(pair.n.indices))
  guard ratios.count >= 3, ratios.contains(where: { abs($0.ratio - ratios[0].ratio) > 1e-3 * abs($0.ratio) })
  else { return [] }
  return pair.knownTensors.filter { $0.role != .cotangent }.flatMap { known in
    fractions(ratios, known.values).map { fraction in
      Interpretation(
        symbols:
          "\(fraction.sign)\(fraction.multiple.symbols)(\(fraction.over.name))/(\(fraction.under.name)) of "
          + known.name,
        complexity: fraction.over.complexity + fraction.under.complexity + fraction.multiple.complexity
          + (fraction.over.complexity * fraction.under.complexity > 0 ? 1 : 0),
        statement: statement(fraction, known.name, subject), question: question(fraction))
    }
  }
}

/// A plain factor beside a function: that of a square, or of a half in an exponent.
private enum Multiple: Double, CaseIterable {
  case one = 1, two = 2, half = 0.5

  var symbols: String { self == .one ? "" : self == .two ? "2·" : "1/2·" }
  var words: String {
    self == .one ? "" : self == .two ? ", and is 2 times too large" : ", and is 2 times too small"
  }
  var complexity: Int { self == .one ? 0 : 3 }
}

private struct Fraction {
  let sign: String
  let multiple: Multiple
  let over: ElementaryFunction
  let under: ElementaryFunction
}

private func fractions(_ ratios: [EntryRatio], _ z: [Double]) -> [Fraction] {
  // A mask or one-hot labels are no argument of a function: two values fit too many.
  guard Set(ratios.map { z[$0.entry] }).count >= 3 else { return [] }
  let library = ElementaryFunction.library
  let values = library.map { function in ratios.map { function.value(z[$0.entry]) } }
  return library.indices.flatMap { over in
    library.indices.filter { $0 != over }.flatMap { under in
      Multiple.allCases.compactMap { multiple in
        guard let sign = fittingSign(ratios, values[over], values[under], multiple.rawValue) else {
          return nil
        }
        return Fraction(
          sign: sign < 0 ? "−" : "", multiple: multiple, over: library[over], under: library[under])
      }
    }
  }
}

/// The sign s for which `a·q = s·c·n·p` in every entry, and p and q are not both 0.
///
/// Written without a division, so that one of them may be 0.
private func fittingSign(
  _ ratios: [EntryRatio], _ p: [Double], _ q: [Double], _ multiple: Double
) -> Double? {
  let sign = (ratios[0].analytic * q[0]).sign == (ratios[0].numeric * p[0]).sign ? 1.0 : -1.0
  for (index, ratio) in ratios.enumerated() {
    let (left, right) = (ratio.analytic * q[index], sign * multiple * ratio.numeric * p[index])
    let size = max(abs(p[index]), abs(q[index]))
    guard size > 1e-9, abs(left - right) <= 1e-5 * abs(right) + ratio.blur * size else { return nil }
  }
  return sign
}

private func statement(_ fraction: Fraction, _ name: String, _ subject: String) -> String {
  let sign = fraction.sign.isEmpty ? "" : ", and has the wrong sign"
  let multiple = fraction.multiple.words
  let change =
    if fraction.over.name == "1" {
      "lacks the factor \(fraction.under.name)"
    } else if fraction.under.name == "1" {
      "has the factor \(fraction.over.name) too many"
    } else {
      "has the factor \(fraction.over.name) where \(fraction.under.name) is due"
    }
  return "\(subject) \(change), for z = \(name)\(multiple)\(sign)"
}

private func question(_ fraction: Fraction) -> String {
  if fraction.over.name == "1" { return "is it left out of the chain rule" }
  if fraction.under.name == "1" { return "is it applied twice, or where none is due" }
  return "is the derivative taken at the wrong quantity"
}
