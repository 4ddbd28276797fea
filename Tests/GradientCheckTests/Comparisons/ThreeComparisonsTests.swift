import GradientCheck
import Testing

@Suite struct ThreeComparisonsTests {
  private static let table: [(ForwardVerdict, BackwardVerdict, BackwardVerdict, ComparisonConclusion)] = [
    (.right, .right, .right, .bothRight), (.right, .right, .wrong, .equalOnlyAtThePoint),
    (.right, .right, .inconclusive, .bothRight), (.right, .right, .unavailable, .bothRight),
    (.right, .wrong, .right, .equalOnlyAtThePoint), (.right, .wrong, .wrong, .onlyBackwardWrong),
    (.right, .wrong, .inconclusive, .onlyBackwardWrong), (.right, .wrong, .unavailable, .onlyBackwardWrong),
    (.right, .inconclusive, .right, .bothRight), (.right, .inconclusive, .wrong, .onlyBackwardWrong),
    (.right, .inconclusive, .inconclusive, .forwardRightBackwardOpen),
    (.right, .inconclusive, .unavailable, .forwardRightBackwardOpen),
    (.right, .unavailable, .right, .bothRight), (.right, .unavailable, .wrong, .onlyBackwardWrong),
    (.right, .unavailable, .inconclusive, .forwardRightBackwardOpen),
    (.right, .unavailable, .unavailable, .forwardRightBackwardOpen),
    (.wrong, .right, .right, .forwardDiffersByConstant), (.wrong, .right, .wrong, .onlyForwardDiffers),
    (.wrong, .right, .inconclusive, .onlyForwardDiffers), (.wrong, .right, .unavailable, .onlyForwardDiffers),
    (.wrong, .wrong, .right, .backwardIsTheReferences), (.wrong, .wrong, .wrong, .bothWrong),
    (.wrong, .wrong, .inconclusive, .bothWrong), (.wrong, .wrong, .unavailable, .bothWrong),
    (.wrong, .inconclusive, .right, .backwardIsTheReferences),
    (.wrong, .inconclusive, .wrong, .forwardDiffersBackwardOpen),
    (.wrong, .inconclusive, .inconclusive, .forwardDiffersBackwardOpen),
    (.wrong, .inconclusive, .unavailable, .forwardDiffersBackwardOpen),
    (.wrong, .unavailable, .right, .backwardIsTheReferences),
    (.wrong, .unavailable, .wrong, .forwardDiffersBackwardOpen),
    (.wrong, .unavailable, .inconclusive, .forwardDiffersBackwardOpen),
    (.wrong, .unavailable, .unavailable, .forwardDiffersBackwardOpen),
    (.unavailable, .right, .right, .backwardRight), (.unavailable, .right, .wrong, .onlyForwardDiffers),
    (.unavailable, .right, .inconclusive, .backwardRight),
    (.unavailable, .right, .unavailable, .backwardRight),
    (.unavailable, .wrong, .right, .backwardIsTheReferences), (.unavailable, .wrong, .wrong, .backwardWrong),
    (.unavailable, .wrong, .inconclusive, .backwardWrong),
    (.unavailable, .wrong, .unavailable, .backwardWrong),
    (.unavailable, .inconclusive, .right, .backwardRight),
    (.unavailable, .inconclusive, .wrong, .backwardWrong),
    (.unavailable, .inconclusive, .inconclusive, .open), (.unavailable, .inconclusive, .unavailable, .open),
    (.unavailable, .unavailable, .right, .backwardRight),
    (.unavailable, .unavailable, .wrong, .backwardWrong),
    (.unavailable, .unavailable, .inconclusive, .open), (.unavailable, .unavailable, .unavailable, .open),
  ]

  @Test func everyCombination() {
    var seen: Set<String> = []
    for (forward, own, reference, conclusion) in Self.table {
      let comparisons = ThreeComparisons(forward: forward, ownGradient: own, referenceGradient: reference)
      #expect(comparisons.conclusion == conclusion, "\(forward), \(own), \(reference)")
      seen.insert("\(forward) \(own) \(reference)")
    }
    let count =
      ForwardVerdict.allCases.count * BackwardVerdict.allCases.count * BackwardVerdict.allCases.count
    #expect(seen.count == count)
    #expect(Set(Self.table.map(\.3)) == Set(ComparisonConclusion.allCases))
  }

  @Test func sentencesDiffer() {
    let sentences = ComparisonConclusion.allCases.map(\.sentence)
    #expect(Set(sentences).count == sentences.count)
    #expect(
      ComparisonConclusion.onlyForwardDiffers.sentence
        == "Your backward pass is right for your forward pass; the forward pass is what differs.")
  }
}
