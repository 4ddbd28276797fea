// Comparisons give a mask: a tensor with 1 where they hold and 0 elsewhere. With NaN all are false except
// `.!=`, which is true. The operators are those of the standard library's SIMD types.

extension Tensor {
  /// 1 where the left element equals the right one, else 0; after broadcasting.
  public static func .== (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.equal, lhs, rhs) }

  /// 1 where the element equals the number, else 0.
  public static func .== (lhs: Tensor, rhs: Double) -> Tensor { apply(.equal, lhs, rhs) }

  /// 1 where the left element differs from the right one, else 0; after broadcasting.
  public static func .!= (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.notEqual, lhs, rhs) }

  /// 1 where the element differs from the number, else 0.
  public static func .!= (lhs: Tensor, rhs: Double) -> Tensor { apply(.notEqual, lhs, rhs) }

  /// 1 where the left element is less than the right one, else 0; after broadcasting.
  public static func .< (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.less, lhs, rhs) }

  /// 1 where the element is less than the number, else 0.
  public static func .< (lhs: Tensor, rhs: Double) -> Tensor { apply(.less, lhs, rhs) }

  /// 1 where the left element is at most the right one, else 0; after broadcasting.
  public static func .<= (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.lessOrEqual, lhs, rhs) }

  /// 1 where the element is at most the number, else 0.
  public static func .<= (lhs: Tensor, rhs: Double) -> Tensor { apply(.lessOrEqual, lhs, rhs) }

  /// 1 where the left element is greater than the right one, else 0; after broadcasting.
  public static func .> (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.less, rhs, lhs) }

  /// 1 where the element is greater than the number, else 0.
  public static func .> (lhs: Tensor, rhs: Double) -> Tensor { apply(.less, rhs, lhs) }

  /// 1 where the left element is at least the right one, else 0; after broadcasting.
  public static func .>= (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.lessOrEqual, rhs, lhs) }

  /// 1 where the element is at least the number, else 0.
  public static func .>= (lhs: Tensor, rhs: Double) -> Tensor { apply(.lessOrEqual, rhs, lhs) }

  /// The elements of `other` where `mask` is not 0, of this tensor where it is 0; NumPy's `where`.
  ///
  /// The three shapes are broadcast against each other. A NaN in the mask counts as not 0.
  public func replacing(with other: Tensor, where mask: Tensor) -> Tensor {
    let target = broadcastShape(broadcastShape(shape, other.shape), mask.shape)
    var result = broadcast(to: target)
    let other = other.broadcast(to: target)
    for (index, flag) in mask.broadcast(to: target).storage.enumerated() where flag != 0 {
      result.storage[index] = other.storage[index]
    }
    return result
  }

  /// The number where `mask` is not 0, this tensor's elements where it is 0.
  public func replacing(with number: Double, where mask: Tensor) -> Tensor {
    replacing(with: Tensor(number), where: mask)
  }
}
