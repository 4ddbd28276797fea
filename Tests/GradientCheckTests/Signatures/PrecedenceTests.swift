import GradientCheck
import Testing

@Suite struct PrecedenceTests {
  @Test func strictPartialOrder() {
    for first in Relation.allCases {
      #expect(!first.precedes(first))
      for second in Relation.allCases where first.precedes(second) {
        #expect(!second.precedes(first), "\(first) and \(second)")
        for third in Relation.allCases where second.precedes(third) {
          #expect(first.precedes(third), "\(first), \(second) and \(third)")
        }
      }
    }
  }

  private static let pairs: [(Relation, Relation)] = [
    (.nothing, .constantRatio), (.nothing, .missingEntries),
    (.ignoresCotangent, .replaced), (.constantRatio, .fewRatios),
    (.functionOfTensor, .fewRatios), (.knownTerm, .multiplePerGroup),
    (.multiplePerGroup, .affinePerGroup), (.flipped, .reordered), (.axesPermuted, .otherShape),
    (.missingEntries, .wrongInRegion), (.ratioInRegion, .wrongInRegion), (.rolled, .shifted),
    (.knownTerm, .notZeroAtZero),
  ]

  @Test(arguments: pairs) func specificBeforeGeneral(specific: Relation, general: Relation) {
    #expect(specific.precedes(general))
  }

  private static let incomparable: [(Relation, Relation)] = [
    (.constantRatio, .flipped), (.constantRatio, .knownTerm), (.knownTerm, .functionOfTensor),
    (.ignoresCotangent, .nothing),
  ]

  /// Neither implies the other: both are candidates.
  @Test(arguments: incomparable) func notOrdered(one: Relation, other: Relation) {
    #expect(!one.precedes(other) && !other.precedes(one))
  }
}
