import CourseModel

/// How a report writes sentences and values: as Markdown, or for a terminal.
struct Markup: Sendable {
  /// A sentence that may come from a student's code.
  let prose: @Sendable (String) -> String
  /// A value, a name or a place.
  let code: @Sendable (String) -> String

  /// Markdown for a paragraph or a list.
  static let markdown = Markup(prose: { Markdown.prose($0) }, code: { Markdown.code($0) })
  /// One line of plain text in which nothing is invisible or obeyed.
  static let terminal = Markup(
    prose: { VisibleText($0).description }, code: { VisibleText($0).description })

  /// What was wrong in one case, without its label: message, worst entry, place and hint.
  func explanation(_ finding: Finding) -> String {
    let message = finding.message.isEmpty ? finding.kind.sentence : finding.message
    var text = prose(message)
    while text.hasSuffix(".") { text.removeLast() }
    if let evidence = finding.evidence {
      text +=
        (message.contains(". ") ? ". Expected " : "; expected ") + self.evidence(evidence, besides: message)
    }
    if let location = finding.location, !message.contains(location.description) {
      text += ", at \(code(location.description))"
    }
    return text + "." + (finding.hint.map { " " + prose($0) } ?? "")
  }

  /// `0.25, got 1 at index [2, 0] of weights; 4 of 6 entries are wrong`; the part is left out when the message
  /// names it.
  private func evidence(_ evidence: Evidence, besides message: String) -> String {
    let (expected, actual) = Numbers.texts(of: evidence)
    var text = "\(code(expected)), got \(code(actual))"
    if !evidence.index.isEmpty { text += " at index \(code("\(evidence.index)"))" }
    if !evidence.part.isEmpty, !message.contains(evidence.part) { text += " of \(code(evidence.part))" }
    if evidence.entries > 1 {
      let verb = evidence.wrongEntries == 1 ? "is" : "are"
      text += "; \(evidence.wrongEntries) of \(evidence.entries) entries \(verb) wrong"
    }
    return text
  }

  /// `error at Losses.swift:3:5: cannot find 'x' in scope`.
  func diagnostic(_ diagnostic: CompilerDiagnostic) -> String {
    let place = diagnostic.location.map { " at \(code($0.description))" } ?? ""
    return "\(diagnostic.severity.rawValue)\(place): \(prose(diagnostic.message))"
  }
}
