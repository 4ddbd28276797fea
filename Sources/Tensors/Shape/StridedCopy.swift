extension Tensor {
  /// The tensor whose element (i₀, i₁, …) is `storage[offset + Σ iₐ·strides[a]]`.
  ///
  /// Transposing, slicing, flipping, broadcasting and taking diagonals are this copy with various strides.
  /// Strides may be 0 or negative; every index must stay inside `storage`.
  func strided(shape: [Int], strides: [Int], offset: Int = 0) -> Tensor {
    let x = storage
    return Tensor(shape: shape) { z in
      gather(x.span, from: offset, shape: shape, strides: strides, to: &z)
    }
  }

  /// The tensor repeated along new leading axes and along axes of length 1, up to the given shape.
  ///
  /// Traps when it does not broadcast to exactly that shape.
  public func broadcast(to target: [Int]) -> Tensor {
    if target == shape { return self }
    require(
      target.count >= rank && broadcastShape(shape, target) == target,
      "shape \(shape) does not broadcast to \(target)")
    return strided(shape: target, strides: broadcastStrides(shape, to: target))
  }
}
