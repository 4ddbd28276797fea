/// Which relation is reported when several hold.
///
/// A relation precedes another that it implies, or that says less about the cause:
///
/// - `nothing` precedes all relations between values: zero is a multiple, a residual and a support as well.
/// - What a call with another cotangent proves precedes the relations that follow from it by chance or by design.
/// - One constant precedes several; a function of a known tensor precedes a list of ratios.
/// - One coefficient precedes one per group, and one per group precedes two.
/// - A term with a name precedes that the gradient is not 0 for a cotangent of zeros: it is what is left there.
/// - A named permutation precedes “the same entries in another order”.
///
/// All others are not ordered: when two of them hold, both are candidates.
extension Relation {
  /// Whether this relation is reported in place of the other when both hold. A strict partial order.
  public func precedes(_ other: Relation) -> Bool { Self.order[self, default: []].contains(other) }

  private static let weak: Set<Relation> = [
    .wrongInRegion, .otherSums, .reordered, .sameTotals, .notZeroAtZero,
  ]
  private static let perGroup: Set<Relation> = [.multiplePerGroup, .affinePerGroup]
  private static let ratios: Set<Relation> = [.functionOfTensor, .ratioInRegion, .fewRatios]
  private static let betweenValues = Set(allCases).subtracting([.nothing, .ignoresCotangent, .notZeroAtZero])

  private static let direct: [Relation: Set<Relation>] = [
    .nothing: betweenValues,
    .ignoresCotangent: betweenValues,
    .constantRatio: weak.union(perGroup).union(ratios),
    .axesPermuted: weak.union([.shifted, .otherShape]),
    .flipped: weak.union([.shifted]),
    .rolled: weak.union([.shifted]),
    .shifted: weak,
    .blocksPermuted: weak.union([.shifted, .ratioInRegion]),
    .viewPermuted: weak.union([.shifted]),
    .knownTerm: weak.union(perGroup),
    .replaced: weak.union(perGroup).union([.fewRatios]),
    .multiplePerGroup: weak.union([.affinePerGroup]),
    .affinePerGroup: weak,
    .functionOfTensor: weak.union(perGroup).union([.replaced, .ratioInRegion, .fewRatios]),
    .ratioInRegion: weak.union(perGroup).union([.fewRatios]),
    .fewRatios: [.wrongInRegion],
    .missingEntries: weak.union(perGroup).union(ratios).union([.otherSupport]),
    .extraEntries: weak.union(perGroup).union(ratios).union([.otherSupport]),
    .otherSupport: weak.union(perGroup).union([.fewRatios]),
    .reordered: [.sameTotals],
    .broadcastNotReduced: [.otherShape],
    .otherSumAxes: weak.union([.otherShape]),
  ]

  /// The transitive closure of `direct`.
  private static let order: [Relation: Set<Relation>] = {
    var order = direct
    for _ in allCases {
      for (relation, others) in order {
        order[relation] = others.reduce(others) { $0.union(direct[$1, default: []]) }
      }
    }
    return order
  }()
}
