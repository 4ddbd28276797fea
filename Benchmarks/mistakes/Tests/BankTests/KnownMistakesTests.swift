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

  /// Every mistake is wrong at some profile and seed, and mistakes of different rows differ at one.
  @Test(arguments: kinds) func everyMistakeIsWrongAndUnlikeThoseOfOtherRows(index: Int) {
    let kind = componentsWithKnownMistakes[index]
    let points = points(kind, seeds: 0..<3)
    var seen: [(probe: KnownMistakeProbe, answers: [Answer])] = []
    for probe in kind.probes {
      let answers = points.map { probe.answer($0.seed, $0.profile) }
      #expect(answers.contains { $0.isWrong || $0.pullbackThrew }, "\(kind.id): \(probe.id) is never wrong")
      for other in seen where other.probe.rows != probe.rows {
        let isSame = zip(answers, other.answers).allSatisfy(isSameAnswer)
        #expect(!isSame, "\(kind.id): \(probe.id) \(probe.rows) is \(other.probe.id) \(other.probe.rows)")
      }
      seen.append((probe, answers))
    }
  }

  /// A sample of each list, named from two points of different sizes at which something is wrong.
  @Test(arguments: kinds) func mistakesAreNamed(index: Int) {
    let kind = componentsWithKnownMistakes[index]
    let probes = kind.probes
    for probe in stride(from: index % 7, to: probes.count, by: max(1, probes.count / 6)).map({ probes[$0] }) {
      let answers = points(kind, seeds: 0..<3).reversed().map { probe.answer($0.seed, $0.profile) }
      let finite = answers.filter { $0.gradients?.allSatisfy { $0.storage.allSatisfy(\.isFinite) } ?? true }
      let shown = finite.filter { $0.isWrong && !$0.pullbackThrew }
      guard shown.count >= 2 else { continue }
      let ids = kind.explanationIDs(of: Array(shown.prefix(2)))
      #expect(ids.contains(probe.id), "\(kind.id): \(probe.id) is not recognised")
      switch BankNamer().name(Array(shown.prefix(2))) {
      case .named(let diagnosis): #expect(diagnosis.rows == probe.rows, "\(kind.id): \(probe.id)")
      case .candidates(let diagnoses):
        #expect(diagnoses.contains { $0.rows == probe.rows }, "\(kind.id): \(probe.id) is \(ids)")
      case .unnamed: Issue.record("\(kind.id): \(probe.id) is unnamed")
      }
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
      var answer = Answer(
        right: right, cotangent: cotangent, result: result, gradients: gradients, isWrong: false,
        pullbackThrew: false)
      rightAnswers.append(answer)
      (answer.gradients, answer.isWrong) = (strange, true)
      strangeAnswers.append(answer)
    }
    #expect(BankNamer().name(rightAnswers) == .unnamed)
    #expect(BankNamer().name(strangeAnswers) == .unnamed)
  }
}

/// Whether two mistakes give one answer at a point, to the tightness of the bank.
private func isSameAnswer(_ a: Answer, _ b: Answer) -> Bool {
  guard let results = a.result.flatMap({ result in b.result.map { (result, $0) } }),
    agree([results.0], [results.1], within: 1e-9)
  else { return false }
  guard let gradients = a.gradients, let others = b.gradients else {
    return a.gradients == nil && b.gradients == nil
  }
  return agree(gradients, others, within: 1e-9)
}
