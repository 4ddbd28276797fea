import NumericalDifferentiation
import Tensors

/// Where `a` and `n` are 0, and how they compare elsewhere.
struct SupportComparison {
  private let pair: GradientPair
  /// True where `a` is 0 and `n` is not; nil where `n` is unknown or 0.
  private let lost: [Bool?]
  /// True where `n` is 0 and `a` is not; nil where `n` is unknown or `a` is 0.
  private let added: [Bool?]
  /// Entries where neither is 0.
  private let common: [Int]
  /// `a/n` where neither is 0; nil when it is not constant.
  private let ratio: Double?

  init(_ pair: GradientPair) {
    self.pair = pair
    let (a, n) = (pair.a, pair.n)
    let isZero = a.map { abs($0) <= 1e-12 * max(pair.norm, 1e-3 * euclideanNorm(a)) }
    let isDue = n.map { $0.isNaN ? nil : abs($0) > pair.zero }
    lost = a.indices.map { isDue[$0] == true ? isZero[$0] : nil }
    added = a.indices.map { entry in
      // Below the error of n nothing is known to be too much.
      if isDue[entry] == false, !isZero[entry], abs(a[entry]) <= pair.zero { return nil }
      return isZero[entry] ? (isDue[entry] == false ? false : nil) : isDue[entry].map { !$0 }
    }
    common = a.indices.filter { isDue[$0] == true && !isZero[$0] }
    let (left, right) = (common.map { a[$0] }, common.map { n[$0] })
    let squares = innerProduct(right, right)
    let factor = squares > 0 ? innerProduct(left, right) / squares : 1
    ratio = agree(left, right.map { factor * $0 }, pair.tolerance * max(1, abs(factor))) ? factor : nil
  }

  /// Zeros where there must be none.
  var missing: Signature? {
    guard lost.contains(true), !added.contains(true), !common.isEmpty else { return nil }
    return Signature(.missingEntries, interpretations(lost, isExtra: false))
  }

  /// Values where zeros are due.
  var extra: Signature? {
    guard added.contains(true), !lost.contains(true) else { return nil }
    return Signature(.extraEntries, interpretations(added, isExtra: true))
  }

  /// Zeros in other places; where neither is 0, at least three entries are equal.
  var other: Signature? {
    guard lost.contains(true), added.contains(true), common.count >= 3, isSame else { return nil }
    let statement = "The gradient is 0 in the wrong places, and right where it is not"
    let plain = Interpretation(
      symbols: "", complexity: 5, statement: statement,
      question: "is the mask drawn again, or another one than in the forward pass")
    let masks = regions(of: used, pair).map { region in
      Interpretation(
        symbols: "mask: \(region.symbols)", complexity: region.complexity,
        statement: "\(statement); it is not 0 exactly \(region.phrase)",
        question: "is the mask taken from the wrong tensor")
    }
    return Signature(.otherSupport, masks + [plain])
  }

  /// Where `a` is not 0; nil where `n` is 0 as well.
  private var used: [Bool?] {
    lost.indices.map { entry in
      if lost[entry] == true { return false }
      return lost[entry] == false || added[entry] == true ? true : nil
    }
  }

  /// Whether no entry is 0 that must be.
  private var isAddedEverywhere: Bool {
    pair.n.indices.allSatisfy { abs(pair.n[$0]) > pair.zero || pair.n[$0].isNaN || added[$0] == true }
  }

  private var isSame: Bool { ratio.map { abs($0 - 1) <= pair.precision } ?? false }

  private func interpretations(_ mask: [Bool?], isExtra: Bool) -> [Interpretation] {
    guard let ratio else { return [] }
    // One common entry has a ratio always.
    guard isSame || common.count >= 3 else { return [] }
    return places(mask, isExtra: isExtra).flatMap { place -> [Interpretation] in
      if isSame { return [place] }
      var others = constantReadings(ratio, pair, subject: "every other one")
      // A constant that no size explains may be another one for each input.
      others = others.map {
        $0.symbols.isEmpty ? Interpretation(symbols: "c", complexity: 20, statement: $0.statement) : $0
      }
      return others.map { other in
        var interpretation = place
        interpretation.symbols += ", else \(other.symbols)"
        interpretation.complexity += other.complexity + 1
        interpretation.statement += "; \(other.statement)"
        interpretation.fact = other.fact
        interpretation.question = nil
        return interpretation
      }
    }
  }

  private func places(_ mask: [Bool?], isExtra: Bool) -> [Interpretation] {
    let what = isExtra ? "not 0 and must be" : "0 and must not be"
    let places = mask.indices.filter { mask[$0] == true }
    var interpretations = regions(of: mask, pair).map { region in
      // Zeros that are due may lie in it as well.
      let isWhole = isExtra || mask.indices.allSatisfy { mask[$0] == true || !region.contains($0) }
      return Interpretation(
        symbols: region.symbols, complexity: region.complexity,
        statement: "The entries \(region.phrase) are \(isWhole ? what : "all 0, and not all of them must be")"
          + (isSame ? "; the others are right" : ""))
    }
    if isExtra, isAddedEverywhere {
      // An axis of length 1, such as a single class, may be why the gradient is 0: that says nothing of masks.
      let isZero = pair.norm <= pair.zero
      interpretations.append(
        Interpretation(
          symbols: "everywhere", complexity: 2,
          statement: isZero
            ? "The \(pair.quantity) must be 0 and is not"
            : "Every entry that must be 0 is not" + (isSame ? "; the others are right" : ""),
          question: isZero && pair.shape.contains(1) ? nil : "is a mask missing, or a tensor not detached"))
    }
    let first = unravelled(places[0], in: pair.shape)
    interpretations.append(
      Interpretation(
        symbols: "", values: places.map(Double.init), complexity: 30,
        statement:
          "\(places.count) of \(pair.n.count) entries \(places.count == 1 ? "is" : "are") \(what), first at \(first)"
          + (isSame ? "; the others are right" : "")))
    return interpretations
  }
}
