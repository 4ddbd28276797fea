import CourseModel
import Testing

@testable import Reports

@Suite struct AuditReportTests {
  private static func mutant(_ line: Int, _ original: String, _ replacement: String) -> Mutant {
    Mutant(
      function: "fit", operation: "comparison", original: original, replacement: replacement, line: line,
      column: 7, edits: [])
  }

  private static let clean: Audit = {
    let items = [
      Item(id: "a", title: "Forward", points: 2, visibility: .both),
      Item(id: "b", title: "Gradients", points: 4, visibility: .hidden),
    ]
    var audit = Audit(exercise: "mlp", items: items)
    (audit.made, audit.tried, audit.compiled) = (40, 40, 31)
    (audit.items[0].byPublic, audit.items[0].byHidden, audit.items[0].first) = (27, 25, 27)
    (audit.items[1].byHidden, audit.items[1].first) = (21, 3)
    audit.items[1].unseen = [Audit.PassedMutant(mutant(9, "a + b", "a - b"))]
    (audit.caught, audit.caughtByPublic, audit.caughtByHidden, audit.timedOut) = (30, 27, 28, 2)
    audit.survivors = [Audit.PassedMutant(mutant(12, "a > 0", "a >= 0"), reason: "a is never 0.")]
    return audit
  }()

  private static let unclean: Audit = {
    var audit = clean
    audit.exercise = "losses"
    (audit.tried, audit.compiled) = (35, 34)
    audit.survivors.append(Audit.PassedMutant(mutant(30, "\u{1B}[31mb", "c")))
    audit.stale = ["fit: constant: 1 => 0"]
    audit.unclear = ["fit: constant: 2 => 1: item a: no fork"]
    return audit
  }()

  @Test func layout() throws {
    let (report, all) = (AuditReport(), [Self.clean, Self.unclean])
    let listing = AuditReport(listsUnseen: true).text(for: Self.clean)
    let text = (all.map(report.text) + [report.summary(of: all), "", listing]).joined(separator: "\n")
    try expectGolden(text, "audit.txt")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func nothingWrongIsSaid() {
    let summary = AuditReport().summary(of: [Self.clean])
    #expect(summary == "Audited: 1 exercise, every mutant is caught or judged.")
  }

  @Test func json() throws {
    let text = try AuditDocument([Self.unclean]).json()
    for due in ["\"key\" : \"fit: comparison: a > 0 => a >= 0\"", "\"caughtByHidden\" : 28", "\\u001b"] {
      #expect(text.contains(due), "\(due)")
    }
  }

  @Test("a survivor that nobody judged is red, a judged one is not") func colours() {
    let report = AuditReport(style: .ansi)
    #expect(!report.text(for: Self.clean).contains("\u{1B}[31m"))
    #expect(report.text(for: Self.unclean).contains("\u{1B}[31m30:7 survives, unjudged"))
  }
}
