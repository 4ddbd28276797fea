extension GraphDrawing {
  /// The picture as a document of its own.
  public var svg: String {
    let sizes = vertices.map { vertex in
      let width = 3.5 * Double(vertex.label.count) + 8
      return vertex.kind == .operation
        ? LayeredLayout.Size(halfWidth: max(width, 16), halfHeight: max(width, 16) + 12)
        : LayeredLayout.Size(halfWidth: max(width, 20), halfHeight: 26)
    }
    let layout = LayeredLayout(operands: vertices.map(\.operands), sizes: sizes)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(layout.width.px) \(layout.height.px)" \
      width="\(layout.width.px)" height="\(layout.height.px)" font-family="Helvetica, Arial, sans-serif" \
      font-size="11" text-anchor="middle">
      """,
      """
      <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" \
      orient="auto"><path d="M0 1L10 5L0 9z" fill="#444"/></marker></defs>
      """,
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
    ]
    for index in vertices.indices {
      for (route, tip) in zip(layout.routes[index], tips(of: index, layout)) {
        let path = curve(from: route, to: tip, layout, leaving: sizes[route[0]].halfWidth)
        lines.append("<path d=\"\(path)\" fill=\"none\" stroke=\"#444\" marker-end=\"url(#tip)\"/>")
      }
    }
    for (index, vertex) in vertices.enumerated() {
      lines.append(outline(of: vertex, at: layout.points[index], halfWidth: sizes[index].halfWidth))
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private func outline(of vertex: Vertex, at point: LayeredLayout.Point, halfWidth: Double) -> String {
    let stroke = "stroke=\"#222\" stroke-width=\"\(vertex.isResult ? 2.5 : 1)\""
    let (x, y) = (point.x, point.y)
    let (outline, below): (String, Double) =
      switch vertex.kind {
      case .operation:
        (
          "<circle cx=\"\(x.px)\" cy=\"\(y.px)\" r=\"\(halfWidth.px)\" fill=\"#fff\" \(stroke)/>",
          halfWidth + 11
        )
      case .differentiated, .constant:
        (
          """
          <rect x="\((x - halfWidth).px)" y="\((y - 13).px)" width="\((2 * halfWidth).px)" height="26" rx="5" \
          fill="\(vertex.kind == .constant ? "#eee" : "#dcebfa")" \(stroke)/>
          """, 24
        )
      }
    let label = "<text x=\"\(x.px)\" y=\"\((y + 4).px)\">\(escaped(vertex.label))</text>"
    let shape =
      vertex.shape.isEmpty
      ? ""
      : "<text x=\"\(x.px)\" y=\"\((y + below).px)\" font-size=\"9\" fill=\"#777\">\(vertex.shape)</text>"
    return outline + label + shape
  }

  /// Where the arrows to a vertex end: apart on its left side, from top to bottom as they come in.
  private func tips(of index: Int, _ layout: LayeredLayout) -> [LayeredLayout.Point] {
    let routes = layout.routes[index]
    let center = layout.points[index]
    let sources = routes.map { layout.points[$0[$0.count - 1]].y }
    let ranks = routes.indices.map { route in
      sources.indices.count { (sources[$0], $0) < (sources[route], route) }
    }
    return ranks.map { rank in
      let down = routes.count == 1 ? 0 : 1.4 * (Double(rank) / Double(routes.count - 1) - 0.5)
      let across = (1 - down * down).squareRoot()
      let radius = max(3.5 * Double(vertices[index].label.count) + 8, 16)
      return LayeredLayout.Point(x: center.x - radius * across, y: center.y + radius * down)
    }
  }

  /// A smooth way through the points of a route, horizontal in each.
  private func curve(
    from route: [Int], to tip: LayeredLayout.Point, _ layout: LayeredLayout, leaving halfWidth: Double
  ) -> String {
    var last = layout.points[route[0]]
    last.x += halfWidth
    var path = "M\(last.x.px) \(last.y.px)"
    for point in route.dropFirst().map({ layout.points[$0] }) + [tip] {
      let middle = (last.x + point.x) / 2
      path += "C\(middle.px) \(last.y.px) \(middle.px) \(point.y.px) \(point.x.px) \(point.y.px)"
      last = point
    }
    return path
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

extension Double {
  /// With one decimal.
  fileprivate var px: String { "\((self * 10).rounded() / 10)" }
}
