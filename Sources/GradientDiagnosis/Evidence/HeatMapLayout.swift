/// How the entries of a shape are put into cells, and cells into panels.
struct HeatMapLayout: Sendable, Equatable {
  /// The largest picture, in cells.
  static let width = 64
  static let height = 24
  /// Columns between panels.
  static let gap = 2

  /// Entries of one panel, from top to bottom and from left to right.
  let rows, columns: Int
  /// How many entries one cell stands for, in each direction.
  private(set) var rowsPerCell, columnsPerCell: Int
  /// Panels that should fit.
  let panelCount: Int
  /// Columns of the longest index of a panel, such as `[0,2]`; 0 for a single panel without index.
  let titleWidth: Int

  var entriesPerPanel: Int { rows * columns }
  var cellRows: Int { (rows + rowsPerCell - 1) / rowsPerCell }
  var cellColumns: Int { (columns + columnsPerCell - 1) / columnsPerCell }
  /// Columns of a panel with its title.
  var panelWidth: Int { max(cellColumns, titleWidth) }
  var panelsPerLine: Int { max(1, (Self.width + Self.gap) / (panelWidth + Self.gap)) }
  private var panelHeight: Int { max(1, cellRows) + (titleWidth > 0 ? 1 : 0) }
  private var lines: Int { max(1, Self.height / panelHeight) }
  /// Panels that fit.
  var shownPanels: Int { min(panelCount, lines * panelsPerLine) }

  /// - Parameter panels: how many should fit, of those that the shape has.
  init(shape: [Int], panels: Int) {
    let leading = shape.dropLast(2)
    rows = shape.count < 2 ? 1 : shape[shape.count - 2]
    columns = shape.last ?? 1
    panelCount = panels
    titleWidth = leading.isEmpty ? 0 : HeatMapLayout.title(leading.map { $0 - 1 }).count
    let extra = titleWidth > 0 ? 1 : 0
    rowsPerCell = max(1, (rows + Self.height - extra - 1) / (Self.height - extra))
    columnsPerCell = max(1, (columns + Self.width - 1) / Self.width)
    // Coarser cells make room for more panels; a panel keeps at least 8 columns and 4 rows of those it has.
    while shownPanels < panelCount {
      if cellColumns > 8, cellColumns >= cellRows {
        columnsPerCell = coarser(columns, columnsPerCell)
      } else if cellRows > 4 {
        rowsPerCell = coarser(rows, rowsPerCell)
      } else if cellColumns > 8 {
        columnsPerCell = coarser(columns, columnsPerCell)
      } else {
        break
      }
    }
  }

  /// The next larger number of entries per cell that makes fewer cells.
  private func coarser(_ entries: Int, _ perCell: Int) -> Int {
    let cells = (entries + perCell - 1) / perCell
    var next = perCell + 1
    while (entries + next - 1) / next == cells { next += 1 }
    return next
  }

  /// How many panels a shape has; none without entries.
  static func panelCount(of shape: [Int]) -> Int {
    shape.contains(0) ? 0 : shape.dropLast(2).reduce(1, *)
  }

  /// The index of a panel, such as `[0,2]`.
  static func title(_ index: [Int]) -> String { "[" + index.map(String.init).joined(separator: ",") + "]" }
}
