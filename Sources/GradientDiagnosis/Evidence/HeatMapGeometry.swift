/// Where the cells of a picture lie, in pixels.
struct HeatMapGeometry {
  private let layout: HeatMapLayout
  /// Distance from cell to cell.
  let pitch: Double
  /// Room for row indices left of a panel, and for column indices and a title above it.
  private let left: Double
  private let above: Double

  init(_ layout: HeatMapLayout) {
    self.layout = layout
    let columns = layout.panelsPerLine > 1 ? layout.panelsPerLine * layout.cellColumns : layout.cellColumns
    pitch = min(22, max(8, (640 / Double(max(1, columns))).rounded(.down)))
    left = 14 + 7 * Double("\(max(0, layout.rows - 1))".count)
    above = layout.titleWidth > 0 ? 36 : 20
  }

  /// Side of a cell; the rest of the pitch shows as a line.
  var side: Double { pitch - 1 }

  private var panelWidth: Double {
    left + max(pitch * Double(layout.cellColumns), 7 * Double(layout.titleWidth))
  }
  private var panelHeight: Double { above + pitch * Double(layout.cellRows) }
  /// Panels side by side: as many as 760 pixels hold.
  private var perLine: Int { max(1, min(layout.panelsPerLine, Int(760 / panelWidth))) }

  func width(panels: Int) -> Double { 30 + panelWidth * Double(min(panels, perLine)) }
  func height(panels: Int) -> Double { panelHeight * Double((panels + perLine - 1) / perLine) }

  /// The upper left corner of a panel's cells.
  func origin(ofPanel place: Int, top: Double) -> (x: Double, y: Double) {
    (
      10 + panelWidth * Double(place % perLine) + left,
      top + panelHeight * Double(place / perLine) + above
    )
  }

  /// The upper left corner of a cell.
  func corner(_ row: Int, _ column: Int, _ origin: (x: Double, y: Double)) -> (x: Double, y: Double) {
    (origin.x + pitch * Double(column), origin.y + pitch * Double(row))
  }

  /// Indices of entries along the panel's axes, as far apart as they need to be read.
  func ticks(at origin: (x: Double, y: Double), rank: Int) -> [String] {
    var lines: [String] = []
    if rank > 0 {
      let labelWidth = 8 + 7 * Double("\(layout.columns)".count)
      for cell in Self.tickCells(layout.cellColumns, distance: labelWidth / pitch) {
        let x = origin.x + pitch * Double(cell) + side / 2
        lines.append(
          "<text x=\"\(number(x))\" y=\"\(number(origin.y - 4))\" text-anchor=\"middle\">"
            + "\(cell * layout.columnsPerCell)</text>")
      }
    }
    if rank > 1 {
      for cell in Self.tickCells(layout.cellRows, distance: 14 / pitch) {
        let y = origin.y + pitch * Double(cell) + side / 2 + 4
        lines.append(
          "<text x=\"\(number(origin.x - 5))\" y=\"\(number(y))\" text-anchor=\"end\">"
            + "\(cell * layout.rowsPerCell)</text>")
      }
    }
    return lines
  }

  /// Every 1st, 2nd, 5th, 10th, … cell, so that they are at least `distance` cells apart.
  static func tickCells(_ count: Int, distance: Double) -> [Int] {
    let steps = [1, 2, 5, 10, 20, 50]
    let step = steps.first { Double($0) >= distance } ?? 100
    return Array(stride(from: 0, to: count, by: step))
  }
}
