import GradientCheck
import Tensors
import Testing

@Suite struct PartWeightsTests {
  /// The right gradient is the sum of five random parts; the wrong one weights them as given.
  private func sentences(
    _ weights: [Double], noun: String = "step", labels: [String]? = nil, right: [Double]? = nil,
    relation: Relation = .partsWeighted
  ) -> [String] {
    Observed().sentences(relation, wrong: { $0 }, configure: Self.untied(weights, noun, labels, right))
  }

  private static func untied(
    _ weights: [Double], _ noun: String = "step", _ labels: [String]? = nil, _ right: [Double]? = nil
  ) -> (inout WrongGradient, inout SplitMix64) -> Void {
    { observation, random in
      let shape = observation.numeric.shape
      let parts = weights.map { _ in Tensor.normal(shape, using: &random) }
      func sum(_ weights: [Double]) -> Tensor {
        zip(parts, weights).reduce(.zeros(shape)) { $0 + $1.0 * $1.1 }
      }
      observation.numeric = sum(right ?? weights.map { _ in 1 })
      observation.analytic = sum(weights)
      observation.parts = [
        GradientParts(noun, parts, labels: labels, combination: right.map { .sum(weights: $0) })
      ]
    }
  }

  @Test func onlyTheLast() {
    #expect(
      sentences([0, 0, 0, 0, 1]) == [
        "Only the last step counts: is `=` used where `+=` is due, or the sum cut short?"
      ])
    #expect(
      sentences([1, 0, 0, 0, 0], noun: "sample") == [
        "Only the first sample counts: does the loop end too early?"
      ])
    #expect(
      sentences([0, 0, 0, 1, 1]) == [
        "Only the last 2 steps count: is `=` used where `+=` is due, or the sum cut short?"
      ])
  }

  @Test func pathMissing() {
    let found = sentences([1, 0, 1], noun: "path", labels: ["the output", "the final cell", "the gates"])
    #expect(found == ["The contribution of the final cell is missing: is it added to the gradient?"])
  }

  /// Parts with names have no order: there is no last one, but an only one.
  @Test func onlyOnePath() {
    let labels = ["the queries", "the keys", "the values"]
    #expect(
      sentences([0, 0, 1], noun: "path", labels: labels) == [
        "Only the values contributes to the gradient: is `=` used where `+=` is due?"
      ])
    #expect(
      sentences([1, 0], noun: "path", labels: ["the data", "the L2 term"]) == [
        "The contribution of the L2 term is missing: is it added to the gradient?"
      ])
  }

  /// The weight of a part with a name equals a size, also where the size differs from input to input.
  @Test func weightIsExplained() {
    let found = Observed(shapes: [[4, 5], [7, 5]]).diagnoses(wrong: { $0 }) { observation, random in
      let rows = observation.numeric.shape[0]
      Self.untied([Double(rows), 1], "path", ["the data", "the L2 term"], nil)(&observation, &random)
      observation.dimensions = [NamedDimension("rows of the batch", rows)]
    }
    #expect(found.allSatisfy { $0.name?.parameters == "the data × rows of the batch" })
    #expect(
      sentences([1, 2], noun: "path", labels: ["the data", "the L2 term"]) == [
        "the L2 term counts 2 times: is a factor missing, or one too many?"
      ])
    Observed(shapes: [[4, 5], [7, 5]]).expectUnnamed(wrong: { $0 }) { observation, random in
      let weight = Double(observation.numeric.shape[0]) + 0.3
      Self.untied([weight, 1], "path", ["the data", "the L2 term"], nil)(&observation, &random)
    }
  }

  /// Of two equal parts one is lost: together they count half.
  @Test func oneOfTwoEqualParts() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, random in
      let (twice, other) = (Tensor.normal([5, 7], using: &random), Tensor.normal([5, 7], using: &random))
      observation.numeric = 2 * twice + other
      observation.analytic = twice + other
      observation.parts = [
        GradientParts(
          "path", [twice, other, twice], labels: ["the left factor", "the sum", "the right factor"])
      ]
    }
    #expect(found.allSatisfy { $0.name?.parameters == "the left factor + the right factor × 1/2" })
  }

  /// Each named part has a constant of its own.
  @Test func twoConstants() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, random in
      Self.untied([9, 4], "path", ["the real samples", "the fake samples"], nil)(&observation, &random)
      observation.dimensions = [NamedDimension("real batch", 9), NamedDimension("fake batch", 4)]
    }
    #expect(
      found.allSatisfy {
        $0.name?.parameters == "the real samples × real batch, the fake samples × fake batch"
      })
  }

  /// The weights are the values of a known tensor, other ones for each input.
  @Test func weightsOfAKnownTensor() {
    func configure(_ error: Double) -> (inout WrongGradient, inout SplitMix64) -> Void {
      { observation, random in
        let odds = Tensor.uniform([4], in: 0.5..<3, using: &random)
        Self.untied(odds.storage, "sample", nil, nil)(&observation, &random)
        observation.related = [RelatedTensor("the odds", odds + error)]
      }
    }
    let found = Observed().sentences(.partsWeighted, wrong: { $0 }, configure: configure(0))
    #expect(
      found == ["Each sample counts as often as the odds says: is it the derivative of another function?"])
    Observed().expectUnnamed(wrong: { $0 }, configure: configure(1e-3))
  }

  @Test func weighted() {
    #expect(
      sentences([1, 2, 1, 1]) == [
        "step 1 counts 2 times: is a sum taken in the wrong order, or over the wrong ones?"
      ])
    #expect(sentences([1, 2, 0.5, 3]).count == 1)
  }

  @Test func samplesThatMustNotCount() {
    let found = sentences([1, 1, 1], noun: "sample", right: [1, 0, 1])
    #expect(found == ["sample 1 must not count and does: is a condition missing, or a mask?"])
  }

  /// The mean over steps is one constant, not five weights.
  @Test func equalWeightsAreAConstant() {
    let found = sentences([0.2, 0.2, 0.2, 0.2, 0.2], relation: .constantRatio)
    #expect(found.count == 1 && found[0].contains("5 is the number of steps"))
  }

  /// More parts than entries: only plain patterns can be told.
  @Test func moreStepsThanEntries() {
    let last = Observed(shapes: [[3], [3]]).sentences(
      .partsWeighted, wrong: { $0 }, configure: Self.untied([0, 0, 0, 0, 1]))
    #expect(last.count == 1)
    Observed(shapes: [[3], [3]]).expectUnnamed(wrong: { $0 }, configure: Self.untied([1, 2, 0.3, 1, 1]))
  }

  @Test func overlapsOverwritten() {
    let found = Observed(shapes: [[9], [9]]).sentences(.partsOverwritten, wrong: { $0 }) {
      observation, random in
      let parts = [0, 2, 4, 6].map { start in
        Tensor.normal([9], using: &random).changed { (start..<start + 3).contains($0) ? $1 : 0 }
      }
      observation.numeric = parts.dropFirst().reduce(parts[0]) { $0 + $1 }
      observation.analytic = observation.numeric.changed { entry, _ in
        parts.last { $0.storage[entry] != 0 }?.storage[entry] ?? 0
      }
      observation.parts = [GradientParts("window", parts)]
    }
    #expect(
      found == [
        "Where several windows contribute to an entry, only the last counts: is `=` used where `+=` is due?"
      ])
  }

  @Test func tiesAllGetTheGradient() {
    let found = Observed(shapes: [[9], [9]]).sentences(.partsWeighted, wrong: { $0 }) { observation, random in
      let parts = [1, 4].map { place in
        Tensor.normal([9], using: &random).changed { $0 % 4 == place % 4 || $0 == place ? $1 : 0 }
      }
      observation.parts = [GradientParts("maximum", parts, combination: .mixture)]
      observation.numeric = parts[0]
      observation.analytic = parts[0] + parts[1]
    }
    #expect(
      found == [
        "Each maximum that ties gets the whole gradient: must they share it, or only the first get it?"
      ])
  }

  @Test func partsThatSayNothing() {
    // They do not add up to the right gradient.
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      let parts = (0..<3).map { _ in Tensor.normal([5, 7], using: &random) }
      observation.parts = [GradientParts("step", parts)]
      observation.analytic = parts[2]
    }
    // The wrong gradient is no combination of them.
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      Self.untied([0, 0, 1])(&observation, &random)
      observation.analytic = observation.analytic.noisy(1e-3)
    }
    // Two equal parts: which one is lost cannot be told, and half of the gradient is a constant.
    let equal = Observed().sentences(.constantRatio, wrong: { $0 / 2 }) { observation, _ in
      let half = observation.numeric / 2
      observation.parts = [GradientParts("path", [half, half])]
    }
    #expect(equal.count <= 1)
  }
}
