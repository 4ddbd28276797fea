extension [Finding] {
  /// The findings in the order in which they tell most about an item that ended in this way.
  ///
  /// 1. Each part of the item speaks before another one speaks twice.
  /// 2. Within a part, what says something new comes before what repeats another finding's hint, crash or kind of case.
  /// 3. A finding of the item's own kind comes first when that is worse than a wrong value; then one with a hint that asks
  ///    for a cause; then the others, public ones before hidden ones.
  public func tellingFirst(for kind: ResultKind) -> [Finding] {
    guard count > 1 else { return self }
    let byRank = map { Entry(finding: $0, rank: $0.rank(in: kind), theme: $0.theme) }.sorted()
    let byNovelty = byRank.takingTurns(by: { [$0.finding.part.map(String.init), $0.theme] })
    return byNovelty.takingTurns(by: \.finding.part).map(\.finding)
  }
}

private struct Entry {
  let finding: Finding
  /// Small for what tells most.
  let rank: Int
  /// What the finding says, whatever its numbers.
  let theme: String
  /// How many of its group come before it.
  var turn = 0
}

extension [Entry] {
  /// Gives each group's first entry its turn before any group's second.
  fileprivate func takingTurns<Group: Hashable>(by group: (Entry) -> Group) -> [Entry] {
    var counts: [Group: Int] = [:]
    return map { entry in
      var entry = entry
      let key = group(entry)
      entry.turn = counts[key, default: 0]
      counts[key, default: 0] += 1
      return entry
    }
    .sorted()
  }

  /// By turn, then by rank; equals stay in their order.
  fileprivate func sorted() -> [Entry] {
    enumerated()
      .sorted { a, b in
        (a.element.turn, a.element.rank, a.offset) < (b.element.turn, b.element.rank, b.offset)
      }
      .map(\.element)
  }
}

extension Finding {
  fileprivate func rank(in kind: ResultKind) -> Int {
    // A hint that asks suggests a cause; one that states describes where the gradient is wrong.
    let asks = hint?.hasSuffix("?") ?? false
    let rank = self.kind == kind && kind != .failed ? 0 : asks ? 1 : self.kind == kind ? 2 : 3
    return 2 * rank + (variant == .hidden ? 1 : 0)
  }

  /// What the finding says, whatever its numbers.
  fileprivate var theme: String {
    if let hint { return hint }
    return kind == .failed ? kindOfCase ?? label : "\(kind.rawValue): \(message)"
  }
}
