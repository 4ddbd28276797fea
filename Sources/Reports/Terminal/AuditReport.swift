public import CourseModel

/// What `gradus audit` prints: how many mutants of a reference the checks caught, and which they did not.
public struct AuditReport: Sendable {
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal; a table may be wider.
  public init(style: Style = .plain, width: Int = 80) {
    self.style = style
    self.width = max(40, width)
  }

  /// The lines about one exercise, with an empty one at the end.
  public func text(for audit: Audit) -> String {
    let headline = "\(audit.isClean ? "✓" : "✗") \(VisibleText(audit.exercise))"
    var text = [style.paint(headline, audit.isClean ? .good : .bad)] + lines.wrapped(counts(audit), indent: 4)
    text += [""] + table(audit) + [""]
    for survivor in audit.unjudged {
      text += lines.wrapped("\(place(survivor)) survives, unjudged: \(survivor.mutant.key)", indent: 4, .bad)
    }
    for key in audit.stale {
      text += lines.wrapped("judged, yet no survivor any more: \(key)", indent: 4, .bad)
    }
    for remark in audit.unclear { text += lines.wrapped("no verdict: \(remark)", indent: 4, .alarm) }
    for survivor in audit.survivors {
      guard let reason = survivor.reason else { continue }
      text += lines.wrapped("\(place(survivor)) \(survivor.mutant.key): \(reason)", indent: 4, .faint)
    }
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
    let killed = audit.killedByPublic + audit.killedByHidden
    let judged = audit.survivors.count - audit.unjudged.count
    return "\(Numbers.count(audit.made, "mutant"))\(sample), \(audit.compiled) compiled: \(killed) caught "
      + "(\(audit.killedByPublic) by the public checks alone, \(audit.timedOut) by taking too long), "
      + "\(audit.survivors.count) survived (\(judged) judged equivalent)"
  }

  private func table(_ audit: Audit) -> [String] {
    var table = TextTable(["first caught by item", "public", "hidden"], alignRight: [1, 2], flexible: 0)
    for kills in audit.items {
      table.add(["\(kills.item.id)) \(kills.item.title)", "\(kills.byPublic)", "\(kills.byHidden)"])
    }
    return table.lines(style: style, width: width)
  }

  private func place(_ survivor: Audit.Survivor) -> String {
    "\(survivor.mutant.line):\(survivor.mutant.column)"
  }

  private func sum(_ all: [Audit], _ count: (Audit) -> Int) -> Int { all.reduce(0) { $0 + count($1) } }
}
