import Tensors

/// Entries where a known tensor is negative, positive, 0, or beyond a threshold, and where the right gradient
/// is 0.
///
/// A sign describes a region by chance once in 2 to the power of its entries, so eight entries must be decided
/// and both sides hold three. A threshold between two values is worth telling only where few others would do as
/// well: the entries on each side must be at least four.
func tensorRegions(_ mask: [Bool?], _ pair: GradientPair) -> [Region] {
  let decided = mask.indices.filter { mask[$0] != nil }
  let inside = decided.filter { mask[$0] == true }
  let smaller = min(inside.count, decided.count - inside.count)
  guard decided.count >= 8, smaller >= 3 else { return [] }
  return pair.knownTensors.flatMap { known -> [Region] in
    let signs: [(String, (Double) -> Bool)] = [
      ("is 0", { $0 == 0 }), ("is not 0", { $0 != 0 }), ("is negative", { $0 < 0 }),
      ("is positive", { $0 > 0 }), ("is not positive", { $0 <= 0 }), ("is not negative", { $0 >= 0 }),
    ]
    let regions = signs.map { words, isIn in
      Region(symbols: "\(known.name) \(words)", phrase: "where \(known.name) \(words)", complexity: 1) {
        isIn(known.values[$0])
      }
    }
    return regions + (smaller < 4 ? [] : thresholds(inside, decided, mask, known))
  }
}

/// “Where the probabilities are small”: the values inside all lie below, or above, those outside.
private func thresholds(_ inside: [Int], _ decided: [Int], _ mask: [Bool?], _ known: KnownTensor) -> [Region]
{
  let values = inside.map { known.values[$0] }
  guard let low = values.min(), let high = values.max() else { return [] }
  return [
    Region(
      symbols: "\(known.name) small", phrase: "where \(known.name) is at most \(high.shortText())",
      complexity: 3
    ) { known.values[$0] <= high },
    Region(
      symbols: "\(known.name) large", phrase: "where \(known.name) is at least \(low.shortText())",
      complexity: 3
    ) { known.values[$0] >= low },
  ]
}
