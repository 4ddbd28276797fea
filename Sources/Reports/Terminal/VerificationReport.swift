public import CourseModel

/// What `gradus verify` prints: a line for an exercise that is proved, and what is wrong with any other.
public struct VerificationReport: Sendable {
  /// How much is said of an exercise that is proved.
  public enum Detail: Sendable, Comparable {
    /// A line.
    case line
    /// Which checks caught each mistake.
    case table
    /// And which cases no mistake fails.
    case cases
  }

  private let detail: Detail
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - detail: How much is said.
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal; a table may be wider.
  public init(detail: Detail, style: Style = .plain, width: Int = 80) {
    self.detail = detail
    self.style = style
    self.width = max(40, width)
  }

  /// The lines about one exercise, without a line feed at the end.
  public func text(for verification: Verification) -> String {
    let isProved = verification.problems.isEmpty
    var lines = [style.paint(headline(verification), isProved ? .good : .bad)]
    lines += verification.problems.flatMap { remark($0, .bad) }
    if detail >= .table {
      lines += verification.notes.flatMap { remark($0, .faint) } + table(verification)
      lines += idleCases(verification) + [""]
    }
    return lines.joined(separator: "\n")
  }

  /// The last line.
  public func summary(of all: [Verification]) -> String {
    let wrong = all.filter { !$0.problems.isEmpty }
    let exercises = Numbers.count(all.count, "exercise")
    guard !wrong.isEmpty else {
      return style.paint("Verified: \(exercises), nothing wrong.", .good)
    }
    let problems = Numbers.count(wrong.reduce(0) { $0 + $1.problems.count }, "problem")
    let verb = wrong.count == 1 ? "is" : "are"
    return style.paint("\(wrong.count) of \(exercises) \(verb) not proved: \(problems).", .bad)
  }

  private var lines: ExerciseLines { ExerciseLines(style: style, width: width) }

  private func headline(_ verification: Verification) -> String {
    let name = VisibleText(verification.exercise).description.padded(to: 20, alignRight: false)
    let mistakes = Numbers.count(verification.mistakes.count, "mistake")
    let seeds = Numbers.count(verification.seeds.count, "seed")
    let problems = verification.problems.count
    let found = problems == 0 ? "all caught" : Numbers.count(problems, "problem")
    let notes = verification.notes.isEmpty ? "" : ", " + Numbers.count(verification.notes.count, "note")
    return "\(problems == 0 ? "✓" : "✗") \(name) \(verification.earned)/\(verification.points)  "
      + "\(mistakes), \(seeds): \(found)\(notes)"
  }

  private func remark(_ remark: Verification.Remark, _ role: Style.Role) -> [String] {
    let seeds =
      remark.seeds.isEmpty
      ? "" : " (\(remark.seeds.count == 1 ? "seed" : "seeds") \(remark.seeds.joined(separator: ", ")))"
    return lines.wrapped("\(remark.subject): \(remark.message)\(seeds)", indent: 4, role)
  }

  private func table(_ verification: Verification) -> [String] {
    guard !verification.mistakes.isEmpty else { return [] }
    let items = verification.items
    var table = TextTable(["mistake"] + items.map { "\($0.id)/\($0.points)" } + ["named by"], flexible: 0)
    for mistake in verification.mistakes {
      let losses = Dictionary(uniqueKeysWithValues: mistake.losses.map { ($0.item, $0) })
      let named = mistake.losses.filter(\.isNamed).map(\.item)
      table.add(
        [mistake.mistake]
          + items.map { item in
            losses[item.id].map { cell($0, item, seeds: verification.seeds.count) } ?? "·"
          } + [named.joined(separator: " ")])
    }
    let legend =
      "P public checks, H hidden ones catch it (p, h: with some seeds only); ! by crashing only; – skipped; "
      + "a number: points lost, where not all"
    return [""] + table.lines(style: style, width: .max) + [""] + lines.wrapped(legend, .faint)
  }

  private func cell(_ loss: VerifiedMistake.Loss, _ item: Item, seeds: Int) -> String {
    let caught = item.visibility.variants.compactMap { variant -> String? in
      guard let count = loss.caught[variant], count > 0 else { return nil }
      let letter = variant == .visible ? "P" : "H"
      return count == seeds ? letter : letter.lowercased()
    }
    let (least, most) = (loss.points.lowerBound, loss.points.upperBound)
    let points = least == item.points ? "" : least == most ? " \(least)" : " \(least)–\(most)"
    return (loss.isSkipped ? "–" : caught.joined()) + (loss.isByCrash ? "!" : "") + points
  }

  private func idleCases(_ verification: Verification) -> [String] {
    let idle = verification.idleCases
    guard !idle.isEmpty else { return [] }
    let heading = "Cases that no known mistake fails: \(idle.count)"
    guard detail >= .cases else { return lines.wrapped(heading + " (`--verbose` lists them)", .faint) }
    return ["", style.paint(heading, .heading)]
      + idle.flatMap { lines.wrapped("\($0.item), \($0.variant.rawValue): \($0.label)", indent: 2) }
  }
}
