import Checks
import CourseModel

/// Judges whether each variant of each item's checks catches something.
struct CoverageJudge {
  let exercise: Exercise
  /// The reference's, one for each seed.
  let reference: [SeedRun]
  /// Mistakes that ran.
  let mistakes: [(mistake: Mistake, runs: [SeedRun])]

  /// What is wrong, what is worth knowing, and the variants of which no more need be said.
  func verdict() -> (problems: [Verification.Remark], notes: [Verification.Remark], blind: Set<ItemVariant>) {
    var problems: [Verification.Remark] = []
    var notes: [Verification.Remark] = []
    var blind: Set<ItemVariant> = []
    for item in exercise.items {
      let subject = "item \(item.id)"
      let losing = mistakes.filter { $0.mistake.loses.contains { $0.item == item.id } }
      if losing.isEmpty {
        problems.append(
          Verification.Remark(
            subject, "no known mistake loses it, so nothing proves its checks: add a mistake that does"))
      }
      for variant in item.visibility.variants {
        let words = variant.rawValue
        if runsNoCase(item, variant) {
          blind.insert(ItemVariant(item: item.id, variant: variant))
          problems.append(
            Verification.Remark(
              subject, "its \(words) checks run no case: add some, or declare the item without them"))
        } else if !losing.isEmpty, !losing.contains(where: { isCaught($0, by: variant, of: item) }) {
          blind.insert(ItemVariant(item: item.id, variant: variant))
          if variant == .hidden, losing.allSatisfy({ isPublicOnly($0.mistake, item) }) {
            notes.append(Verification.Remark(subject, "its \(words) cases catch no mistake, as is declared"))
          } else {
            problems.append(
              Verification.Remark(
                subject,
                "its \(words) cases catch no mistake. Do they look at the result, and compare it with what is due? If "
                  + "they do, add a mistake that they catch"))
          }
        }
      }
    }
    return (problems, notes, blind)
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
