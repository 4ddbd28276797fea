extension Tensor {
  /// The tensor with elements `a operation b` after broadcasting. Traps when the shapes do not broadcast.
  static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = (a.storage, b.storage)
    if a.shape == b.shape {
      return Tensor(shape: a.shape) { z in operation.apply(x.span, y.span, to: &z) }
    }
    let plan = BroadcastPlan(a.shape, b.shape)
    return Tensor(shape: plan.shape) { z in operation.apply(x.span, y.span, to: &z, by: plan) }
  }

  /// `a operation b` for a number on the right.
  static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Double) -> Tensor {
    let (x, y) = (a.storage, CollectionOfOne(b))
    return Tensor(shape: a.shape) { z in operation.apply(x.span, y.span, to: &z) }
  }

  /// `a operation b` for a number on the left.
  static func apply(_ operation: BinaryOperation, _ a: Double, _ b: Tensor) -> Tensor {
    let (x, y) = (CollectionOfOne(a), b.storage)
    return Tensor(shape: b.shape) { z in operation.apply(x.span, y.span, to: &z) }
  }

  /// The tensor of the same shape with the function applied to every element.
  func mapped(_ operation: UnaryOperation) -> Tensor {
    let x = storage
    return Tensor(shape: shape) { y in operation.apply(x.span, to: &y) }
  }

  /// `self = self operation b` in place. Traps when the result would have another shape.
  mutating func applyInPlace(_ operation: BinaryOperation, _ b: Tensor) {
    let y = b.storage
    if b.shape == shape { return changeElements { z in operation.accumulate(y.span, in: &z, at: z.indices) } }
    let plan = BroadcastPlan(shape, b.shape)
    require(
      plan.shape == shape,
      "shape \(b.shape) does not broadcast to \(shape), the shape of the tensor to be changed")
    changeElements { z in operation.accumulate(y.span, in: &z, by: plan) }
  }

  /// `self = self operation b` in place for a number.
  mutating func applyInPlace(_ operation: BinaryOperation, _ b: Double) {
    let y = CollectionOfOne(b)
    changeElements { z in operation.accumulate(y.span, in: &z, at: z.indices) }
  }
}
