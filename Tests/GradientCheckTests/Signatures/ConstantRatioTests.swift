import GradientCheck
import Tensors
import Testing

@Suite struct ConstantRatioTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let ratio: Double
    let sentence: String
    var testDescription: String { "\(ratio)" }
  }

  private static func know(_ observation: inout WrongGradient, _: inout SplitMix64) {
    observation.dimensions = [
      NamedDimension("rows of the batch", 9), NamedDimension("classes", 4), NamedDimension("steps", 11),
      NamedDimension("single", 1),
    ]
  }

  private static let cases = [
    Case(ratio: -1, sentence: "Every entry has the wrong sign: is a minus missing, or one too many?"),
    Case(ratio: 2, sentence: "Every entry is 2 times too large: is there a factor 2 too many?"),
    Case(
      ratio: 0.5,
      sentence: "Every entry is 2 times too small: is a factor 2 missing, or one of two equal paths?"),
    Case(
      ratio: 9,
      sentence:
        "Every entry is 9 times too large, and 9 is the number of rows of the batch: is a division by "
        + "it missing, or a factor too many?"),
    Case(
      ratio: -1 / 9.0,
      sentence: "Every entry is 9 times too small and has the wrong sign, and 9 is the number of rows of the "
        + "batch: is it divided by once too often (a mean for a sum), or a factor missing?"),
    Case(
      ratio: 11.squareRoot(),
      sentence: "Every entry is 3.31662 times too large, and 3.31662 is the square root of 11, the number of "
        + "steps: is a division by it missing, or a factor too many?"),
    Case(
      ratio: 36,
      sentence:
        "Every entry is 36 times too large, and 36 is 9 × 4, the number of rows of the batch times the "
        + "number of classes: is a division by it missing, or a factor too many?"),
    Case(
      ratio: (11.0 / 9).squareRoot(),
      sentence:
        "Every entry is 1.10554 times too large, and that is √11/√9, the square root of 11, the number "
        + "of steps over the square root of 9, the number of rows of the batch: is one used where the other is due?"
    ),
    Case(ratio: 0.37, sentence: "Every entry is 2.7027 times too small."),
  ]

  @Test(arguments: cases) private func explained(_ example: Case) {
    let found = Observed().sentences(.constantRatio, wrong: { $0 * example.ratio }, configure: Self.know)
    #expect(found == [example.sentence])
  }

  /// A product of all three sizes, and its inverse.
  @Test(arguments: [396.0, 1 / 396.0]) func threeSizes(ratio: Double) {
    let found = Observed().sentences(.constantRatio, wrong: { $0 * ratio }, configure: Self.know)
    #expect(found.count == 1 && found[0].contains("396 is 9 × 4 × 11") || found[0].contains("is 9 × 4 × 11"))
  }

  /// Batches of different sizes: the constant differs, what it equals does not.
  @Test func sameReadingAcrossSizes() {
    let found = Observed(shapes: [[5, 7], [8, 3]]).diagnoses(
      wrong: { $0 * Double($0.shape[0]) },
      configure: { observation, _ in
        observation.dimensions = [
          NamedDimension("rows", observation.numeric.shape[0]), NamedDimension("classes", 5),
        ]
      })
    for diagnosis in found { #expect(diagnosis.name?.parameters == "rows") }
  }

  @Test func equalSizesAreBothNamed() {
    let found = Observed().sentences(.constantRatio, wrong: { $0 * 6 }) { observation, _ in
      observation.dimensions = [NamedDimension("rows", 6), NamedDimension("classes", 6)]
    }
    #expect(found.count == 1)
    #expect(found[0].contains("6 is the number of rows and 6 is the number of classes: is a division by it"))
  }

  @Test func oneEntryNeedsAnExplanation() {
    Observed(shapes: [[1], [1]]).expectUnnamed(wrong: { $0 * 3.7 }, configure: Self.know)
    Observed(shapes: [[3], [3]]).expectUnnamed(wrong: { $0 * 3.7 }) { observation, _ in
      observation.numeric = observation.numeric.changed { $0 == 1 ? $1 : 0 }
      observation.analytic = observation.analytic.changed { $0 == 1 ? $1 : 0 }
    }
    #expect(
      Observed(shapes: [[1], [1]]).sentences(.constantRatio, wrong: { $0 * 9 }, configure: Self.know).count
        == 1)
    #expect(Observed(shapes: [[1], [1]]).sentences(.constantRatio, wrong: { $0 * -1 }).count == 1)
  }

  /// Constants that nothing explains must be equal; explained ones must have the same explanation.
  @Test func otherConstantsAreOtherMistakes() {
    func observation(_ ratio: Double, _ seed: UInt64) -> WrongGradient {
      Observed.input([5, 7], seed: seed, wrong: { $0 * ratio }, configure: Self.know)
    }
    #expect(diagnose([observation(0.37, 1), observation(0.38, 2)]) == .unnamed)
    #expect(diagnose([observation(9, 1), observation(4, 2)]) == .unnamed)
    #expect(diagnose([observation(9, 1), observation(-9, 2)]) == .unnamed)
  }

  @Test func nearlyConstantIsNotConstant() {
    Observed().expectUnnamed(wrong: { ($0 * 9).noisy(1e-4) }, configure: Self.know)
    Observed().expectUnnamed(wrong: { ($0 * 9).changed { $0 == 3 ? $1 * 1.001 : $1 } }, configure: Self.know)
  }
}
