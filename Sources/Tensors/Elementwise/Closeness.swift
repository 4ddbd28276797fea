/// 1 where |a − b| ≤ atol + rtol·|b|, else 0; after broadcasting. Not symmetric: `b` is the reference value.
///
/// Equal infinities are close, NaN is close to nothing unless `equalNaN`, then to NaN; NumPy's `isclose`.
public func isClose(
  _ a: Tensor, _ b: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
) -> Tensor {
  let shape = broadcastShape(a.shape, b.shape)
  let (a, b) = (a.broadcast(to: shape), b.broadcast(to: shape))
  let flags = zip(a.storage, b.storage).map { x, y in
    isClose(x, y, rtol: rtol, atol: atol, equalNaN: equalNaN) ? 1.0 : 0.0
  }
  return Tensor(shape: shape, storage: flags)
}

/// Whether |a − b| ≤ atol + rtol·|b| for all elements, after broadcasting; true for empty tensors.
///
/// Infinities and NaN as for `isClose`. Shapes that do not broadcast trap; to ask for equal shapes, compare
/// them too.
public func allClose(
  _ a: Tensor, _ b: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
) -> Bool {
  isClose(a, b, rtol: rtol, atol: atol, equalNaN: equalNaN).storage.allSatisfy { $0 == 1 }
}

/// Whether |a − b| ≤ atol + rtol·|b|, for two numbers.
public func isClose(
  _ a: Double, _ b: Double, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
) -> Bool {
  if a == b { return true }
  if a.isNaN && b.isNaN { return equalNaN }
  return b.isFinite && a.isFinite && (a - b).magnitude <= atol + rtol * b.magnitude
}
