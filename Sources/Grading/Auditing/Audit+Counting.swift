import CourseModel

extension Audit {
  /// Counts what became of mutants.
  mutating func count(_ found: [(mutant: Mutant, fate: MutantTrial.Fate)], _ judged: EquivalentMutants) {
    tried = found.count
    var caught: [(mutant: Mutant, by: Set<Int>)] = []
    for (mutant, fate) in found {
      if fate != .notCompiled { compiled += 1 }
      switch fate {
      case .notCompiled: break
      case .tried(let catches):
        count(catches)
        if catches.isEmpty { survivors.append(PassedMutant(mutant, reason: judged.reasons[mutant.key])) }
        if !catches.isEmpty || judged.reasons[mutant.key] == nil {
          caught.append((mutant, Set(catches.map(\.item))))
        }
      case .unclear(let why): unclear.append("\(mutant.key): \(why)")
      }
    }
    for index in items.indices {
      let functions = Set(caught.filter { $0.by.contains(index) }.map(\.mutant.function))
      items[index].unseen = caught.filter { !$0.by.contains(index) && functions.contains($0.mutant.function) }
        .map { PassedMutant($0.mutant) }
    }
  }

  private mutating func count(_ catches: [MutantTrial.Catch]) {
    guard let first = catches.map(\.item).min() else { return }
    let variants = Set(catches.map(\.variant))
    caught += 1
    caughtByPublic += variants.contains(.visible) ? 1 : 0
    caughtByHidden += variants.contains(.hidden) ? 1 : 0
    timedOut += catches[0].kind == .timedOut ? 1 : 0
    items[first].first += 1
    for one in catches {
      if one.variant == .visible { items[one.item].byPublic += 1 } else { items[one.item].byHidden += 1 }
    }
  }
}
