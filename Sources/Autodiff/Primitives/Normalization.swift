import Tensors

/// Softmax and its relatives along an axis; a second operand, the mask, says with 0 what does not count.
struct Normalization: Hashable {
  enum Function: String { case softmax, logSoftmax, logSumExp }

  let function: Function
  let axis: Int

  init(_ function: Function, axis: Int) {
    self.function = function
    self.axis = axis
  }

  func shape(_ x: [Int], mask: [Int]?) -> [Int] {
    var shape = x
    if let mask {
      require(
        mask.count <= x.count && broadcastShape(mask, x) == x,
        "a mask of shape \(mask) does not broadcast to \(x)")
    }
    if function == .logSumExp { shape[axis] = 1 }
    return shape
  }

  func evaluate(_ x: Tensor, mask: Tensor?) -> Tensor {
    let excluded = mask.map { ($0 .== 0).broadcast(to: x.shape) }
    let x = excluded.map { x.replacing(with: -.infinity, where: $0) } ?? x
    guard x.shape[axis] > 0 else {
      return function == .logSumExp ? .full(shape(x.shape, mask: nil), -.infinity) : x
    }
    // Where nothing counts, the largest is −∞, and any number does as well as the origin.
    let origin = maximum(x.max(axis: axis, keepDims: true), -.greatestFiniteMagnitude)
    let differences = x - origin
    let exponentials = exp(differences)
    let sums = exponentials.sum(axis: axis, keepDims: true)
    switch function {
    case .softmax: return exponentials / (mask == nil ? sums : maximum(sums, 1))
    case .logSumExp: return log(sums) + origin
    case .logSoftmax:
      let result = differences - log(sums)
      return excluded.map { result.replacing(with: -.infinity, where: $0) } ?? result
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, x, z) = (p.cotangent, p.x, p.result)
    let mask = p.second
    switch function {
    case .softmax: p.give(z * (g - (g * z).sum(axis: axis, keepDims: true)))
    case .logSumExp:
      p.give(g * (mask.map { x.softmax(axis: axis, mask: $0) } ?? exp(x - z)))
    case .logSoftmax:
      let counted = mask.map { g * $0 } ?? g
      p.give(counted - exp(z) * counted.sum(axis: axis, keepDims: true))
    }
  }
}
