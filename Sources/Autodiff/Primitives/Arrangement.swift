import Tensors

/// The same elements under another shape, in another order, repeated, or with repetitions added up.
enum Arrangement: Hashable {
  case reshape(to: [Int])
  /// Axis `a` of the result is axis `order[a]`.
  case permute([Int])
  case broadcast(to: [Int])
  case sum(to: [Int])

  func shape(_ x: [Int]) -> [Int] {
    switch self {
    case .reshape(let target):
      require(
        target.allSatisfy { $0 >= 0 } && elementCount(of: target) == elementCount(of: x),
        "shape \(x) has \(counted(elementCount(of: x), "element")): it cannot become \(target)")
      return target
    case .permute(let order):
      return order.map { x[$0] }
    case .broadcast(let target):
      require(
        x.count <= target.count && broadcastShape(x, target) == target,
        "shape \(x) does not broadcast to \(target)")
      return target
    case .sum(let target):
      require(
        target.count <= x.count && broadcastShape(target, x) == x,
        "shape \(x) cannot be summed to \(target), which does not broadcast to it")
      return target
    }
  }

  func evaluate(_ x: Tensor) -> Tensor {
    switch self {
    case .reshape(let target): x.reshaped(target)
    case .permute(let order): x.permuted(order)
    case .broadcast(let target): x.broadcast(to: target)
    case .sum(let target): x.sum(toShape: target)
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, shape) = (p.cotangent, p.x.shape)
    switch self {
    case .reshape: p.give(g.reshaped(shape))
    case .permute(let order):
      p.give(g.permuted(order.indices.map { axis in order.firstIndex(of: axis) ?? axis }))
    case .broadcast: p.give(g.summed(to: shape))
    case .sum: p.give(g.broadcast(to: shape))
    }
  }
}

extension Arrangement: CustomStringConvertible {
  var description: String {
    switch self {
    case .reshape: "reshape"
    case .permute: "transpose"
    case .broadcast: "broadcast"
    case .sum: "sum to shape"
    }
  }
}
