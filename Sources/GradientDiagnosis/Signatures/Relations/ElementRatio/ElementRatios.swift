import Tensors

/// `a/n` is a function of a known tensor, differs in one region only, or takes few values.
func elementRatios(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape, pair.norm > 0, pair.isZeroWhereRightIs else { return [] }
  let functions = Signature(.functionOfTensor, functionReadings(pair))
  return [functions, ratioInRegion(pair), fewRatios(pair)].compactMap(\.self)
}

/// `a = n` but for one region that has a name; in it the ratio is constant or a function of a known tensor.
///
/// At least three entries must be wrong; a constant must equal something or be shown by three of them.
private func ratioInRegion(_ pair: GradientPair) -> Signature? {
  let wrong = pair.wrongEntries
  let entries = wrong.indices.filter { wrong[$0] == true }
  let ratios = pair.ratios(entries)
  guard ratios.count >= 3, wrong.contains(false) else { return nil }
  let constant = ratios[0].ratio
  let isConstant = ratios.allSatisfy {
    abs($0.analytic - constant * $0.numeric) <= 1e-5 * abs($0.analytic) + $0.blur * max(1, abs(constant))
  }
  return Signature(
    .ratioInRegion,
    regions(of: wrong, pair).flatMap { region -> [Interpretation] in
      let subject = "The gradient is right except \(region.phrase); there every entry"
      let inner =
        isConstant && constant != 0
        ? constantReadings(constant, pair, subject: subject)
        : functionReadings(pair, entries: entries, subject: subject)
      return inner.map { interpretation in
        var interpretation = interpretation
        interpretation.symbols = "\(region.symbols): \(interpretation.symbols)"
        interpretation.complexity += region.complexity
        return interpretation
      }
    })
}

/// `a/n` takes two or three values other than 0, each in at least three entries.
private func fewRatios(_ pair: GradientPair) -> Signature? {
  let ratios = pair.ratios(Array(pair.n.indices)).sorted { $0.ratio < $1.ratio }
  var values: [(ratio: Double, count: Int)] = []
  for ratio in ratios {
    let precision = 1e-5 * abs(ratio.ratio) + 2 * ratio.blur / abs(ratio.numeric) * max(1, abs(ratio.ratio))
    if let last = values.last, abs(ratio.ratio - last.ratio) <= precision {
      values[values.count - 1].count += 1
    } else {
      values.append((ratio.ratio, 1))
      if values.count > 3 { return nil }
    }
  }
  guard values.count > 1, values.allSatisfy({ $0.count >= 3 }) else { return nil }
  let numbers = values.map { snapped($0.ratio) }
  guard !numbers.contains(0), Set(numbers.map { $0.shortText() }).count == numbers.count else { return nil }
  let explained = numbers.map { value -> ConstantExplanation? in
    value != 1 && value > 0 ? pair.vocabulary.explanations(of: value, precision: 2e-5).first : nil
  }
  let plain = Interpretation(
    symbols: "", values: numbers, complexity: 5,
    statement: "The entries are \(listed(numbers.map { $0.shortText() })) times what they must be",
    fact: explained.compactMap { $0?.fact }.first,
    question: "is a slope, a mask or a share wrong for some of them")
  // Each number but 1 equals something: then it may be another one for each input.
  guard zip(numbers, explained).allSatisfy({ $0 == 1 || $1 != nil }) else {
    return Signature(.fewRatios, plain)
  }
  var named = plain
  named.symbols = explained.map { $0?.symbols ?? "1" }.joined(separator: " or ")
  (named.values, named.complexity) = ([], 6)
  return Signature(.fewRatios, [plain, named])
}

extension GradientPair {
  /// Whether `a` is 0 wherever `n` is known to be; otherwise there is no ratio.
  fileprivate var isZeroWhereRightIs: Bool {
    let limit = tolerance / Double(max(1, n.count)).squareRoot()
    return a.indices.allSatisfy { n[$0].isNaN || abs(n[$0]) > zero || abs(a[$0]) <= limit }
  }
}

/// A ratio within 10⁻⁵ of 0 or 1 is that.
private func snapped(_ ratio: Double) -> Double {
  for value in [0.0, 1] where abs(ratio - value) <= 1e-5 { return value }
  return ratio
}

/// The ratio `a/n` in one entry.
struct EntryRatio {
  let entry: Int
  let analytic: Double
  let numeric: Double
  /// Error of `numeric` that cannot be told from 0.
  let blur: Double

  var ratio: Double { analytic / numeric }
}

extension GradientPair {
  /// The ratios in the entries where `n` is known and well above its own error.
  func ratios(_ entries: [Int]) -> [EntryRatio] {
    let blur = max(1e-10 * norm, observation.uncertainty / Double(max(1, n.count)).squareRoot())
    return entries.filter { abs(n[$0]) > 1e3 * blur }.map { entry in
      EntryRatio(entry: entry, analytic: a[entry], numeric: n[entry], blur: blur)
    }
  }

  /// Which entries are wrong: true, false, or nil where `n` is not known.
  ///
  /// Entries may be off by the tolerance over the square root of their number.
  var wrongEntries: [Bool?] {
    let limit = tolerance / Double(max(1, n.count)).squareRoot()
    return zip(a, n).map { $1.isNaN ? nil : abs($0 - $1) > limit }
  }
}
