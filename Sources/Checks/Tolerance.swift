/// How far a floating-point result may lie from the expected one:
/// `|a − b| ≤ absolute + relative · |b| + ofLargest · max|bᵢ|`.
public struct Tolerance: Sendable, Equatable {
  /// Absolute part, for values near zero.
  public var absolute: Double
  /// Part proportional to the expected value.
  public var relative: Double
  /// Part proportional to the largest entry of the expected tensor, for sums that cancel.
  public var ofLargest: Double

  /// Creates a tolerance; all parts are at least 0.
  public init(absolute: Double = 0, relative: Double = 0, ofLargest: Double = 0) {
    self.absolute = absolute
    self.relative = relative
    self.ofLargest = ofLargest
  }

  /// For values computed by hand: `1e-12 + 1e-10 · |b|`.
  public static let exact = Tolerance(absolute: 1e-12, relative: 1e-10)
  /// For agreement with the reference, which may sum in another order: `1e-9 + 1e-7 · |b|`.
  public static let reference = Tolerance(absolute: 1e-9, relative: 1e-7)
  /// For identities between results of one size: `1e-10 · (1 + |b|)`.
  public static let identity = Tolerance(absolute: 1e-10, relative: 1e-10)
  /// Not a bit more, not a bit less; `-0.0` and `0.0` are still equal.
  public static let bitwise = Tolerance()

  /// Tolerance purely relative, for values far below 1.
  public static func relative(_ bound: Double) -> Tolerance { Tolerance(relative: bound) }

  /// Whether `actual` is close enough to `expected`, an entry of a tensor whose largest entry is given.
  ///
  /// Infinities are close only to themselves. A NaN is close to nothing but an expected NaN.
  public func accepts(_ actual: Double, expected: Double, largest: Double = 0) -> Bool {
    if actual == expected { return true }
    if expected.isNaN { return actual.isNaN }
    guard actual.isFinite, expected.isFinite else { return false }
    return abs(actual - expected) <= absolute + relative * abs(expected) + ofLargest * largest
  }
}
