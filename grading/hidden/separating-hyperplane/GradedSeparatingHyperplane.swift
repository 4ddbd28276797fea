public import Checks
public import Exercises
import PublicSeparatingHyperplane
import Tensors

/// Convexity and the separating hyperplane as they are graded.
public let gradedSeparatingHyperplane = publicSeparatingHyperplane.graded(
  hidden: [
    "a": { $0.checkCoefficients(counts: [3, 7]) },
    "b": { $0.checkCombinations([[5, 2], [3, 4], [1, 3]]) },
    "c": { $0.checkCounterexamples(steps: 7 + $0.random.below(6)) },
    "d": {
      let height = $0.random.uniform(in: 0.5..<2)
      $0.expect(
        "a corner above a triangle in space", equals: [Tensor([0, 0, height]), Tensor([0, 0, 0])],
        within: Tolerance(absolute: 1e-3)
      ) {
        let pair = try $0.closestPoints(
          Tensor([[0, 0, height], [1, 0, height + 1], [0, 1, height + 2]]),
          Tensor([[3, 0, 0], [-2, 2, 0], [-1, -3, 0]]), gapTolerance: 1e-7, maxIterations: 20_000)
        return [pair.c, pair.d]
      }
    },
    "e": {
      $0.checkCertificates([
        $0.apart(points: 20, dimension: 2, margin: 0.5), $0.apart(points: 20, dimension: 3, margin: 0.5),
        $0.apart(points: 20, dimension: 5, margin: 0.5), $0.apart(points: 1, dimension: 4, margin: 0.5),
      ])
    },
    "f": { $0.checkMembership([[8, 3], [5, 2], [1, 3]]) },
    "g": {
      $0.checkHyperplanes([
        $0.apart(points: 12, dimension: 3, margin: 2), $0.apart(points: 1, dimension: 2, margin: 3),
      ])
    },
    "h": { $0.checkMeetingHulls(points: 9, dimension: 3) },
  ], mistakes: separatingHyperplaneMistakes)
