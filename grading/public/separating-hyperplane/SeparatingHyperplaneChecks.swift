package import Checks
import CourseModel
import Exercises
import Tensors

extension Trial<any SeparatingHyperplaneExercise> {
  /// Coefficients of random size, and what comes close to them.
  package func checkCoefficients(counts: [Int]) {
    for count in counts {
      let drawn = uniform([count], in: 0.1..<1)
      let convex = drawn / drawn.sum()
      let shift = Tensor.oneHot([0], classes: count).row(0)
      for (name, coefficients, tolerance) in [
        ("convex", convex, 1e-6), ("twice as large", 2 * convex, 1e-6), ("half as large", 0.5 * convex, 1e-6),
        ("one sign turned", convex - shift * 2 * convex[0], 1e-6),
        ("a sum within the tolerance", convex + 0.5e-3 * shift, 1e-3),
        ("a sum beyond the tolerance", convex + 2e-3 * shift, 1e-3),
        ("one below 0 by less than the tolerance", convex + shift * (-0.5e-3 - convex[0]), 1),
        (
          "a sum of 1 with one below 0",
          convex - shift * (convex[0] + 0.5) + 0.5 / Double(count) + convex[0] / Double(count), 1e-3
        ),
      ] {
        agrees("\(count) coefficients, \(name)") {
          try $0.isConvexCombination(coefficients, tolerance: tolerance)
        }
      }
    }
    for coefficients in [[0.5, 0.25, 0.25], [1, 0]] {
      expect("\(coefficients.count) coefficients of sum 1, tolerance 0", equals: true) {
        try $0.isConvexCombination(Tensor(coefficients), tolerance: 0)
      }
    }
    rejects("a negative tolerance is refused") { try $0.isConvexCombination(.ones([1]), tolerance: -0.1) }
    rejects("a matrix of coefficients is refused") {
      try $0.isConvexCombination(.ones([1, 1]), tolerance: 0.1)
    }
  }

  /// Combinations of random points, and the points themselves.
  package func checkCombinations(_ shapes: [[Int]]) {
    for shape in shapes {
      let points = normal(shape)
      let drawn = uniform([shape[0]], in: 0.1..<1)
      let (convex, last) = (drawn / drawn.sum(), shape[0] - 1)
      agrees("\(label(of: shape)) points", within: .exact) {
        try $0.convexCombination(of: points, coefficients: convex)
      }
      expect("\(label(of: shape)) points, all weight on the last", equals: points.row(last)) {
        try $0.convexCombination(of: points, coefficients: Tensor.oneHot([last], classes: shape[0]).row(0))
      }
    }
    for (name, coefficients) in [
      ("one sign turned", [0.7, -0.3]), ("a sum of 1.1", [0.5, 0.6]),
      ("a sum of 1 with one below 0", [1.5, -0.5]),
      ("3 coefficients", [0.2, 0.3, 0.5]),
    ] {
      rejects("2 points, \(name)") {
        try $0.convexCombination(of: .ones([2, 3]), coefficients: Tensor(coefficients))
      }
    }
    rejects("a vector in place of points is refused") {
      try $0.convexCombination(of: .ones([2]), coefficients: Tensor([0.5, 0.5]))
    }
  }

  /// Segments of a half-plane, a ring and two discs.
  package func checkCounterexamples(steps: Int) {
    let (x, y) = (
      Tensor([random.uniform(in: -2.5 ..< -1.5), 0.1]), Tensor([random.uniform(in: 3..<4), 0.1])
    )
    let sets: [(name: String, contains: (Tensor) -> Bool)] = [
      ("a disc", { $0.norm() < 5 }), ("a ring", { 1 < $0.norm() && $0.norm() < 5 }),
      ("two discs", { min(($0 - x).norm(), ($0 - y).norm()) < 0.8 }),
    ]
    for set in sets {
      for steps in [1, steps] {
        agrees("\(set.name), steps: \(steps)", within: .exact) {
          try $0.convexityCounterexample(x: x, y: y, steps: steps) { set.contains($0) }
        }
      }
    }
    let unit = { (point: Tensor) in point.norm() < 1 }
    let (inside, outside) = (Tensor([0.5, 0]), Tensor([2, 0]))
    rejects("x outside of the set is refused") {
      try $0.convexityCounterexample(x: outside, y: inside, steps: steps) { unit($0) }
    }
    rejects("y outside of the set is refused") {
      try $0.convexityCounterexample(x: inside, y: outside, steps: steps) { unit($0) }
    }
    rejects("0 steps are refused") {
      try $0.convexityCounterexample(x: inside, y: inside, steps: 0) { unit($0) }
    }
    rejects("matrices in place of points are refused") {
      try $0.convexityCounterexample(x: .zeros([1, 2]), y: .zeros([1, 2]), steps: steps) { unit($0) }
    }
    rejects("points of 2 and 3 coordinates are refused") {
      try $0.convexityCounterexample(x: inside, y: .zeros([3]), steps: steps) { unit($0) }
    }
  }

  /// What makes a pair the closest one, whatever the algorithm: convex coefficients that give its points, and a small gap.
  package func checkCertificates(_ sets: [PointSets]) {
    for sets in sets {
      holds("the pair's coefficients and gap, \(sets.label)") { solution in
        let pair = try solution.closestPoints(sets.c, sets.d, gapTolerance: 1e-3, maxIterations: 20_000)
        for (name, points, point, coefficients) in [
          ("c", sets.c, pair.c, pair.coefficientsC), ("d", sets.d, pair.d, pair.coefficientsD),
        ] {
          try requireShape(coefficients, [points.shape[0]], "the coefficients of \(name)")
          try requireShape(point, [points.shape[1]], name)
          try require(
            coefficients.min() >= -1e-6 && abs(coefficients.sum() - 1) <= 1e-6,
            "the coefficients of \(name) are not convex")
          try require(
            abs(matmul(coefficients, points) - point).max() <= 1e-6,
            "\(name) is not what its coefficients give")
        }
        let a = pair.c - pair.d
        let gap = (a * a).sum() - matmul(sets.c, a).min() + matmul(sets.d, a).max()
        try require(
          gap <= 5e-3 * max(1, (a * a).sum()),
          "the gap is \(NumberText.text(gap)): other points of the hulls are closer to each other")
      }
    }
    let square = Tensor([[0, 0], [1, 0], [0, 1], [1, 1]])
    holds("without iterations the pair is one of points of the hulls") {
      let pair = try $0.closestPoints(square + 3, square, gapTolerance: 1e-3, maxIterations: 0)
      let c = matmul(try pair.coefficientsC.ofShape([4], "the coefficients of c"), square + 3)
      try requireEqual(pair.c, c, within: .identity, "c")
    }
    for (name, points) in [
      ("points of 3 coordinates", Tensor.ones([2, 3])), ("a set without points", .zeros([0, 2])),
      ("a vector", .ones([2])),
    ] {
      rejects("\(name) and a square are refused") {
        try $0.closestPoints(points, square, gapTolerance: 1e-3, maxIterations: 10).c
      }
      rejects("a square and \(name) are refused") {
        try $0.closestPoints(square, points, gapTolerance: 1e-3, maxIterations: 10).c
      }
    }
    for (gapTolerance, iterations) in [(0, 10), (1e-3, -1)] {
      rejects("a gap of \(gapTolerance) after \(iterations) iterations is refused") {
        try $0.closestPoints(square + 3, square, gapTolerance: gapTolerance, maxIterations: iterations).c
      }
    }
  }

  /// Corners and centroid are in; what counts beyond the hull is the distance.
  package func checkMembership(_ shapes: [[Int]]) {
    for shape in shapes {
      let (points, away) = (normal(shape), normal([shape[1]]))
      let unit = away / away.norm()
      // The foremost point along `unit`, from where the hull is as far as one goes.
      let corner = points.row(matmul(points, unit).argmax())
      for (name, point, tolerance, due) in [
        ("a corner", corner, 0.01, true), ("the centroid", points.mean(axis: 0), 0.01, true),
        ("far away", corner + 10 * unit, 0.01, false),
        ("beyond a corner by half the tolerance", corner + 0.1 * unit, 0.2, true),
        ("beyond a corner by twice the tolerance", corner + 0.2 * unit, 0.1, false),
      ] {
        expect("\(name) of \(label(of: shape)) points", equals: due) {
          try $0.hullContains(point, points: points, tolerance: tolerance)
        }
        expect("\(name) of \(label(of: shape)) points, all moved by 7", equals: due) {
          try $0.hullContains(point + 7, points: points + 7, tolerance: tolerance)
        }
      }
    }
    let size = random.uniform(in: 1..<3)
    expect(
      "(0.9, 0.9) times \(NumberText.text(size)) beyond the edge of a triangle, inside the box around it",
      equals: false
    ) {
      try $0.hullContains(
        Tensor([0.9, 0.9]) * size, points: Tensor([[0, 0], [1, 0], [0, 1]]) * size, tolerance: 0.1)
    }
    rejects("a point of 3 coordinates and points of 2 are refused") {
      try $0.hullContains(.ones([3]), points: .ones([4, 2]), tolerance: 0.1)
    }
    rejects("a tolerance of 0 is refused") {
      try $0.hullContains(.ones([2]), points: .ones([4, 2]), tolerance: 0)
    }
  }
}
