import Tensors
import Testing

@testable import Autodiff

@Suite struct GraphDrawingTests {
  private func network() -> Variable {
    let x = Variable(constant: .ones([4, 2]), name: "x")
    let (w, b) = (Variable(.ones([2, 3]), name: "W <1> & \"2\""), Variable(.ones([3]), name: "b"))
    return tanh(x.matmul(w) + b).negativeLogLikelihood(of: [0, 1, 2, 0])
  }

  @Test func dotHasANodeForEachVertexAndAnEdgeForEachOperand() throws {
    let x = Variable(Tensor([1, 2]), name: "a\"b\\c\n")
    let drawing = try GraphDrawing(of: (x * x + 1).sum())
    let expected = """
      digraph {
        rankdir=LR
        node [fontname="Helvetica", fontsize=11]
        n0 [label="a\\"b\\\\c·\\n2", shape=box, style=rounded]
        n1 [label="×\\n2", shape=circle]
        n2 [label="+1\\n2", shape=circle]
        n3 [label="sum", shape=circle, penwidth=2.5]
        n0 -> n1
        n0 -> n1
        n1 -> n2
        n2 -> n3
      }

      """
    #expect(drawing.dot == expected)
  }

  @Test func svgEscapesNames() throws {
    let svg = try GraphDrawing(of: network()).svg
    #expect(svg.contains("W &lt;1&gt; &amp; \"2\"") && !svg.contains("<1>"))
    let long = Variable(Tensor(1), name: String(repeating: "\u{202e}<", count: 10_000))
    #expect(try GraphDrawing(of: long * 2).svg.utf8.count < 3000)
  }

  @Test func everyNodeAndArrowIsDrawn() throws {
    let drawing = try GraphDrawing(of: network())
    let svg = drawing.svg
    func count(_ text: String) -> Int { svg.ranges(of: text).count }
    #expect(count("<circle") == drawing.vertices.count { $0.kind == .operation })
    #expect(count("rx=\"5\"") == drawing.vertices.count { $0.kind != .operation })
    #expect(count("marker-end") == drawing.vertices.reduce(0) { $0 + $1.operands.count })
    #expect(count("stroke-width=\"2.5\"") == 1)
  }

  /// All three front ends, gradients too.
  @Test func everyFrontEndIsDrawn() throws {
    let (lazy, program) = (LazyGraph(), StaticGraph())
    let (x, y) = (lazy.variable(.ones([2]), name: "x"), program.placeholder("y", shape: [2]))
    #expect(try GraphDrawing(of: tanh(x)).dot.contains("tanh"))
    #expect(try GraphDrawing(of: (y * y).sum().gradients(of: [y])[0]).dot.contains("broadcast"))
  }

  @Test func whatNobodyCanReadIsNotDrawn() throws {
    let x = Variable(Tensor(1))
    let long = (0..<1000).reduce(x) { y, _ in y + 1 }
    #expect(throws: AutodiffError.tooLargeToDraw(nodes: 1001, limit: 500)) { try GraphDrawing(of: long) }
    let deep = (0..<499).reduce(x) { y, _ in y + x }
    #expect(try GraphDrawing(of: deep).svg.contains("</svg>"))
  }
}
