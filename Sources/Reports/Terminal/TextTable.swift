/// A table for terminals: columns as wide as their cells, the flexible one shortened to fit.
struct TextTable {
  /// Column titles.
  let header: [String]
  /// Columns with numbers.
  let alignRight: Set<Int>
  /// The column that gives way when the terminal is narrow.
  let flexible: Int
  private(set) var rows: [[String]] = []

  init(_ header: [String], alignRight: Set<Int> = [], flexible: Int) {
    self.header = header
    self.alignRight = alignRight
    self.flexible = flexible
  }

  /// Adds a row of foreign or own text; it is made visible.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == header.count, "a row has \(cells.count) cells, the header \(header.count)")
    rows.append(cells.map { VisibleText($0).description })
  }

  /// The lines of the table, the header first.
  func lines(style: Style, width: Int) -> [String] {
    var widths = header.indices.map { column in
      ([header] + rows).map { $0[column].displayWidth }.max() ?? 0
    }
    let total = widths.reduce(0, +) + 2 * (widths.count - 1)
    widths[flexible] = max(min(8, widths[flexible]), widths[flexible] - max(0, total - width))
    let body = rows.map { line($0, widths) }
    return [style.paint(line(header, widths), .heading)] + body
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = zip(cells, widths).enumerated()
      .map { column, cell in
        cell.0.shortened(to: cell.1).padded(to: cell.1, alignRight: alignRight.contains(column))
      }
      .joined(separator: "  ")
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
