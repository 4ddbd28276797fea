import Tensors

extension HeatMap {
  /// “The gradient of weights, shape [3, 5]: 4 of 15 entries are wrong, 1 undecided.”
  var summary: String {
    let shortName = name.count > 40 ? "\(name.prefix(39))…" : name
    let subject = "The gradient of \(shortName), shape \(shape)"
    guard entryCount > 0 else { return "\(subject): there are no entries." }
    let undecided = undecidedCount == 0 ? "" : ", \(undecidedCount) undecided"
    let wrong =
      switch (wrongCount, entryCount) {
      case (0, _): "no entry is wrong"
      case (_, 1): "its only entry is wrong"
      default: "\(wrongCount) of \(entryCount) entries \(wrongCount == 1 ? "is" : "are") wrong"
      }
    return "\(subject): \(wrong)\(undecided)."
  }

  /// What a reader must know of blocks and panels, one sentence each.
  var notes: [String] {
    var notes: [String] = []
    if layout.titleWidth > 0, !panels.isEmpty {
      let axes = shape.count == 3 ? "the first axis" : "the first \(shape.count - 2) axes"
      let isWorst = panels.allSatisfy { panel in panel.cells.joined().contains { $0.isWrong } }
      notes.append(
        panels.count == panelCount
          ? "One panel for each index of \(axes)."
          : "Shown are \(panels.count) of \(panelCount) panels, one for each index of \(axes): "
            + (isWorst ? "the worst." : "the first."))
    }
    if layout.rowsPerCell * layout.columnsPerCell > 1 {
      let block =
        shape.count < 2 ? "\(layout.columnsPerCell)" : "\(layout.rowsPerCell)×\(layout.columnsPerCell)"
      notes.append("Each cell shows the worst of \(block) entries.")
    }
    return notes
  }

  /// Kinds of cells in the picture.
  var kinds: Set<Cell> { Set(panels.flatMap { $0.cells.joined() }) }

  /// Whether some cell is wrong by a finite deviation.
  var hasShades: Bool { (0...3).contains { kinds.contains(.wrong($0)) } }

  /// The largest deviation that a shade stands for, 0 the lightest, in three digits.
  func deviationText(ofLevel level: Int) -> String {
    (largestDeviation * Double(level + 1) / 4).shortText(digits: 3)
  }
}
