import Checks
import CourseModel

/// What the tasks of an examination found, and what follows from it.
struct ExaminationFindings: Sendable {
  /// The reference's runs, one for each seed.
  var reference: [SeedRun] = []
  /// The runs of the mistakes that ran.
  var mistakes: [String: [SeedRun]] = [:]
  /// The cases that the reference runs with the first seed.
  var cases: [Verification.CaseName] = []
  /// What could not be made, compiled or started.
  var unusable: Set<String> = []
  /// What is wrong with the reference, its cases, the starter, and with what is unusable.
  var problems: [Verification.Remark] = []

  /// The verification of the exercise.
  func verification(
    of graded: AnyGradedExercise, seeds: [Seed], recognition: [Recognition.Problem]
  ) -> Verification {
    let exercise = graded.exercise
    let earned = reference.map { $0.items.reduce(0) { $0 + ($1.result.earned ?? 0) } }
    var verification = Verification(
      exercise: exercise.id, items: exercise.items, seeds: seeds.map(\.digits), earned: earned.min() ?? 0,
      mistakes: [])
    verification.problems = sorted(problems, graded)
    guard !unusable.contains("reference") else { return verification }

    let ran = graded.mistakes.compactMap { mistake in
      mistakes[mistake.id].map { (mistake: mistake, runs: $0) }
    }
    let coverage = CoverageJudge(
      exercise: exercise, reference: reference, mistakes: ran,
      unusable: graded.mistakes.filter { unusable.contains($0.id) })
    let verdict = coverage.verdict()
    verification.problems += verdict.problems
    verification.notes = verdict.notes
    for (mistake, runs) in ran {
      let judge = MistakeJudge(mistake: mistake, runs: runs, blind: verdict.blind)
      verification.problems += judge.problems
      verification.notes += judge.notes
      verification.mistakes.append(VerifiedMistake(mistake, runs))
    }
    verification.problems += recognition.filter { !unusable.contains($0.subject) }
      .map { Verification.Remark($0.subject, $0.text) }
    let measured = exercise.items.indices.filter { !graded.levels(ofItem: $0).isEmpty }
    verification.idleCases = coverage.idleCases(
      among: cases, measured: Set(measured.map { exercise.items[$0].id }))
    return verification
  }

  /// In the order of the course, so that threads do not decide it.
  private func sorted(_ remarks: [Verification.Remark], _ graded: AnyGradedExercise) -> [Verification.Remark]
  {
    let subjects =
      ["reference"] + graded.exercise.items.map { "item \($0.id)" } + ["starter"] + graded.mistakes.map(\.id)
    return subjects.flatMap { subject in remarks.filter { $0.subject == subject } }
  }
}

extension VerifiedMistake {
  /// What a mistake lost with some seeds.
  fileprivate init(_ mistake: Mistake, _ runs: [SeedRun]) {
    let items = runs.first?.items.map(\.item) ?? []
    self.init(
      mistake: mistake.id, losses: items.compactMap { item in Loss(mistake, runs.compactMap { $0[item.id] }) }
    )
  }
}

extension VerifiedMistake.Loss {
  /// An item with some seeds; `nil` when it was never lost.
  fileprivate init?(_ mistake: Mistake, _ runs: [ItemRun]) {
    let lost = runs.map(\.lost)
    guard runs.contains(where: { $0.result.kind != .passed }), let item = runs.first?.item,
      let least = lost.min(), let most = lost.max()
    else { return nil }
    let caught = item.visibility.variants.map { variant in
      (variant, runs.count { $0.evidence(variant) != .nothing })
    }
    self.init(
      item: item.id, points: least...most, caught: Dictionary(uniqueKeysWithValues: caught),
      isByCrash: runs.map(\.evidence).max() == .crash,
      isSkipped: runs.allSatisfy { $0.result.kind == .skipped },
      isNamed: runs.allSatisfy { $0.names(mistake) })
  }
}
