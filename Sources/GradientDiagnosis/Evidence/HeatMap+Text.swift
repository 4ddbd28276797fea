extension HeatMap {
  /// The characters of a picture in text.
  public enum Characters: Sendable {
    /// `·` right, `░▒▓█` wrong, `?` undecided, `!` not finite.
    case blocks
    /// `.` right, `-+*#` wrong, `?` undecided, `!` not finite; nothing but ASCII.
    case ascii

    func character(_ cell: Cell) -> Character {
      switch (cell, self) {
      case (.right, .blocks): "·"
      case (.right, .ascii): "."
      case (.undecided, _): "?"
      case (.wrong(let level), .blocks): ["░", "▒", "▓", "█"][level]
      case (.wrong(let level), .ascii): ["-", "+", "*", "#"][level]
      case (.notFinite, _): "!"
      }
    }
  }

  /// The picture as lines of text: a summary, the cells with their indices, a legend.
  ///
  /// ```
  /// The gradient of weights, shape [3, 5]: 3 of 15 entries are wrong.
  ///   01234
  /// 0 ·█··▒
  /// 1 ···░·
  /// 2 ·····
  /// · right   wrong by at most ░ 0.125, ▒ 0.25, ▓ 0.375, █ 0.5
  /// ```
  ///
  /// - Parameters:
  ///   - characters: blocks, or plain ASCII where a terminal knows no others.
  ///   - color: with ANSI escape sequences; the characters tell the same without.
  public func text(_ characters: Characters = .blocks, color: Bool = false) -> String {
    var lines = [summary]
    for start in stride(from: 0, to: panels.count, by: layout.panelsPerLine) {
      let line = panels[start..<min(panels.count, start + layout.panelsPerLine)]
      lines += layout.titleWidth > 0 ? [titles(line)] : columnIndices.map { [$0] } ?? []
      for row in 0..<layout.cellRows {
        let cells = line.map { cellText($0.cells[row], characters, color) }
        lines.append(rowLabel(row) + cells.joined(separator: Self.gap))
      }
    }
    if !panels.isEmpty { lines.append(legend(characters)) }
    lines += notes
    return lines.map(Self.trimmed).map { characters == .ascii ? Self.ascii($0) : $0 }.joined(separator: "\n")
  }

  private static let gap = String(repeating: " ", count: HeatMapLayout.gap)

  private var labelWidth: Int {
    shape.count < 2 ? 0 : "\((layout.cellRows - 1) * layout.rowsPerCell)".count + 1
  }

  /// The index of the first row of entries in a row of cells.
  private func rowLabel(_ row: Int) -> String {
    guard labelWidth > 0 else { return "" }
    let label = "\(row * layout.rowsPerCell)"
    return String(repeating: " ", count: labelWidth - 1 - label.count) + label + " "
  }

  /// Indices of columns, above each cell where one digit is enough, else each fifth; nil for a scalar.
  private var columnIndices: String? {
    guard !shape.isEmpty else { return nil }
    let spacing = layout.columns <= 10 ? 1 : layout.columns < 1000 ? 5 : 10
    var line = String(repeating: " ", count: labelWidth)
    for cell in stride(from: 0, to: layout.cellColumns, by: spacing) {
      line += String(repeating: " ", count: labelWidth + cell - line.count)
      line += "\(cell * layout.columnsPerCell)"
    }
    return line
  }

  private func titles(_ line: ArraySlice<Panel>) -> String {
    let titles = line.map { panel in
      let title = HeatMapLayout.title(panel.index)
      return title + String(repeating: " ", count: layout.panelWidth - title.count)
    }
    return String(repeating: " ", count: labelWidth) + titles.joined(separator: Self.gap)
  }

  private func cellText(_ cells: [Cell], _ characters: Characters, _ color: Bool) -> String {
    let padding = String(repeating: " ", count: layout.panelWidth - cells.count)
    guard color else { return String(cells.map(characters.character)) + padding }
    var text = ""
    var current: String?
    for cell in cells {
      let code = Self.colorCode(cell)
      if code != current { text += "\u{1B}[0;\(code)m" }
      current = code
      text.append(characters.character(cell))
    }
    return text + "\u{1B}[0m" + padding
  }

  /// ANSI: faint, cyan, yellow, red, and white on red.
  private static func colorCode(_ cell: Cell) -> String {
    switch cell {
    case .right: "2"
    case .undecided: "36"
    case .wrong(let level): level < 2 ? "33" : "31"
    case .notFinite: "97;41"
    }
  }

  private func legend(_ characters: Characters) -> String {
    var parts = ["\(characters.character(.right)) right"]
    if hasShades {
      let shades = (0...3).map { "\(characters.character(.wrong($0))) \(deviationText(ofLevel: $0))" }
      parts.append("wrong by at most \(shades.joined(separator: ", "))")
    }
    if kinds.contains(.notFinite) { parts.append("! NaN or infinity") }
    if kinds.contains(.undecided) { parts.append("? undecided") }
    return parts.joined(separator: "   ")
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// What is not ASCII in names and notes, such as “×”, as `x` or `?`.
  private static func ascii(_ line: String) -> String {
    String(line.map { $0 == "×" ? "x" : $0.isASCII ? $0 : "?" })
  }
}
