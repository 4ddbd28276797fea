public import Checks
import CourseModel
import ExerciseBridges
public import Exercises
import Tensors

/// Convexity and the separating hyperplane, with the checks that students see.
public let publicSeparatingHyperplane = GradedExercise<any SeparatingHyperplaneExercise>(
  id: "separating-hyperplane", title: "Convexity and the separating hyperplane",
  topic: "Convex sets, convex hulls, separating hyperplanes", typeName: "SeparatingHyperplane",
  proxy: SeparatingHyperplaneProxy.init(channel:),
  items: [
    GradedItem("a", "Coefficients of a convex combination", points: 2) {
      $0.known([
        "(½, ¼, ¼)": ([0.5, 0.25, 0.25], true), "(1): a point alone": ([1], true),
        "(½, ½, ½): the sum is not 1": ([0.5, 0.5, 0.5], false),
        "(1.5, −½): one is negative": ([1.5, -0.5], false),
        "no coefficients: their sum is 0": ([], false),
      ]) { try $0.isConvexCombination(Tensor($1), tolerance: 1e-6) }
      $0.checkCoefficients(counts: [4])
    },
    GradedItem("b", "Convex combination", points: 2) {
      $0.expect("¼·(0, 0) + ¾·(4, 8) = (3, 6)", equals: Tensor([3, 6])) {
        try $0.convexCombination(of: Tensor([[0, 0], [4, 8]]), coefficients: Tensor([0.25, 0.75]))
      }
      $0.checkCombinations([[4, 3], [1, 2]])
    },
    GradedItem("c", "Counterexample to convexity", points: 2) {
      $0.expect("‖p‖ ≥ 1, from (2, 0) to (−1, 0) in 10 steps: the first ε outside is 0.1", equals: 0.1) {
        // ε = 0 is (−1, 0), on the ring's edge; ε = 0.1 is (−0.7, 0).
        try $0.convexityCounterexample(x: Tensor([2, 0]), y: Tensor([-1, 0]), steps: 10) { $0.norm() >= 1 }
      }
      $0.checkCounterexamples(steps: 10)
    },
    GradedItem("d", "Closest points", points: 3) {
      for (sets, c, d) in [
        (PointSets.triangles, [2.0, 0.0], [-1.0, 0.0]),
        (
          PointSets(
            "a corner and an edge", Tensor([[1, 0], [3, 1], [3, -1]]), Tensor([[-1, -2], [-1, 3]])), [1, 0],
          [-1, 0]
        ),
        (
          PointSets(
            "two edges in space", Tensor([[-1, 0, 1], [2, 0, 1]]), Tensor([[0, -1, 0], [0, 3, 0]])),
          [0, 0, 1], [0, 0, 0]
        ),
      ] {
        $0.expect(sets.label, equals: [Tensor(c), Tensor(d)], within: Tolerance(absolute: 1e-3)) {
          let pair = try $0.closestPoints(sets.c, sets.d, gapTolerance: 1e-7, maxIterations: 20_000)
          return [pair.c, pair.d]
        }
      }
    },
    GradedItem("e", "Closest points of clouds", points: 4, .hidden),
    GradedItem("f", "Membership of a hull", points: 2) { $0.checkMembership([[6, 2]]) },
    GradedItem("g", "Separating hyperplane", points: 3) {
      $0.expect(
        "two triangles: a = (3, 0), b = −1.5", equals: Tensor([3, 0, -1.5]), within: Tolerance(absolute: 0.02)
      ) {
        let plane = try $0.separatingHyperplane(
          PointSets.triangles.c, PointSets.triangles.d, tolerance: 0.01)
        guard let plane else { throw Mismatch("there is no hyperplane, though the hulls are apart") }
        return concatenate([plane.normal.flattened(), Tensor([plane.offset])])
      }
      $0.checkHyperplanes([$0.apart(points: 6, dimension: 2, margin: 2)])
    },
    GradedItem("h", "Hulls that meet", points: 2, .hidden),
  ])
