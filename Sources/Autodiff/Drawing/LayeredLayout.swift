/// Places for the vertices of a directed graph without cycles: in columns, every arrow from left to right.
///
/// After Sugiyama, Tagawa and Toda (1981): columns by the longest way from a source; places to pass a column for arrows that
/// are longer; an order in each column that crosses few arrows; heights near the mean of the neighbours'.
struct LayeredLayout {
  struct Size {
    let halfWidth: Double
    /// With what is written below.
    let halfHeight: Double
  }

  struct Point {
    var x: Double
    var y: Double
  }

  /// For each vertex and, after them, each place to pass.
  private(set) var points: [Point] = []
  /// For each vertex and operand: the operand and the places that the arrow passes.
  private(set) var routes: [[[Int]]] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  private static let gap = (column: 46.0, row: 10.0)

  /// Operands of a vertex have smaller indices than the vertex.
  init(operands: [[Int]], sizes: [Size]) {
    var (column, sizes) = (Self.columns(operands), sizes)
    var neighbours = Neighbours(count: operands.count)
    for (vertex, operands) in operands.enumerated() {
      routes.append(
        operands.map { operand in
          var route = [operand]
          for passed in (column[operand] + 1)..<column[vertex] {
            neighbours.connect(route[route.count - 1], column.count)
            route.append(column.count)
            column.append(passed)
            sizes.append(Size(halfWidth: 0, halfHeight: 3))
          }
          neighbours.connect(route[route.count - 1], vertex)
          return route
        })
    }
    var columns = Array(repeating: [Int](), count: (column.max() ?? 0) + 1)
    for vertex in column.indices { columns[column[vertex]].append(vertex) }
    columns = neighbours.untangled(columns)
    points = Array(repeating: Point(x: 0, y: 0), count: column.count)
    setHeights(columns, neighbours, sizes)
    for column in columns {
      let half = column.reduce(0) { max($0, sizes[$1].halfWidth) }
      for vertex in column { points[vertex].x = width + Self.gap.column / 2 + half }
      width += 2 * half + Self.gap.column
    }
    let top = points.indices.reduce(0) { min($0, points[$1].y - sizes[$1].halfHeight) } - Self.gap.row
    for index in points.indices { points[index].y -= top }
    height = points.indices.reduce(0) { max($0, points[$1].y + sizes[$1].halfHeight) } + Self.gap.row
  }

  /// One more than the operands' last; a source stands just before what first needs it.
  private static func columns(_ operands: [[Int]]) -> [Int] {
    var column = operands.map { _ in 0 }
    for (vertex, operands) in operands.enumerated() {
      column[vertex] = operands.reduce(0) { max($0, column[$1] + 1) }
    }
    var firstUse = operands.map { _ in Int.max }
    for (vertex, operands) in operands.enumerated() {
      for operand in operands { firstUse[operand] = min(firstUse[operand], column[vertex]) }
    }
    return operands.indices.map {
      operands[$0].isEmpty && firstUse[$0] < Int.max ? firstUse[$0] - 1 : column[$0]
    }
  }

  /// Sweeps to and fro; in each column the heights nearest to the means of the neighbours' that keep order and distance.
  private mutating func setHeights(_ columns: [[Int]], _ neighbours: Neighbours, _ sizes: [Size]) {
    for sweep in 0..<12 {
      for column in sweep % 2 == 0 ? columns : columns.reversed() {
        var offset = 0.0
        let offsets = column.indices.map { index in
          if index > 0 {
            offset += sizes[column[index - 1]].halfHeight + sizes[column[index]].halfHeight + Self.gap.row
          }
          return offset
        }
        let wishes = column.indices.map { index in
          let near = sweep == 0 ? neighbours.left[column[index]] : neighbours.all(column[index])
          let mean = near.reduce(0) { $0 + points[$1].y } / Double(max(near.count, 1))
          return (near.isEmpty ? (sweep == 0 ? offsets[index] : points[column[index]].y) : mean)
            - offsets[index]
        }
        for (index, height) in isotonic(wishes).enumerated() {
          points[column[index]].y = height + offsets[index]
        }
      }
    }
  }
}

/// The ascending numbers nearest to the given ones by the sum of squares: neighbours that descend share their mean.
func isotonic(_ numbers: [Double]) -> [Double] {
  var blocks: [(mean: Double, count: Int)] = []
  for number in numbers {
    var block = (mean: number, count: 1)
    while let last = blocks.last, last.mean > block.mean {
      blocks.removeLast()
      let count = last.count + block.count
      block = ((last.mean * Double(last.count) + block.mean * Double(block.count)) / Double(count), count)
    }
    blocks.append(block)
  }
  return blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
}
