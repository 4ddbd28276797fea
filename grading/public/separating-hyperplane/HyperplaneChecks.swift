package import Checks
import CourseModel
import Exercises
import Tensors

extension Trial<any SeparatingHyperplaneExercise> {
  /// On which sides the sets lie and how far, and what becomes of the hyperplane when they are swapped or moved.
  package func checkHyperplanes(_ sets: [PointSets]) {
    for sets in sets {
      let t = normal([sets.c.shape[1]])
      holds("the nearest points of both sets are ‖a‖²/2 and −‖a‖²/2, \(sets.label)") { solution in
        let plane = try hyperplane(solution, sets)
        let size = (plane.normal * plane.normal).sum()
        let nearest = [
          (matmul(sets.c, plane.normal) + plane.offset).min(),
          (matmul(sets.d, plane.normal) + plane.offset).max(),
        ]
        for (value, due) in zip(nearest, [size / 2, -size / 2]) {
          try require(
            abs(value - due) <= Self.precision * max(1, size),
            "a·x + b is \(NumberText.text(value)) where \(NumberText.text(due)) is due")
        }
      }
      agrees("swapping the sets turns the hyperplane around, \(sets.label)", within: Self.tolerance) {
        let plane = try hyperplane($0, sets.swapped)
        return concatenate([-plane.normal, Tensor([-plane.offset])])
      }
      agrees(
        "moving both sets by t leaves a alone and changes b by −a·t, \(sets.label)", within: Self.tolerance
      ) {
        let plane = try hyperplane($0, sets.moved(by: t))
        return concatenate([plane.normal, Tensor([plane.offset + (plane.normal * t).sum()])])
      }
    }
    for tolerance in [0, -0.1] {
      rejects("a tolerance of \(tolerance) is refused") {
        try $0.separatingHyperplane(.ones([2, 2]), .zeros([2, 2]), tolerance: tolerance)?.normal
      }
    }
    rejects("points of 2 and 3 coordinates are refused") {
      try $0.separatingHyperplane(.ones([2, 2]), .zeros([2, 3]), tolerance: 0.1)?.normal
    }
  }

  /// Hulls that meet, and hulls that are nearer or farther apart than the tolerance.
  package func checkMeetingHulls(points: Int, dimension: Int) {
    let (c, d) = (normal([points, dimension]), normal([points, dimension]))
    expect("two clouds around 0: no hyperplane", equals: false) {
      // Each cloud has points on all sides of 0.
      try $0.separatingHyperplane(concatenate([c, -c]), concatenate([d, -d]), tolerance: 0.05) != nil
    }
    let square = Tensor([[0, 0], [1, 0], [0, 1], [1, 1]])
    for (distance, due) in [(0.1, false), (0.4, true)] {
      expect("squares \(distance) apart, tolerance 0.2", equals: due) {
        try $0.separatingHyperplane(square, square + Tensor([1 + distance, 0]), tolerance: 0.2) != nil
      }
    }
  }

  /// How exactly a hyperplane is due: Frank-Wolfe's algorithm needs many steps for more.
  private static var precision: Double { 0.02 }
  private static var tolerance: Tolerance { Tolerance(absolute: precision, relative: precision) }

  private func hyperplane(_ solution: Solution, _ sets: PointSets) throws -> Hyperplane {
    guard let plane = try solution.separatingHyperplane(sets.c, sets.d, tolerance: 0.1) else {
      throw Mismatch("there is no hyperplane, though the hulls are apart")
    }
    return Hyperplane(normal: try plane.normal.ofShape([sets.c.shape[1]], "the normal"), offset: plane.offset)
  }
}
