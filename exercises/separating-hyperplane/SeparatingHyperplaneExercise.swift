public import Tensors

/// The closest points of two convex hulls, and how they are made of the hulls' points.
public struct ClosestPair: Sendable, Equatable {
  /// The point `c` of the hull of `C`, shape `(d)`.
  public var c: Tensor
  /// The point `d` of the hull of `D`, shape `(d)`.
  public var d: Tensor
  /// Convex coefficients of `c`, one for each point of `C`.
  public var coefficientsC: Tensor
  /// Convex coefficients of `d`, one for each point of `D`.
  public var coefficientsD: Tensor

  /// A pair of points with their coefficients.
  public init(c: Tensor, d: Tensor, coefficientsC: Tensor, coefficientsD: Tensor) {
    self.c = c
    self.d = d
    self.coefficientsC = coefficientsC
    self.coefficientsD = coefficientsD
  }
}

/// The hyperplane `a·x + b = 0`.
public struct Hyperplane: Sendable, Equatable {
  /// The normal vector `a`, shape `(d)`.
  public var normal: Tensor
  /// The offset `b`.
  public var offset: Double

  /// A hyperplane.
  public init(normal: Tensor, offset: Double) {
    self.normal = normal
    self.offset = offset
  }
}

/// Convex combinations, convex hulls, and the hyperplane that separates two of them.
///
/// Axes: `n` and `m` points, `d` coordinates. A set of points is a matrix, one point a row; the convex sets are the
/// hulls of such sets.
///
/// Tensors that do not fit together, and sets without points, throw `LabError.shapeMismatch`; settings out of range throw
/// `LabError.invalidArgument`.
public protocol SeparatingHyperplaneExercise {
  /// Whether numbers are the coefficients of a convex combination: none below `−tolerance`, and their sum within
  /// `tolerance` of 1.
  ///
  /// - Parameters:
  ///   - coefficients: vector `(n)`.
  ///   - tolerance: at least 0.
  func isConvexCombination(_ coefficients: Tensor, tolerance: Double) throws -> Bool

  /// The convex combination `Σ_i λ_i x_i` of points.
  ///
  /// - Parameters:
  ///   - points: `x_1, …, x_n`, shape `(n, d)`.
  ///   - coefficients: `λ`, shape `(n)`, convex to within 10⁻⁹.
  /// - Returns: shape `(d)`.
  /// - Throws: `LabError.invalidArgument` for other coefficients.
  func convexCombination(of points: Tensor, coefficients: Tensor) throws -> Tensor

  /// Looks for a point of the segment between two points of a set that is not in the set.
  ///
  /// - Parameters:
  ///   - x: a point of the set, shape `(d)`.
  ///   - y: a point of the set, shape `(d)`.
  ///   - steps: at least 1; the points `ε·x + (1 − ε)·y` for `ε = i / steps`, `i = 0, …, steps`, are tried in this order.
  ///   - contains: whether a point is in the set.
  /// - Returns: the first `ε` whose point is not in the set; `nil` when all are.
  /// - Throws: `LabError.invalidArgument` when `x` or `y` is not in the set; what `contains` throws.
  func convexityCounterexample(x: Tensor, y: Tensor, steps: Int, contains: (Tensor) throws -> Bool) throws
    -> Double?

  /// Points of the hulls of `C` and `D` that are closest to each other, by any algorithm.
  ///
  /// With `a = c − d` the pair's gap is `a·c − min_{x ∈ C} a·x + max_{y ∈ D} a·y − a·d`, which is 0 for the closest pair
  /// alone: the squared distance of the hulls is at least `‖a‖² − 2·gap`.
  ///
  /// - Parameters:
  ///   - c: points `(n, d)`, at least one.
  ///   - d: points `(m, d)`, at least one.
  ///   - gapTolerance: the gap at which to stop, positive.
  ///   - maxIterations: at least 0; when they are over, the pair that was reached is returned.
  func closestPoints(_ c: Tensor, _ d: Tensor, gapTolerance: Double, maxIterations: Int) throws -> ClosestPair

  /// Whether a point is at most `tolerance` away from the hull of some points.
  ///
  /// - Parameters:
  ///   - point: shape `(d)`.
  ///   - points: shape `(n, d)`, at least one.
  ///   - tolerance: positive.
  func hullContains(_ point: Tensor, points: Tensor, tolerance: Double) throws -> Bool

  /// The hyperplane halfway between the closest points `c` and `d` of two hulls: `a = c − d`, `b = (‖d‖² − ‖c‖²) / 2`.
  ///
  /// - Parameters:
  ///   - c: points `(n, d)`, where `a·x + b > 0`.
  ///   - d: points `(m, d)`, where `a·x + b < 0`.
  ///   - tolerance: positive.
  /// - Returns: `nil` when the hulls are at most `tolerance` apart.
  func separatingHyperplane(_ c: Tensor, _ d: Tensor, tolerance: Double) throws -> Hyperplane?
}
