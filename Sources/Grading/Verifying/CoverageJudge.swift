import Checks
import CourseModel

/// Judges whether each variant of each item's checks catches something.
struct CoverageJudge {
  let exercise: Exercise
  /// The reference's, one for each seed.
  let reference: [SeedRun]
  /// Mistakes that ran.
  let mistakes: [(mistake: Mistake, runs: [SeedRun])]
  /// Mistakes that could not run: what they would be caught by is not known.
  let unusable: [Mistake]

  /// What is wrong, what is worth knowing, and the variants of which no more need be said.
  struct Verdict {
    var problems: [Verification.Remark] = []
    var notes: [Verification.Remark] = []
    var blind: Set<ItemVariant> = []
  }

  /// Judges every variant of every item.
  func verdict() -> Verdict {
    var verdict = Verdict()
    for item in exercise.items {
      let losing = mistakes.filter { $0.mistake.loses.contains { $0.item == item.id } }
      let isUnknown = unusable.contains { $0.loses.contains { $0.item == item.id } }
      if losing.isEmpty, !isUnknown {
        verdict.problems.append(
          Verification.Remark(
            "item \(item.id)",
            "no known mistake loses it, so nothing proves its checks: add a mistake that does"))
      }
      for variant in item.visibility.variants {
        if runsNoCase(item, variant) {
          verdict.blind.insert(ItemVariant(item: item.id, variant: variant))
          verdict.problems.append(
            Verification.Remark(
              "item \(item.id)",
              "its \(variant.rawValue) checks run no case: add some, or declare the item without them"))
        } else if !losing.isEmpty, !isUnknown {
          judge(variant, of: item, losing, &verdict)
        }
      }
    }
    return verdict
  }

  private func judge(
    _ variant: Variant, of item: Item, _ losing: [(mistake: Mistake, runs: [SeedRun])],
    _ verdict: inout Verdict
  ) {
    guard !losing.contains(where: { isCaught($0, by: variant, of: item) }) else { return }
    let (subject, cases) = ("item \(item.id)", "its \(variant.rawValue) cases")
    if losing.contains(where: { $0.runs.contains { $0[item.id]?.evidence(variant) == .crash } }) {
      verdict.problems.append(
        Verification.Remark(
          subject, "\(cases) catch mistakes only since these crash: let a case see a wrong result"))
      return
    }
    verdict.blind.insert(ItemVariant(item: item.id, variant: variant))
    if variant == .hidden, losing.allSatisfy({ isPublicOnly($0.mistake, item) }) {
      verdict.notes.append(Verification.Remark(subject, "\(cases) catch no mistake, as is declared"))
    } else {
      verdict.problems.append(
        Verification.Remark(
          subject,
          "\(cases) catch no mistake. Do they look at the result, and compare it with what is due? If they do, add a "
            + "mistake that they catch"))
    }
  }

  /// The cases of the reference's runs that no mistake fails. An item that measures has none of its own.
  func idleCases(among cases: [Verification.CaseName], measured: Set<String>) -> [Verification.CaseName] {
    var failed: Set<Verification.CaseName> = []
    for run in mistakes.flatMap(\.runs) {
      for item in run.items {
        for (variant, outcome) in item.outcomes {
          for finding in outcome.findings {
            failed.insert(
              Verification.CaseName(item: item.item.id, variant: variant, label: finding.label))
          }
        }
      }
    }
    return cases.filter { !failed.contains($0) && !measured.contains($0.item) }
  }

  private func runsNoCase(_ item: Item, _ variant: Variant) -> Bool {
    reference.contains { run in
      run[item.id].map { $0.result.kind != .skipped && ($0.outcomes[variant]?.cases ?? 0) == 0 } ?? false
    }
  }

  private func isCaught(
    _ run: (mistake: Mistake, runs: [SeedRun]), by variant: Variant, of item: Item
  ) -> Bool {
    let needed: ItemRun.Evidence =
      run.mistake.loses.contains { $0.item == item.id && $0.isByCrash } ? .crash : .wrongResult
    return run.runs.contains { ($0[item.id]?.evidence(variant) ?? .nothing) >= needed }
  }

  private func isPublicOnly(_ mistake: Mistake, _ item: Item) -> Bool {
    mistake.loses.contains { $0.item == item.id && $0.isPublicOnly }
  }
}
