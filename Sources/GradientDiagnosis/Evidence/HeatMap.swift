import NumericalDifferentiation

/// A compact picture of where a gradient is wrong, as text.
///
/// A scalar is one cell and a vector one row; a matrix is drawn as it is. Of more axes, the last two make a
/// panel for each index of the others. There are at most 64×24 cells, gaps and headings counted: where there
/// are more entries, a cell stands for a block of them and shows the worst; where there are too many panels,
/// those without wrong entries are left out, then those with the smallest deviations.
///
/// Wrong entries are shaded by their deviation as a share of the largest one, in four steps.
public struct HeatMap: Sendable, Equatable {
  /// What one cell shows: the worst of its block of entries.
  enum Cell: Sendable, Equatable, Hashable {
    case right
    case undecided
    /// The share of the largest deviation: 0 up to a quarter, 1 up to half, 2 up to three quarters, 3 above.
    case wrong(Int)
    /// NaN or infinity.
    case notFinite

    var isWrong: Bool { self != .right && self != .undecided }
  }

  /// The last two axes at one index of the others.
  struct Panel: Sendable, Equatable {
    /// Of the leading axes; empty up to rank 2.
    let index: [Int]
    let cells: [[Cell]]
  }

  let name: String
  let shape: [Int]
  let layout: HeatMapLayout
  /// The panels that are shown, by index.
  let panels: [Panel]
  /// The largest finite deviation of a wrong entry.
  let largestDeviation: Double
  let wrongCount: Int
  let undecidedCount: Int
  let entryCount: Int
  /// Panels that the shape has.
  let panelCount: Int

  /// Lays out a picture.
  public init(_ evidence: GradientEvidence) {
    name = evidence.name
    shape = evidence.shape
    wrongCount = evidence.count(of: .wrong)
    undecidedCount = evidence.count(of: .undecided)
    entryCount = evidence.entries.count
    let largest = evidence.entries.reduce(0) {
      $1.state == .wrong && $1.deviation.isFinite ? max($0, $1.deviation) : $0
    }
    let severities = evidence.entries.map { Self.severity($0, largest: largest) }
    panelCount = HeatMapLayout.panelCount(of: evidence.shape)
    let perPanel = severities.count / max(1, panelCount)
    let worst = (0..<panelCount).map { severities[($0 * perPanel)..<(($0 + 1) * perPanel)].max() ?? 0 }
    let layout = Self.layout(evidence.shape, wrongPanels: worst.count { $0 >= 2 })
    let order = worst.indices.sorted { (worst[$1], $0) < (worst[$0], $1) }
    let shown = order.prefix(layout.shownPanels).sorted()
    panels = shown.map { panel in
      Panel(
        index: unravelled(panel, in: Array(evidence.shape.dropLast(2))),
        cells: Self.cells(severities, panel: panel, layout))
    }
    self.layout = layout
    largestDeviation = largest
  }

  /// Room for all panels where they fit as they are, else for those with wrong entries.
  private static func layout(_ shape: [Int], wrongPanels: Int) -> HeatMapLayout {
    let panelCount = HeatMapLayout.panelCount(of: shape)
    let finest = HeatMapLayout(shape: shape, panels: min(1, panelCount))
    let all = HeatMapLayout(shape: shape, panels: panelCount)
    let isFinest = (all.cellRows, all.cellColumns) == (finest.cellRows, finest.cellColumns)
    if wrongPanels == 0 || (isFinest && all.shownPanels == panelCount) { return all }
    return HeatMapLayout(shape: shape, panels: wrongPanels)
  }

  /// 0 right, 1 undecided, 2 to 3 wrong by this share of the largest deviation, 4 not finite.
  private static func severity(_ entry: GradientEvidence.Entry, largest: Double) -> Double {
    switch entry.state {
    case .right: 0
    case .undecided: 1
    case .wrong: entry.deviation.isFinite ? (largest > 0 ? 2 + entry.deviation / largest : 3) : 4
    }
  }

  private static func cells(
    _ severities: [Double], panel: Int, _ layout: HeatMapLayout
  ) -> [[Cell]] {
    var worst = [[Double]](
      repeating: [Double](repeating: 0, count: layout.cellColumns), count: layout.cellRows)
    for row in 0..<layout.rows {
      for column in 0..<layout.columns {
        let severity = severities[panel * layout.entriesPerPanel + row * layout.columns + column]
        let (y, x) = (row / layout.rowsPerCell, column / layout.columnsPerCell)
        worst[y][x] = max(worst[y][x], severity)
      }
    }
    return worst.map { $0.map(cell) }
  }

  private static func cell(_ severity: Double) -> Cell {
    switch severity {
    case 0: .right
    case 1: .undecided
    case 4: .notFinite
    default: .wrong(max(0, min(3, Int(((severity - 2) * 4).rounded(.up)) - 1)))
    }
  }
}
