extension Tensor {
  /// The tensor with elements `a operation b` after broadcasting. Traps when the shapes do not broadcast.
  static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) -> Tensor {
    let plan = BroadcastPlan(a.shape, b.shape)
    let total = elementCount(of: plan.shape)
    let storage = unsafe [Double](unsafeUninitializedCapacity: total) { buffer, initialized in
      initialized = total
      unsafe a.storage.withUnsafeBufferPointer { x in
        unsafe b.storage.withUnsafeBufferPointer { y in
          guard total > 0, let x = x.baseAddress, let y = y.baseAddress,
            let z = buffer.baseAddress
          else { return }
          unsafe plan.run(operation.kernel, x, y, z)
        }
      }
    }
    return Tensor(shape: plan.shape, storage: storage)
  }

  /// `a operation b` for a number on the right.
  static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Double) -> Tensor {
    unsafe withUnsafePointer(to: b) { y in
      unsafe a.mapped { x, z, count in unsafe operation.kernel(x, 1, y, 0, z, count) }
    }
  }

  /// `a operation b` for a number on the left.
  static func apply(_ operation: BinaryOperation, _ a: Double, _ b: Tensor) -> Tensor {
    unsafe withUnsafePointer(to: a) { x in
      unsafe b.mapped { y, z, count in unsafe operation.kernel(x, 0, y, 1, z, count) }
    }
  }

  /// The tensor of the same shape with the function applied to every element.
  func mapped(_ operation: UnaryOperation) -> Tensor { unsafe mapped(operation.kernel) }

  /// The tensor of the same shape whose elements `kernel` computes from this one's.
  private func mapped(_ kernel: UnaryKernel) -> Tensor {
    let storage = unsafe [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = count
      unsafe self.storage.withUnsafeBufferPointer { x in
        guard let x = x.baseAddress, let y = buffer.baseAddress else { return }
        unsafe kernel(x, y, count)
      }
    }
    return Tensor(shape: shape, storage: storage)
  }

  /// `self = self operation b` in place. Traps when the result would have another shape.
  mutating func applyInPlace(_ operation: BinaryOperation, _ b: Tensor) {
    let plan = BroadcastPlan(shape, b.shape)
    require(
      plan.shape == shape,
      "shape \(b.shape) does not broadcast to \(shape), the shape of the tensor to be changed")
    unsafe storage.withUnsafeMutableBufferPointer { x in
      unsafe b.storage.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        unsafe plan.run(operation.kernel, x, y, x)
      }
    }
  }

  /// `self = self operation b` in place for a number.
  mutating func applyInPlace(_ operation: BinaryOperation, _ b: Double) {
    let count = count
    unsafe storage.withUnsafeMutableBufferPointer { x in
      guard let x = x.baseAddress else { return }
      unsafe withUnsafePointer(to: b) { y in unsafe operation.kernel(x, 1, y, 0, x, count) }
    }
  }
}
