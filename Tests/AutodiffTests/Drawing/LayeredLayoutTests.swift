import Testing

@testable import Autodiff

@Suite struct LayeredLayoutTests {
  /// The last one uses the first one directly, past three columns.
  private let operands = [[], [], [0, 1], [2], [3, 2], [4, 0, 4], []]

  private var layout: LayeredLayout {
    LayeredLayout(
      operands: operands, sizes: operands.map { _ in LayeredLayout.Size(halfWidth: 20, halfHeight: 30) })
  }

  @Test func everyArrowGoesRight() {
    let layout = layout
    for (vertex, routes) in layout.routes.enumerated() {
      for route in routes {
        let xs = (route + [vertex]).map { layout.points[$0].x }
        #expect(zip(xs, xs.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
    #expect(layout.routes[5].map(\.count) == [1, 4, 1])
  }

  @Test func nothingOverlapsAndAllIsInside() {
    let layout = layout
    for first in operands.indices {
      let point = layout.points[first]
      #expect(point.x >= 20 && point.x + 20 <= layout.width)
      #expect(point.y >= 30 && point.y + 30 <= layout.height)
      for second in 0..<first where layout.points[second].x == point.x {
        #expect(abs(layout.points[second].y - point.y) >= 60)
      }
    }
  }

  @Test func ordersCrossFewArrows() {
    var neighbours = Neighbours(count: 6)
    for (from, to) in [(0, 5), (1, 4), (2, 3)] { neighbours.connect(from, to) }
    let columns = [[0, 1, 2], [3, 4, 5]]
    #expect(neighbours.crossings(columns, [0, 1, 2, 0, 1, 2]) == 3)
    #expect(neighbours.untangled(columns) == [[0, 1, 2], [5, 4, 3]])
  }

  @Test func isotonicRegressionSharesMeans() {
    #expect(isotonic([1, 3, 2, 4]) == [1, 2.5, 2.5, 4])
    #expect(isotonic([3, 2, 1]) == [2, 2, 2])
    #expect(isotonic([]) == [])
  }
}
