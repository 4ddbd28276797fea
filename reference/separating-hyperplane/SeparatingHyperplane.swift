import LabKit

/// Convex combinations, convex hulls, and the hyperplane that separates two of them.
struct SeparatingHyperplane: SeparatingHyperplaneExercise {
  func isConvexCombination(_ coefficients: Tensor, tolerance: Double) throws -> Bool {
    guard coefficients.rank == 1 else {
      throw LabError.shapeMismatch("coefficients are a vector, not of shape \(coefficients.shape)")
    }
    guard tolerance >= 0 else { throw LabError.invalidArgument("the tolerance is \(tolerance)") }
    return coefficients.storage.allSatisfy { $0 >= -tolerance } && abs(coefficients.sum() - 1) <= tolerance
  }

  func convexCombination(of points: Tensor, coefficients: Tensor) throws -> Tensor {
    guard points.rank == 2, coefficients.shape == [points.shape[0]] else {
      throw LabError.shapeMismatch("points \(points.shape) and coefficients \(coefficients.shape) do not fit")
    }
    guard try isConvexCombination(coefficients, tolerance: 1e-9) else {
      throw LabError.invalidArgument("the coefficients are not convex")
    }
    return matmul(coefficients, points)
  }

  func convexityCounterexample(x: Tensor, y: Tensor, steps: Int, contains: (Tensor) throws -> Bool) throws
    -> Double?
  {
    guard x.rank == 1, x.shape == y.shape else {
      throw LabError.shapeMismatch("points of shapes \(x.shape) and \(y.shape)")
    }
    guard steps >= 1, try contains(x), try contains(y) else {
      throw LabError.invalidArgument("x and y must be in the set, and \(steps) steps at least 1")
    }
    for step in 0...steps {
      let epsilon = Double(step) / Double(steps)
      guard try contains(epsilon * x + (1 - epsilon) * y) else { return epsilon }
    }
    return nil
  }

  func closestPoints(_ c: Tensor, _ d: Tensor, gapTolerance: Double, maxIterations: Int) throws -> ClosestPair
  {
    try requirePoints(c, d)
    guard gapTolerance > 0, maxIterations >= 0 else {
      throw LabError.invalidArgument("gap \(gapTolerance), \(maxIterations) iterations")
    }
    var (first, second) = closestVertices(c, d)
    for _ in 0..<maxIterations {
      let a = first.point - second.point
      let (downC, upD) = (first.descent(along: a), second.descent(along: -a))
      guard first.gap(along: a) + second.gap(along: -a) > gapTolerance else { break }
      if downC.slope >= upD.slope {
        first.move(downC, a)
      } else {
        second.move(upD, -a)
      }
    }
    return ClosestPair(
      c: first.point, d: second.point, coefficientsC: first.coefficients, coefficientsD: second.coefficients)
  }

  func hullContains(_ point: Tensor, points: Tensor, tolerance: Double) throws -> Bool {
    guard point.rank == 1 else {
      throw LabError.shapeMismatch("a point is a vector, not of shape \(point.shape)")
    }
    return try separation(point.expanded(axis: 0), points, tolerance) == nil
  }

  func separatingHyperplane(_ c: Tensor, _ d: Tensor, tolerance: Double) throws -> Hyperplane? {
    guard let pair = try separation(c, d, tolerance) else { return nil }
    let offset = ((pair.d * pair.d).sum() - (pair.c * pair.c).sum()) / 2
    return Hyperplane(normal: pair.c - pair.d, offset: offset)
  }

  /// The closest points of two hulls that are more than `tolerance` apart.
  private func separation(_ c: Tensor, _ d: Tensor, _ tolerance: Double) throws -> ClosestPair? {
    guard tolerance > 0 else { throw LabError.invalidArgument("the tolerance is \(tolerance)") }
    let pair = try closestPoints(c, d, gapTolerance: 1e-3 * tolerance * tolerance, maxIterations: 10_000)
    return (pair.c - pair.d).norm() > tolerance ? pair : nil
  }
}

/// A point of the hull of some points, with its coefficients.
private struct HullPoint {
  let points: Tensor
  var coefficients: Tensor
  var point: Tensor

  init(points: Tensor, vertex: Int) {
    self.points = points
    coefficients = .zeros([points.shape[0]])
    coefficients.storage[vertex] = 1
    point = points.row(vertex)
  }

  /// A move of weight from one of the points to another.
  typealias Move = (from: Int, to: Int, slope: Double)

  /// The move that lowers `a·x` most: from the worst point that has weight to the best of all.
  func descent(along a: Tensor) -> Move {
    let products = matmul(points, a).storage
    let active = products.indices.filter { coefficients.storage[$0] > 0 }
    var (from, to) = (active[0], 0)
    for index in active where products[index] > products[from] { from = index }
    for index in products.indices where products[index] < products[to] { to = index }
    return (from, to, products[from] - products[to])
  }

  /// `a·point − min a·x` over all points.
  func gap(along a: Tensor) -> Double { (a * point).sum() - matmul(points, a).min() }

  /// Moves as much weight as makes `‖a‖²` least, where `a` moves with the point.
  mutating func move(_ move: Move, _ a: Tensor) {
    let direction = points.row(move.to) - points.row(move.from)
    let length = (direction * direction).sum()
    guard length > 0 else { return }
    let weight = min(coefficients.storage[move.from], -(a * direction).sum() / length)
    coefficients.storage[move.from] -= weight
    coefficients.storage[move.to] += weight
    point = matmul(coefficients, points)
  }
}

/// The two points, one of either set, that are closest to each other.
private func closestVertices(_ c: Tensor, _ d: Tensor) -> (HullPoint, HullPoint) {
  let distances = (c.expanded(axis: 1) - d.expanded(axis: 0)) * (c.expanded(axis: 1) - d.expanded(axis: 0))
  let (i, j) = distances.sum(axis: 2).argmin().quotientAndRemainder(dividingBy: d.shape[0])
  return (HullPoint(points: c, vertex: i), HullPoint(points: d, vertex: j))
}

private func requirePoints(_ c: Tensor, _ d: Tensor) throws {
  guard c.rank == 2, d.rank == 2, c.shape[0] > 0, d.shape[0] > 0, c.shape[1] == d.shape[1] else {
    throw LabError.shapeMismatch("sets of points of shapes \(c.shape) and \(d.shape)")
  }
}
