import Checks
import CourseModel

/// Judges whether a known mistake costs what it says, is caught by the checks that have to, and is recognised.
struct MistakeJudge {
  let mistake: Mistake
  let runs: [SeedRun]
  /// Variants of items of which something is said already: that they catch nothing at all.
  let blind: Set<ItemVariant>

  /// How many seeds it takes to say that hidden cases do not catch a mistake by chance.
  private static let telling = 10

  /// What is wrong.
  var problems: [Verification.Remark] {
    var remarks = SeedRemarks(mistake.id)
    for run in runs { remarks.add(faults(with: run), seed: run.seed) }
    return unknownItems + remarks.remarks
  }

  /// What is not wrong, and worth knowing.
  var notes: [Verification.Remark] {
    var notes: [Verification.Remark] = []
    if runs.contains(where: { recognition(of: $0) == .spared }) {
      notes.append(
        Verification.Remark(
          mistake.id,
          "is not recognised: what it gets wrong are calls that end without an answer"))
    }
    for loss in mistake.loses where loss.isPublicOnly && runs.count >= Self.telling {
      guard runs.allSatisfy({ $0[loss.item]?.evidence(.hidden) == .wrongResult }) else { continue }
      notes.append(
        Verification.Remark(
          mistake.id, "is caught by the hidden cases of \(loss.item) too: `publicOnly` can go"))
    }
    return notes
  }
}

extension MistakeJudge {
  private var unknownItems: [Verification.Remark] {
    let known = runs.first?.items.map(\.item.id) ?? []
    return mistake.loses.filter { !known.contains($0.item) }.map {
      Verification.Remark(mistake.id, "loses item \($0.item), which the exercise does not have")
    }
  }

  private func faults(with run: SeedRun) -> [String] {
    let broken = run.items.filter { !$0.result.kind.isVerdict }
    guard broken.isEmpty else { return broken.map(\.words) }
    var problems = run.items.flatMap { faults(of: $0) }
    if recognition(of: run) == .missed {
      let named = Set(run.items.flatMap(\.named)).sorted()
      problems.append(
        "is not recognised by any item that it loses; named are: "
          + (named.isEmpty ? "none" : named.joined(separator: ", ")))
    }
    return problems
  }

  private func faults(of run: ItemRun) -> [String] {
    let id = run.item.id
    guard let loss = mistake.loses.first(where: { $0.item == id }) else {
      return run.result.kind == .passed
        ? [] : ["loses \(id) too, which `loses` does not say: \(run.words)"]
    }
    guard run.result.kind != .passed else {
      return ["does not lose \(id): add a case that fails, or take \(id) out of `loses`"]
    }
    var problems: [String] = []
    // How far a training gets in spite of a mistake depends on the seed.
    let isByLevels = run.item.scoring == .declared && loss.points == nil && run.lost > 0
    if !isByLevels, run.lost != loss.points ?? run.item.points {
      let declared = loss.points.map { "\($0)" } ?? "all"
      problems.append(
        "costs \(run.lost) of the \(run.item.points) points of \(id), and `loses` says \(declared): "
          + "if that is right, write `.item(\"\(id)\", points: \(run.lost))`")
    }
    guard run.result.kind != .skipped else { return problems }
    let variant = loss.isPublicOnly ? .visible : run.item.decidingVariant
    return problems + faults(of: run, variant, loss)
  }

  /// What is wrong with what one variant of an item saw.
  private func faults(of run: ItemRun, _ variant: Variant, _ loss: Loss) -> [String] {
    let id = run.item.id
    guard !blind.contains(ItemVariant(item: id, variant: variant)) else { return [] }
    switch run.evidence(variant) {
    case .wrongResult:
      let finding = run.outcomes[variant]?.findings.first { $0.kind == .failed }
      return loss.isByCrash
        ? [
          "is declared as caught by crashing only, and a \(variant.rawValue) case of \(id) sees a wrong result "
            + "(\(finding?.label ?? "")): take `byCrash` away"
        ] : []
    case .crash:
      return loss.isByCrash
        ? []
        : [
          "is caught by the \(variant.rawValue) cases of \(id) only since it ends in `"
            + "\(run.outcomes[variant]?.findings.first?.kind.rawValue ?? "")`: let a case see a wrong result, or "
            + "declare `.item(\"\(id)\", byCrash: true)`"
        ]
    case .nothing:
      let isSeen = !loss.isPublicOnly && run.evidence(.visible) != .nothing
      let declaration = isSeen ? ", or declare `.item(\"\(id)\", publicOnly: true)`" : ""
      return [
        "is not caught by the \(variant.rawValue) cases of \(id): add a case that fails\(declaration)"
      ]
    }
  }

  private enum Recognition { case named, missed, spared }

  private func recognition(of run: SeedRun) -> Recognition {
    let lost = run.items.filter { $0.result.kind != .passed && $0.result.kind != .skipped }
    if lost.isEmpty || lost.contains(where: { $0.names(mistake) }) { return .named }
    return lost.allSatisfy { $0.evidence == .crash } ? .spared : .missed
  }
}

extension Item {
  /// The variant that decides about marks in the end: the hidden one, where there is one.
  fileprivate var decidingVariant: Variant { visibility == .visible ? .visible : .hidden }
}

/// A variant of an item's checks.
struct ItemVariant: Hashable {
  let item: String
  let variant: Variant
}
