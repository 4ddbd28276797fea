package import Checks
import Exercises
package import Tensors

/// Two sets of points, one point a row.
package struct PointSets: Labelled {
  package let label: String
  package let c: Tensor
  package let d: Tensor

  package init(_ label: String, _ c: Tensor, _ d: Tensor) {
    (self.label, self.c, self.d) = (label, c, d)
  }

  /// The statement's example: two triangles whose closest points are corners.
  package static let triangles = PointSets(
    "triangles whose corners are closest", Tensor([[2, 0], [3, 1], [3, -1]]),
    Tensor([[-1, 0], [-2, 1], [-2, -1]]))

  /// The sets the other way round.
  package var swapped: PointSets { PointSets("\(label), swapped", d, c) }

  /// Both sets moved by a vector.
  package func moved(by t: Tensor) -> PointSets { PointSets("\(label), moved", c + t, d + t) }
}

extension Trial<any SeparatingHyperplaneExercise> {
  /// Two clouds of normal points, pushed apart along a random direction until they are a margin apart along it.
  package func apart(points: Int, dimension: Int, margin: Double) -> PointSets {
    let direction = normal([dimension])
    let unit = direction / direction.norm()
    let (c, d) = (normal([points, dimension]), normal([points + 1, dimension]))
    let push = margin + matmul(d, unit).max() - matmul(c, unit).min()
    return PointSets("\(points) and \(points + 1) points in \(dimension) dimensions", c + push * unit, d)
  }
}
