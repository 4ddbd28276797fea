import GradientCheck
import Tensors
import Testing

@Suite struct PartFunctionsTests {
  /// n = a first part and a second one; the second has a factor too many.
  private func configure(
    _ factor: @escaping (Tensor) -> Tensor, labels: [String]? = ["the reconstruction", "the divergence"]
  ) -> (inout WrongGradient, inout SplitMix64) -> Void {
    { observation, random in
      let shape = observation.numeric.shape
      let parts = (0..<2).map { _ in Tensor.normal(shape, using: &random) }
      let deviation = Tensor.uniform(shape, in: 0.5..<2, using: &random)
      observation.numeric = parts[0] + parts[1]
      observation.analytic = parts[0] + factor(deviation) * parts[1]
      observation.related = [RelatedTensor("σ", deviation)]
      observation.parts = [GradientParts("path", parts, labels: labels)]
    }
  }

  @Test func onePartHasAFactor() {
    let tooMany = Observed().sentences(.functionOfTensor, wrong: { $0 }, configure: configure { $0 })
    #expect(
      tooMany == [
        "The contribution of the divergence has the factor z too many, for z = σ: is it applied twice, or where none "
          + "is due?"
      ])
    let missing = Observed().diagnoses(wrong: { $0 }, configure: configure { 1 / $0 })
    #expect(missing.allSatisfy { $0.name?.parameters == "the divergence: (1)/(z) of σ" })
  }

  @Test func nothingToTell() {
    // A function that is not in the library, and a sequence, whose parts have no names.
    Observed().expectUnnamed(wrong: { $0 }, configure: configure { $0 * $0 * $0 + 0.3 })
    Observed().expectUnnamed(wrong: { $0 }, configure: configure({ $0 }, labels: nil))
  }
}
