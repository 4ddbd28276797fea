extension Tensor {
  /// With the order along an axis reversed.
  public func flipped(axis: Int) -> Tensor { flipped(axes: [axis]) }

  /// With the order along several axes reversed. Traps when there is no such axis, or one comes twice.
  public func flipped(axes: [Int]) -> Tensor {
    guard !isEmpty else { return self }
    var strides = rowMajorStrides(shape)
    var offset = 0
    for axis in axisIndices(axes) {
      offset += strides[axis] * (shape[axis] - 1)
      strides[axis].negate()
    }
    return strided(shape: shape, strides: strides, offset: offset)
  }

  /// Shifted cyclically along an axis: what leaves at the end comes back at the start, as in NumPy's `roll`.
  ///
  /// Index i goes to i + places; a negative number shifts towards the start. [1, 2, 3] rolled by 1 is [3, 1, 2].
  public func rolled(by places: Int, axis: Int) -> Tensor {
    let length = shape[axisIndex(axis)]
    guard length > 0 else { return self }
    let start = (length - places % length) % length
    return take(axis: axis, at: (0..<length).map { (start + $0) % length })
  }

  /// Turned `quarters` times by 90° counter-clockwise in the plane of two axes, by default the last two.
  ///
  /// The plane is drawn with the first axis downwards and the second to the right: the last column becomes
  /// the first row, as in NumPy's `rot90(t, k, axes=(-2, -1))`. A negative number turns clockwise.
  /// [[1, 2], [3, 4]] becomes [[2, 4], [1, 3]].
  public func rot90(_ quarters: Int = 1, axes: (Int, Int) = (-2, -1)) -> Tensor {
    let (down, right) = (axisIndex(axes.0), axisIndex(axes.1))
    require(down != right, "a rotation needs two different axes of shape \(shape), not \(axes)")
    switch ((quarters % 4) + 4) % 4 {
    case 1: return flipped(axis: right).transposed(down, right)
    case 2: return flipped(axes: [down, right])
    case 3: return transposed(down, right).flipped(axis: right)
    default: return self
    }
  }
}
