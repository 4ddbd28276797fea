import Tensors

/// A picture of a computational graph: a circle for each operation, a box for each leaf, an arrow for each operand.
///
///     try GraphDrawing(of: loss).svg      // laid out here, from left to right
///     try GraphDrawing(of: loss).dot      // for Graphviz
///
/// Leaves have the names that they were given, results a bold outline, everything its shape. Names are escaped, and cut to
/// 24 characters.
public struct GraphDrawing {
  /// The most nodes that are drawn.
  static let nodeLimit = 500

  struct Vertex {
    let label: String
    let shape: String
    let kind: Kind
    /// The vertices that it is computed from, each of which comes earlier.
    let operands: [Int]
    let isResult: Bool
  }

  enum Kind { case operation, differentiated, constant }

  /// Operands before what is computed from them.
  let vertices: [Vertex]

  /// The graph that leads to some results of eager operations; constants have no history.
  ///
  /// Throws ``AutodiffError/tooLargeToDraw(nodes:limit:)``, as the others do.
  public init(of results: Variable...) throws { try self.init(results.map(\.node)) }

  /// The graph that leads to some lazy results, computed or not.
  public init(of results: LazyVariable...) throws { try self.init(results.map(\.node)) }

  /// The part of a static graph that leads to some results.
  public init(of results: Symbol...) throws { try self.init(results.map(\.node)) }

  private init(_ results: [Node]) throws(AutodiffError) {
    let order = topologicalOrder(of: results)
    defer { for node in order { node.place = -1 } }
    guard order.count <= Self.nodeLimit else {
      throw .tooLargeToDraw(nodes: order.count, limit: Self.nodeLimit)
    }
    vertices = order.map { node in
      Vertex(
        label: Self.label(of: node), shape: node.shape.map { "\($0)" }.joined(separator: "×"),
        kind: node.primitive != nil ? .operation : node.isDifferentiated ? .differentiated : .constant,
        operands: node.operands.map(\.place), isResult: results.contains { $0 === node })
    }
  }

  /// A primitive's name, a leaf's name, or a number.
  private static func label(of node: Node) -> String {
    if let primitive = node.primitive { return shown(primitive.description) }
    if let name = node.name { return shown(name) }
    guard let value = node.value, value.count == 1 else {
      return node.isDifferentiated ? "variable" : "constant"
    }
    return value.scalar.shortText(digits: 4)
  }

  /// Without what cannot be seen, and not too long.
  private static func shown(_ text: String) -> String {
    let visible = String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(100).map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return "·"
          default: return scalar
          }
        }))
    return visible.count > 24 ? visible.prefix(23) + "…" : visible
  }
}

extension GraphDrawing {
  /// The graph in Graphviz' language.
  public var dot: String {
    var lines = ["digraph {", "  rankdir=LR", "  node [fontname=\"Helvetica\", fontsize=11]"]
    for (index, vertex) in vertices.enumerated() {
      let shape = vertex.kind == .operation ? "circle" : "box, style=rounded"
      let label = (vertex.label + (vertex.shape.isEmpty ? "" : "\n" + vertex.shape))
        .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      lines.append(
        "  n\(index) [label=\"\(label)\", shape=\(shape)\(vertex.isResult ? ", penwidth=2.5" : "")]")
    }
    for (index, vertex) in vertices.enumerated() {
      for operand in vertex.operands { lines.append("  n\(operand) -> n\(index)") }
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }
}
