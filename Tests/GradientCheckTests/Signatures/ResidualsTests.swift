import GradientCheck
import Tensors
import Testing

@Suite struct ResidualsTests {
  /// A multiple of the argument too much or too little; 5 rows.
  private static let decays: [(Double, String)] = [
    (
      -0.2,
      "The gradient lacks 0.2 × `x` itself, and 5 is the number of rows: is the gradient of the L2 term missing, "
        + "or too small?"
    ),
    (
      0.2,
      "The gradient has 0.2 × `x` itself too much, and 5 is the number of rows: is the L2 term counted twice, or "
        + "where none is due?"
    ),
    (
      -0.3,
      "The gradient lacks 0.3 × `x` itself: is the gradient of the L2 term missing, or too small?"
    ),
  ]

  @Test(arguments: decays) func weightDecay(factor: Double, sentence: String) {
    let found = Observed().sentences(.knownTerm, wrong: { $0 }) { observation, _ in
      observation.dimensions = [NamedDimension("rows", 5)]
      observation.analytic = observation.numeric + observation.argument.value * factor
    }
    #expect(found == [sentence])
  }

  /// A bias with two entries: the factor must equal something.
  @Test func twoEntries() {
    func known(_ factor: Double) -> (inout WrongGradient, inout SplitMix64) -> Void {
      { observation, _ in
        observation.dimensions = [NamedDimension("rows", 5)]
        observation.analytic = observation.numeric + observation.argument.value * factor
      }
    }
    let bias = Observed(shapes: [[2], [2]])
    #expect(bias.sentences(.knownTerm, wrong: { $0 }, configure: known(0.2)).count == 1)
    bias.expectUnnamed(wrong: { $0 }, configure: known(0.37))
  }

  @Test func labelsNotSubtracted() {
    let found = Observed(shapes: [[5, 7], [6, 7]]).sentences(.knownTerm, wrong: { $0 }) {
      observation, random in
      let rows = observation.numeric.shape[0]
      let labels = Tensor.oneHot((0..<rows).map { _ in random.below(7) }, classes: 7)
      observation.related = [RelatedTensor("the labels", labels)]
      observation.dimensions = [NamedDimension("rows", rows)]
      observation.analytic = observation.numeric + labels / Double(rows)
    }
    #expect(
      found == [
        "The gradient has 0.2 × the labels too much, and 5 is the number of rows: is there a term too many?"
      ])
  }

  /// The divergence without its −1: off by a half in every entry.
  @Test func constantTerm() {
    let found = Observed().sentences(.knownTerm, wrong: { $0 + 0.5 })
    #expect(
      found == [
        "The gradient has 0.5 too much in every entry: is a constant term of the derivative missing, or one too "
          + "many?"
      ])
  }

  /// Softmax without its sum, when the caller gives the whole missing term.
  @Test func wholeTerm() {
    let found = Observed().sentences(.knownTerm, wrong: { $0 }) { observation, random in
      let term = Tensor.normal([5, 7], using: &random)
      observation.related = [RelatedTensor("P⊙⟨g, P⟩", term)]
      observation.analytic = observation.numeric + term
    }
    #expect(found == ["The gradient has P⊙⟨g, P⟩ too much: is there a term too many?"])
  }

  @Test func upstreamGradientInPlaceOfTheGradient() {
    let found = Observed().sentences(.replaced, wrong: { $0 }) { observation, random in
      let cotangent = Tensor.normal([5, 7], using: &random)
      observation.cotangent = cotangent
      observation.analytic = cotangent
    }
    #expect(
      found == ["This is the upstream gradient and not the gradient: is a factor of the derivative missing?"])
  }

  /// A pooled average in place of the maximum: a quarter of what the window spreads.
  @Test func shareOfAKnownTensor() {
    let found = Observed().sentences(.replaced, wrong: { $0 }) { observation, random in
      let spread = Tensor.normal([5, 7], using: &random)
      observation.related = [RelatedTensor("the upstream gradient in every place of a window", spread)]
      observation.dimensions = [NamedDimension("places of a window", 4)]
      observation.analytic = spread / 4
    }
    #expect(found.count == 1 && found[0].contains("4 is the number of places of a window"))
  }

  @Test func otherTermsAreNotNamed() {
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      let term = Tensor.normal([5, 7], using: &random)
      observation.related = [RelatedTensor("a term", term)]
      observation.analytic = observation.numeric + term.noisy(1e-3)
    }
    // The factor differs from input to input, and nothing explains it.
    Observed(shapes: [[5, 7], [4, 7]]).expectUnnamed(wrong: { $0 }) { observation, _ in
      let factor = Double(observation.numeric.shape[0]) * 0.123
      observation.analytic = observation.numeric + observation.argument.value * factor
    }
  }

  /// A residual near the tolerance is not explained by whatever is at hand.
  @Test func smallResidual() {
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      let term = Tensor.normal([5, 7], using: &random)
      observation.analytic = observation.numeric + term * 2e-6
    }
  }
}
