import Foundation

extension HeatMap {
  /// The picture as an SVG element, for a page or a file.
  ///
  /// Valid XML without scripts, styles, identifiers or references, so that many fit into one page. At most
  /// 64×24 cells: below 800×800 pixels and 100 kB. A title and a description tell the content without the
  /// picture; colours differ in lightness and for colour-blind readers, and cells that are not finite are
  /// crossed.
  public func svg() -> String {
    let geometry = HeatMapGeometry(layout)
    let legend = legendLines
    let noteLines = notes
    let top = 30.0
    let bottom = top + geometry.height(panels: panels.count)
    let height = bottom + 22 * Double(legend.count) + 16 * Double(noteLines.count) + 10
    // Half of the type size is the width of a character.
    let textWidth = ([summary] + noteLines).map { 12 + 7.2 * Double($0.count) }.max() ?? 0
    let width = max(geometry.width(panels: panels.count), min(780, textWidth), 480)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 \(number(width)) \(number(height))\" "
        + "width=\"\(number(width))\" height=\"\(number(height))\" font-family=\"sans-serif\" font-size=\"11\" "
        + "fill=\"#222222\">",
      "<title>\(xml(summary))</title>",
      "<desc>\(xml(description))</desc>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<text x=\"10\" y=\"19\" font-size=\"12\" font-weight=\"bold\"\(fitted(summary, 12, in: width))>"
        + "\(xml(summary))</text>",
    ]
    for (place, panel) in panels.enumerated() {
      lines += svg(panel, at: geometry.origin(ofPanel: place, top: top), geometry)
    }
    for (row, entries) in legend.enumerated() {
      lines += svg(entries, y: bottom + 6 + 22 * Double(row))
    }
    for (row, note) in noteLines.enumerated() {
      let y = bottom + 22 * Double(legend.count) + 16 * Double(row) + 12
      lines.append("<text x=\"10\" y=\"\(number(y))\">\(xml(note))</text>")
    }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  private var description: String {
    let largest = hasShades ? " The largest deviation is \(largestDeviationText)." : ""
    return "Right entries are pale, wrong ones are darker the larger their deviation is.\(largest)"
  }

  /// Makes a long line fit by squeezing it.
  private func fitted(_ text: String, _ size: Double, in width: Double) -> String {
    0.58 * size * Double(text.count) > width - 20
      ? " textLength=\"\(number(width - 20))\" lengthAdjust=\"spacingAndGlyphs\"" : ""
  }

  private func svg(_ panel: Panel, at origin: (x: Double, y: Double), _ geometry: HeatMapGeometry) -> [String]
  {
    var lines: [String] = []
    if layout.titleWidth > 0 {
      let title = HeatMapLayout.title(panel.index)
      lines.append(
        "<text x=\"\(number(origin.x))\" y=\"\(number(origin.y - 17))\" font-weight=\"bold\">\(title)</text>")
    }
    lines += geometry.ticks(at: origin, rank: shape.count)
    for kind in HeatMapColors.kinds {
      let squares = panel.cells.enumerated().flatMap { row, cells in
        cells.indices.filter { cells[$0] == kind }.map { geometry.corner(row, $0, origin) }
      }
      guard !squares.isEmpty else { continue }
      let side = number(geometry.side)
      let path = squares.map { "M\(number($0.x)) \(number($0.y))h\(side)v\(side)h-\(side)z" }.joined()
      lines.append("<path d=\"\(path)\" \(HeatMapColors.attributes(kind))/>")
      if kind == .notFinite { lines.append(cross(squares, geometry.side)) }
    }
    return lines
  }

  private func cross(_ corners: [(x: Double, y: Double)], _ side: Double) -> String {
    let s = number(side)
    let path = corners.map {
      "M\(number($0.x)) \(number($0.y))l\(s) \(s)M\(number($0.x + side)) \(number($0.y))l-\(s) \(s)"
    }.joined()
    return "<path d=\"\(path)\" stroke=\"#ffffff\" fill=\"none\"/>"
  }

  /// Lines of the legend, each with its swatches.
  private var legendLines: [[(cell: Cell, label: String)]] {
    guard !panels.isEmpty else { return [] }
    var others: [(Cell, String)] = [(.right, "right")]
    if kinds.contains(.undecided) { others.append((.undecided, "undecided")) }
    if kinds.contains(.notFinite) { others.append((.notFinite, "NaN or infinity")) }
    guard hasShades else { return [others] }
    let shades = (0...3).map { level in
      (Cell.wrong(level), (level == 0 ? "wrong by at most " : "") + deviationText(ofLevel: level))
    }
    return [others, shades]
  }

  private func svg(_ entries: [(cell: Cell, label: String)], y: Double) -> [String] {
    var x = 10.0
    return entries.flatMap { cell, label in
      let corner = (x: x, y: y)
      x += 30 + 6 * Double(label.count)
      let square =
        "<rect x=\"\(number(corner.x))\" y=\"\(number(y))\" width=\"12\" height=\"12\" "
        + "\(HeatMapColors.attributes(cell))/>"
      let text = "<text x=\"\(number(corner.x + 17))\" y=\"\(number(y + 10))\">\(xml(label))</text>"
      return cell == .notFinite ? [square, cross([corner], 12), text] : [square, text]
    }
  }
}

/// Colours of cells: grey-blue for right entries, the sequence YlOrBr for wrong ones.
///
/// Source: C. Brewer, *ColorBrewer 2.0*, colour-blind safe sequential scheme.
enum HeatMapColors {
  /// All kinds of cells in the order in which they are drawn.
  static let kinds: [HeatMap.Cell] = [
    .right, .undecided, .wrong(0), .wrong(1), .wrong(2), .wrong(3), .notFinite,
  ]

  static func attributes(_ cell: HeatMap.Cell) -> String {
    switch cell {
    case .right: "fill=\"#dde5ee\""
    case .undecided: "fill=\"#ffffff\" stroke=\"#8a94a0\" stroke-dasharray=\"2\""
    case .wrong(let level): "fill=\"\(["#fec44f", "#fe9929", "#d95f0e", "#8c2d04"][level])\""
    case .notFinite: "fill=\"#111111\""
    }
  }
}

/// A length without needless digits.
func number(_ value: Double) -> String { String(format: "%.4g", value) }

/// Text as XML content or attribute: special characters escaped, control characters left out.
func xml(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\u{9}", "\u{A}", "\u{D}": result += " "
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
    default: result.unicodeScalars.append(scalar)
    }
  }
}
