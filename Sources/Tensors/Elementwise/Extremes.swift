// The larger or the smaller of two elements. NaN when either is NaN; +0 counts as larger than −0.

/// The larger of each two elements, after broadcasting; NaN when either is NaN.
public func maximum(_ x: Tensor, _ y: Tensor) -> Tensor { Tensor.apply(.maximum, x, y) }

/// The larger of every element and a number; NaN when either is NaN.
public func maximum(_ x: Tensor, _ y: Double) -> Tensor { Tensor.apply(.maximum, x, y) }

/// The larger of a number and every element; NaN when either is NaN.
public func maximum(_ x: Double, _ y: Tensor) -> Tensor { Tensor.apply(.maximum, x, y) }

/// The smaller of each two elements, after broadcasting; NaN when either is NaN.
public func minimum(_ x: Tensor, _ y: Tensor) -> Tensor { Tensor.apply(.minimum, x, y) }

/// The smaller of every element and a number; NaN when either is NaN.
public func minimum(_ x: Tensor, _ y: Double) -> Tensor { Tensor.apply(.minimum, x, y) }

/// The smaller of a number and every element; NaN when either is NaN.
public func minimum(_ x: Double, _ y: Tensor) -> Tensor { Tensor.apply(.minimum, x, y) }

extension Tensor {
  /// Every element moved to the nearest number of the range; NaN stays NaN.
  public func clamped(to range: ClosedRange<Double>) -> Tensor {
    minimum(maximum(self, range.lowerBound), range.upperBound)
  }

  /// The tensor of the same shape with `transform` applied to every element, in row-major order.
  ///
  /// It calls a closure per element: `exp(t)` is much faster than `t.map { exp($0) }`.
  public func map(_ transform: (Double) throws -> Double) rethrows -> Tensor {
    Tensor(shape: shape, storage: try storage.map(transform))
  }
}
