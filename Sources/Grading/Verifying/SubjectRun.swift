import Checks
import CourseModel
import Submissions

/// What came of the checks of one submission of the course's own, with one seed.
struct SeedRun: Sendable {
  let seed: Seed
  let items: [ItemRun]

  /// The item of that letter.
  subscript(item: String) -> ItemRun? { items.first { $0.item.id == item } }
}

/// What came of one item.
struct ItemRun: Sendable {
  let item: Item
  let result: ItemResult
  /// What the checks found, by variant; none for an item that was skipped.
  let outcomes: [Variant: TrialOutcome]

  /// Points that were not earned.
  var lost: Int { item.points - (result.earned ?? 0) }

  /// How sure a variant of the checks is that something is wrong.
  enum Evidence: Comparable { case nothing, crash, wrongResult }

  /// What a variant of the checks saw.
  func evidence(_ variant: Variant) -> Evidence {
    let findings = outcomes[variant]?.findings ?? []
    if findings.contains(where: { $0.kind == .failed }) { return .wrongResult }
    return findings.isEmpty ? .nothing : .crash
  }

  /// The known mistakes that were recognised.
  var named: [String] { result.diagnosis?.names.filter { $0.source == .knownMistake }.map(\.mistake) ?? [] }

  /// Whether what was answered is that mistake's, and no other's.
  func names(_ mistake: Mistake) -> Bool { named == [mistake.id] }

  /// What the checks saw, in whichever variant.
  var evidence: Evidence { outcomes.keys.map(evidence).max() ?? .nothing }
}

/// Runs submissions of the course's own with several seeds.
struct SubjectRunner: Sendable {
  let graded: AnyGradedExercise
  /// One for each seed.
  let contexts: [GradingContext]
  let recognition: Recognition
  let secondsForDiagnosis: Double
  /// Submissions run side by side; what is tried once more runs alone.
  let gate: SoloGate

  /// Runs the public variants once and the hidden ones with every seed. What load may have decided is run once more
  /// with nothing beside it.
  func runs(_ start: @escaping VerifierEnvironment.Start) throws -> [SeedRun] {
    var runners = try gate.together { try once(start) }
    if runners.contains(where: \.isWorthAnotherTry) { runners = try gate.alone { try once(start) } }
    let subject = SubjectRecognition(
      graded: graded, recognition: recognition, budget: DiagnosisBudget(seconds: secondsForDiagnosis),
      isOurs: true, start: start)
    return gate.together { zip(contexts, runners).map { run(of: $1, seed: $0.seed, subject) } }
  }

  private func once(_ start: VerifierEnvironment.Start) throws -> [ItemRunner] {
    let channel = try start()
    defer { channel.close() }
    var common = ItemRunner(graded: graded, context: contexts[0], audience: .grader)
    common.run(.visible, on: channel)
    return contexts.map { context in
      var runner = common.branch(in: context)
      runner.run(.hidden, on: channel)
      return runner
    }
  }

  private func run(of runner: ItemRunner, seed: Seed, _ subject: SubjectRecognition) -> SeedRun {
    let results = runner.results(diagnosing: subject.diagnoses)
    return SeedRun(
      seed: seed,
      items: zip(graded.exercise.items, results).enumerated().map { index, pair in
        ItemRun(
          item: pair.0, result: pair.1,
          outcomes: Dictionary(uniqueKeysWithValues: runner.outcomes(ofItem: index).map { ($0, $1) }))
      })
  }
}
