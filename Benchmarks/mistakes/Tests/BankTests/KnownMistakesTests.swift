import Bank
import Components
import Measurement
import Tensors
import Testing

@Suite struct KnownMistakesTests {
  static let kinds = componentsWithKnownMistakes.indices

  @Test func everyComponentHasAList() {
    #expect(componentsWithKnownMistakes.map { $0.id } == allComponents.map { $0.id })
  }

  @Test(arguments: kinds) func idsAreUniqueAndRowsExist(index: Int) {
    let kind = componentsWithKnownMistakes[index]
    let probes = kind.probes
    #expect(Set(probes.map(\.id)).count == probes.count, "\(kind.id)")
    for probe in probes {
      #expect(!probe.rows.isEmpty && probe.rows.isSubset(of: Set(1...72)), "\(kind.id): \(probe.id)")
      #expect(probe.sentence.hasSuffix(".") && !probe.sentence.contains("  "), "\(kind.id): \(probe.id)")
      #expect(probe.sentence.count < 260, "\(kind.id): \(probe.id)")
    }
  }

  @Test(arguments: kinds) func everyMistakeIsWrongSomewhereAndNamed(index: Int) {
    let kind = componentsWithKnownMistakes[index]
    let points = points(kind, seeds: 0..<3)
    for probe in kind.probes {
      let answers = points.map { probe.answer($0.seed, $0.profile) }
      #expect(answers.contains { $0.isWrong || $0.pullbackThrew }, "\(kind.id): \(probe.id) is never wrong")
      // The mistake is among its own explanations wherever its gradients are finite, and all others mean the same.
      let finite = answers.filter { answer in
        answer.gradients?.allSatisfy { $0.storage.allSatisfy(\.isFinite) } ?? true
      }
      let explanations = kind.explanationIDs(of: finite)
      #expect(explanations.contains(probe.id), "\(kind.id): \(probe.id) is not recognised")
      guard finite.contains(where: { $0.isWrong && !$0.pullbackThrew }) else { continue }
      let naming = BankNamer().name(finite)
      guard case .named(let diagnosis) = naming else {
        Issue.record("\(kind.id): \(probe.id) of \(probe.rows.sorted()) coincides with others: \(explanations)")
        continue
      }
      #expect(diagnosis.rows == probe.rows, "\(kind.id): \(probe.id)")
    }
  }

  @Test(arguments: kinds) func rightAnswersAndUnknownMistakesAreNotNamed(index: Int) {
    let kind = componentsWithKnownMistakes[index]
    var rightAnswers: [Answer] = []
    var strangeAnswers: [Answer] = []
    for (seed, profile) in points(kind, seeds: 0..<1).prefix(2) {
      let right = kind.makeAnyCase(seed: seed, profile: profile)
      let result = right.forward(right.point)
      var rng = SplitMix64.stream(secret: seed, "strange", profile)
      let cotangent = Tensor.normal(result.shape, using: &rng)
      let gradients = right.pullback(right.point, cotangent)
      let strange = gradients.map { gradient in
        gradient * (1 + 1e-4 * Tensor.normal(gradient.shape, using: &rng))
          + 1e-4 * Tensor.normal(gradient.shape, using: &rng)
      }
      rightAnswers.append(
        Answer(
          right: right, cotangent: cotangent, result: result, gradients: gradients, isWrong: false,
          pullbackThrew: false))
      strangeAnswers.append(
        Answer(
          right: right, cotangent: cotangent, result: result, gradients: strange, isWrong: true,
          pullbackThrew: false))
    }
    #expect(BankNamer().name(rightAnswers) == .unnamed)
    #expect(BankNamer().name(strangeAnswers) == .unnamed)
  }
}
