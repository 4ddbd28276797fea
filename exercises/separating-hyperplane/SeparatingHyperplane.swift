import LabKit

/// Convex combinations, convex hulls, and the hyperplane that separates two of them.
///
/// `SeparatingHyperplaneExercise` says in full what each function takes, returns and throws.
struct SeparatingHyperplane: SeparatingHyperplaneExercise {
  /// Whether numbers are the coefficients of a convex combination: none below `−tolerance`, and their sum within
  /// `tolerance` of 1.
  func isConvexCombination(_ coefficients: Tensor, tolerance: Double) throws -> Bool {
    throw LabError.notImplemented
  }

  /// The convex combination `Σ_i λ_i x_i` of points.
  func convexCombination(of points: Tensor, coefficients: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Looks for a point of the segment between two points of a set that is not in the set.
  func convexityCounterexample(
    x: Tensor, y: Tensor, steps: Int, contains: (Tensor) throws -> Bool
  ) throws -> Double? {
    throw LabError.notImplemented
  }

  /// Points of the hulls of `C` and `D` that are closest to each other, by any algorithm.
  func closestPoints(
    _ c: Tensor, _ d: Tensor, gapTolerance: Double, maxIterations: Int
  ) throws -> ClosestPair {
    throw LabError.notImplemented
  }

  /// Whether a point is at most `tolerance` away from the hull of some points.
  func hullContains(_ point: Tensor, points: Tensor, tolerance: Double) throws -> Bool {
    throw LabError.notImplemented
  }

  /// The hyperplane halfway between the closest points `c` and `d` of two hulls: `a = c − d`, `b = (‖d‖² − ‖c‖²) / 2`.
  func separatingHyperplane(_ c: Tensor, _ d: Tensor, tolerance: Double) throws -> Hyperplane? {
    throw LabError.notImplemented
  }
}
