public import CourseModel

/// What `gradus audit` prints: how many mutants of a reference the checks caught, and which they did not.
public struct AuditReport: Sendable {
  private let listsUnseen: Bool
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - listsUnseen: Whether to list what each item lets pass.
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal; a table may be wider.
  public init(listsUnseen: Bool = false, style: Style = .plain, width: Int = 80) {
    self.listsUnseen = listsUnseen
    self.style = style
    self.width = max(40, width)
  }

  /// The lines about one exercise, with an empty one at the end.
  public func text(for audit: Audit) -> String {
    let headline = "\(audit.isClean ? "✓" : "✗") \(VisibleText(audit.exercise))"
    var text = [style.paint(headline, audit.isClean ? .good : .bad)] + lines.wrapped(counts(audit), indent: 4)
    text += [""] + table(audit) + [""]
    for survivor in audit.unjudged {
      text += lines.wrapped("\(place(survivor)) survives, unjudged: \(survivor.key)", indent: 4, .bad)
    }
    for key in audit.stale {
      text += lines.wrapped("judged, yet no survivor any more: \(key)", indent: 4, .bad)
    }
    for remark in audit.unclear { text += lines.wrapped("no verdict: \(remark)", indent: 4, .alarm) }
    for survivor in audit.survivors {
      guard let reason = survivor.reason else { continue }
      text += lines.wrapped("\(place(survivor)) \(survivor.key): \(reason)", indent: 4, .faint)
    }
    if listsUnseen { text += audit.items.flatMap(unseen) }
    return (text + [""]).joined(separator: "\n")
  }

  /// The last line.
  public func summary(of all: [Audit]) -> String {
    let exercises = Numbers.count(all.count, "exercise")
    let (unjudged, stale) = (sum(all, \.unjudged.count), sum(all, \.stale.count))
    let unclear = sum(all, \.unclear.count)
    guard unjudged + stale + unclear > 0 else {
      return style.paint("Audited: \(exercises), every mutant is caught or judged.", .good)
    }
    let parts = [
      (unjudged, Numbers.count(unjudged, "unjudged survivor")),
      (stale, Numbers.count(stale, "stale judgement")),
      (unclear, Numbers.count(unclear, "mutant") + " without a verdict"),
    ]
    let problems = parts.filter { $0.0 > 0 }.map(\.1).joined(separator: ", ")
    let advice = unjudged > 0 ? " Write a check that catches it, or judge it in grading/audit." : ""
    return style.paint("Audited: \(exercises), \(problems).\(advice)", .bad)
  }

  private var lines: ExerciseLines { ExerciseLines(style: style, width: width) }

  private func counts(_ audit: Audit) -> String {
    let sample = audit.tried == audit.made ? "" : ", a sample of \(audit.tried) tried"
    let judged = audit.survivors.count - audit.unjudged.count
    func share(_ part: Int) -> String { "\(part) (\(Numbers.percent(part, of: audit.wrong)))" }
    return
      "\(Numbers.count(audit.made, "mutant"))\(sample), \(audit.compiled) compiled, \(judged) judged equivalent; of the "
      + "other \(audit.wrong), \(share(audit.caught)) are caught: \(share(audit.caughtByPublic)) by the public checks, "
      + "\(share(audit.caughtByHidden)) by the hidden ones; \(audit.timedOut) by taking too long"
  }

  private func table(_ audit: Audit) -> [String] {
    var table = TextTable(
      ["caught by item", "public", "hidden", "first", "unseen"], alignRight: [1, 2, 3, 4], flexible: 0)
    for score in audit.items {
      let variants = score.item.visibility.variants
      table.add([
        "\(score.item.id)) \(score.item.title)", variants.contains(.visible) ? "\(score.byPublic)" : "–",
        variants.contains(.hidden) ? "\(score.byHidden)" : "–", "\(score.first)", "\(score.unseen.count)",
      ])
    }
    return table.lines(style: style, width: width)
  }

  private func unseen(_ score: Audit.ItemScore) -> [String] {
    guard !score.unseen.isEmpty else { return [] }
    let heading = VisibleText("What \(score.item.id)) does not see, of functions of which it catches mutants")
    return ["", style.paint(heading.description, .heading)]
      + score.unseen.flatMap { lines.wrapped("\(place($0)) \($0.key)", indent: 2) }
  }

  private func place(_ mutant: Audit.PassedMutant) -> String { "\(mutant.line):\(mutant.column)" }

  private func sum(_ all: [Audit], _ count: (Audit) -> Int) -> Int { all.reduce(0) { $0 + count($1) } }
}
