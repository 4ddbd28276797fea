public import CourseModel

/// A value with its name, as `gradus check --show` prints it.
public struct ShownValue: Sendable, Equatable {
  /// The parameter, or the property such as `weights[0]`; empty for a single result.
  public var name: String
  /// The value, in one line or several.
  public var text: String

  /// Names a value.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A case with everything that it called and compared.
public struct ShownCase: Sendable, Equatable {
  /// What was tried.
  public var label: String
  /// What was wrong; `nil` when the case passed.
  public var finding: Finding?
  /// What was called, what came back, what is due.
  public var parts: [Part]

  /// A heading with values below, such as `returned`.
  public struct Part: Sendable, Equatable {
    /// What the values are.
    public var heading: String
    /// The values; none when the heading says all.
    public var values: [ShownValue]

    /// Puts values under a heading.
    public init(_ heading: String, _ values: [ShownValue] = []) {
      self.heading = heading
      self.values = values
    }
  }

  /// Describes a case.
  public init(label: String, finding: Finding?, parts: [Part]) {
    self.label = label
    self.finding = finding
    self.parts = parts
  }
}

/// What `gradus check --show` prints: the cases of one public item with inputs and results.
public struct CaseReport: Sendable {
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal; values may be wider.
  public init(style: Style = .plain, width: Int = 80) {
    self.style = style
    self.width = max(40, width)
  }

  /// The report, with a line feed at its end.
  ///
  /// - Parameters:
  ///   - summary: how many cases failed, and where their random numbers come from.
  public func text(for item: Item, summary: String, cases: [ShownCase]) -> String {
    let head = lines.wrapped("\(item.id)) \(item.title)", .heading) + lines.wrapped(summary)
    return ([head] + cases.map(blocks)).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var lines: ExerciseLines { ExerciseLines(style: style, width: width) }

  private func blocks(of shown: ShownCase) -> [String] {
    let (symbol, role) = ExerciseLines.symbol(shown.finding?.kind ?? .passed)
    var text = lines.wrapped("\(symbol) \(shown.label)", role)
    if let finding = shown.finding { text += lines.wrapped(Markup.terminal.explanation(finding), indent: 2) }
    for part in shown.parts {
      text += lines.wrapped(part.heading, indent: 2)
      text += part.values.flatMap { lines.verbatim(Self.text(of: $0), indent: 4) }
    }
    return text
  }

  /// `name = first line`, with further lines below the first.
  private static func text(of value: ShownValue) -> String {
    let name = value.name.isEmpty ? "" : VisibleText(value.name).description + " = "
    let below = "\n" + String(repeating: " ", count: name.displayWidth)
    return name + value.text.split(separator: "\n").joined(separator: below)
  }
}
