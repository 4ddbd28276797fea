import GradientCheck
import Tensors
import Testing

@Suite struct HeatMapTextTests {
  private func text(_ shape: [Int], deviation: ([Int]) -> Double) throws -> String {
    HeatMap(try EvidenceSamples.evidence("weights", shape, deviation: deviation)).text()
  }

  @Test func everyKindOfCell() throws {
    let map = HeatMap(try EvidenceSamples.everyKind())
    #expect(
      map.text() == """
        The gradient of w, shape [2, 3]: 5 of 6 entries are wrong, 1 undecided.
          012
        0 ?░▒
        1 ▓█!
        · right   wrong by at most ░ 2, ▒ 4, ▓ 6, █ 8   ! NaN or infinity   ? undecided
        """)
  }

  @Test func scalarsVectorsAndEmptyTensors() throws {
    #expect(
      try text([]) { _ in 1 } == """
        The gradient of weights, shape []: its only entry is wrong.
        █
        · right   wrong by at most ░ 0.25, ▒ 0.5, ▓ 0.75, █ 1
        """)
    #expect(
      try text([12]) { $0[0] == 6 ? 3 : $0[0] == 7 ? -0.5 : 0 } == """
        The gradient of weights, shape [12]: 2 of 12 entries are wrong.
        0    5    10
        ······█░····
        · right   wrong by at most ░ 0.75, ▒ 1.5, ▓ 2.25, █ 3
        """)
    #expect(
      try text([2, 2]) { _ in 0 } == """
        The gradient of weights, shape [2, 2]: no entry is wrong.
          01
        0 ··
        1 ··
        · right
        """)
    for shape in [[0], [3, 0], [0, 3], [2, 0, 5], [0, 2, 2]] {
      #expect(try text(shape) { _ in 1 } == "The gradient of weights, shape \(shape): there are no entries.")
    }
  }

  /// One wrong entry among 40,000 shows.
  @Test func blocksShowTheirWorstEntry() throws {
    let lines = try text([200, 200]) { $0 == [123, 77] ? 1 : 0 }.split(separator: "\n")
    #expect(lines.count == 2 + 23 + 2 && lines[1].hasPrefix("    0    20   40"))
    // Blocks of 9×4: the entry is in row 13, column 19 of the cells.
    let cells = lines[2..<25].map { $0.dropFirst(4) }
    for (row, line) in cells.enumerated() {
      #expect(String(line) == String((0..<50).map { row == 13 && $0 == 19 ? "█" : "·" }))
    }
    #expect(lines[15].hasPrefix("117 ") && lines[26] == "Each cell shows the worst of 9×4 entries.")
  }

  @Test func panels() throws {
    #expect(
      try text([2, 2, 2, 3]) { $0[1] == 1 ? Double($0[3]) : 0 } == """
        The gradient of weights, shape [2, 2, 2, 3]: 8 of 24 entries are wrong.
          [0,0]  [0,1]  [1,0]  [1,1]
        0 ···    ·▒█    ···    ·▒█
        1 ···    ·▒█    ···    ·▒█
        · right   wrong by at most ░ 0.5, ▒ 1, ▓ 1.5, █ 2
        One panel for each index of the first 2 axes.
        """)
  }

  /// Of 100 panels, those with wrong entries; of too many of those, the worst, in their order.
  @Test func panelsThatDoNotFit() throws {
    let two = try text([100, 4, 6]) { $0[0] % 50 == 7 ? 1 : 0 }.split(separator: "\n")
    #expect(two[1] == "  [7]     [57]" && two[2] == "0 ██████  ██████" && two.count == 8)
    #expect(two[7] == "Shown are 2 of 100 panels, one for each index of the first axis: the worst.")
    let all = try text([100, 4, 6]) { Double($0[0]) }.split(separator: "\n")
    #expect(all[1].hasPrefix("  [68]") && all.joined().contains("[99]") && !all.joined().contains("[67]"))
    let none = try text([1000, 4, 6]) { _ in 0 }
    #expect(none.hasSuffix("panels, one for each index of the first axis: the first."))
  }

  /// No picture is larger than 64×24 cells, whatever the shape.
  @Test(arguments: [
    [5000], [64, 64], [1000, 2], [2, 1000], [24, 64], [25, 65], [7, 30, 70], [300, 1, 1], [3, 5, 7, 9, 11],
    [1, 1, 1, 1], [2, 3, 28, 28], [20, 5, 1, 100], [99, 50, 1],
  ])
  func bounded(shape: [Int]) throws {
    for every in [1, 13] {
      let evidence = try EvidenceSamples.evidence("w", shape) { $0.reduce(0, +) % every == 0 ? 1 : 0 }
      let lines = HeatMap(evidence).text().split(separator: "\n")
      let cells = lines.filter { $0.contains("█") && !$0.contains("wrong") || $0.contains("··") }
      #expect(cells.count <= 24 && lines.count <= 30, "\(shape)")
      #expect(cells.allSatisfy { $0.count <= 64 + 5 }, "\(shape)")
      #expect(cells.contains { $0.contains("█") }, "\(shape)")
    }
  }
}
