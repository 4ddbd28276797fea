/// A character as poly-lines in the unit square, y downwards.
struct Glyph {
  /// The pieces of all poly-lines.
  let segments: [Segment]

  /// A glyph whose poly-lines are given on a grid 0…4 wide and 0…6 high, drawn into the middle of the square.
  init(_ strokes: [[(Int, Int)]]) {
    let placed = strokes.map { stroke in
      stroke.map { x, y in
        (x: 0.5 + Double(x - 2) / 4 * 0.5, y: 0.5 + Double(y - 3) / 6 * 0.7)
      }
    }
    segments = placed.flatMap { stroke in
      zip(stroke, stroke.dropFirst()).map { Segment(from: $0, to: $1) }
    }
  }

  /// The digits 0 to 9.
  static let digits: [Glyph] = [
    Glyph([[(1, 0), (3, 0), (4, 1), (4, 5), (3, 6), (1, 6), (0, 5), (0, 1), (1, 0)]]),
    Glyph([[(1, 1), (2, 0), (2, 6)], [(1, 6), (3, 6)]]),
    Glyph([[(0, 1), (1, 0), (3, 0), (4, 1), (4, 2), (0, 6), (4, 6)]]),
    Glyph([[(0, 0), (4, 0), (2, 2), (3, 2), (4, 3), (4, 5), (3, 6), (1, 6), (0, 5)]]),
    Glyph([[(3, 6), (3, 0), (0, 4), (4, 4)]]),
    Glyph([[(4, 0), (0, 0), (0, 3), (3, 3), (4, 4), (4, 5), (3, 6), (0, 6)]]),
    Glyph([[(4, 0), (2, 0), (0, 3), (0, 5), (1, 6), (3, 6), (4, 5), (4, 4), (3, 3), (0, 3)]]),
    Glyph([[(0, 0), (4, 0), (1, 6)]]),
    Glyph([
      [(1, 0), (3, 0), (4, 1), (4, 2), (3, 3), (1, 3), (0, 2), (0, 1), (1, 0)],
      [(1, 3), (0, 4), (0, 5), (1, 6), (3, 6), (4, 5), (4, 4), (3, 3)],
    ]),
    Glyph([[(0, 6), (2, 6), (4, 3), (4, 1), (3, 0), (1, 0), (0, 1), (0, 2), (1, 3), (4, 3)]]),
  ]
}

/// A straight stroke between two points.
struct Segment {
  private let start: (x: Double, y: Double)
  private let end: (x: Double, y: Double)
  private let along: (x: Double, y: Double)
  private let squaredLength: Double

  /// The stroke between two different points.
  init(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    self.start = start
    self.end = end
    along = (end.x - start.x, end.y - start.y)
    squaredLength = along.x * along.x + along.y * along.y
  }

  /// The stroke between the images of the end points.
  func mapped(_ map: ((x: Double, y: Double)) -> (x: Double, y: Double)) -> Segment {
    Segment(from: map(start), to: map(end))
  }

  /// Square of the distance from a point to the nearest point of the stroke.
  func squaredDistance(toX x: Double, y: Double) -> Double {
    let (dx, dy) = (x - start.x, y - start.y)
    let position = min(max((dx * along.x + dy * along.y) / squaredLength, 0), 1)
    let (ex, ey) = (dx - position * along.x, dy - position * along.y)
    return ex * ex + ey * ey
  }
}
