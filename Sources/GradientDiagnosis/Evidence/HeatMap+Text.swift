extension HeatMap {
  private static func character(_ cell: Cell) -> Character {
    switch cell {
    case .right: "·"
    case .undecided: "?"
    case .wrong(let level): ["░", "▒", "▓", "█"][level]
    case .notFinite: "!"
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
  public func text() -> String {
    var lines = [summary]
    for start in stride(from: 0, to: panels.count, by: layout.panelsPerLine) {
      let line = panels[start..<min(panels.count, start + layout.panelsPerLine)]
      lines += layout.titleWidth > 0 ? [titles(line)] : columnIndices.map { [$0] } ?? []
      for row in 0..<layout.cellRows {
        let cells = line.map { cellText($0.cells[row]) }
        lines.append(rowLabel(row) + cells.joined(separator: Self.gap))
      }
    }
    if !panels.isEmpty { lines.append(legend) }
    lines += notes
    return lines.map(Self.trimmed).joined(separator: "\n")
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

  private func cellText(_ cells: [Cell]) -> String {
    String(cells.map(Self.character)) + String(repeating: " ", count: layout.panelWidth - cells.count)
  }

  private var legend: String {
    var parts = ["\(Self.character(.right)) right"]
    if hasShades {
      let shades = (0...3).map { "\(Self.character(.wrong($0))) \(deviationText(ofLevel: $0))" }
      parts.append("wrong by at most \(shades.joined(separator: ", "))")
    }
    if kinds.contains(.notFinite) { parts.append("! NaN or infinity") }
    if kinds.contains(.undecided) { parts.append("? undecided") }
    return parts.joined(separator: "   ")
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
