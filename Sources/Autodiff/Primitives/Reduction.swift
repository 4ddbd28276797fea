import Tensors

/// Sums and maxima along axes, which disappear or, with `keepDims`, have length 1.
enum Reduction: Hashable {
  /// Axes are ascending.
  case sum(axes: [Int], keepDims: Bool)
  case maximum(axis: Int, keepDims: Bool)

  func shape(_ x: [Int]) -> [Int] {
    if case .maximum(let axis, _) = self {
      require(x[axis] > 0, "axis \(axis) of shape \(x) has no elements to compare")
    }
    return keepDims ? keptShape(of: x) : x.indices.filter { !axes.contains($0) }.map { x[$0] }
  }

  func evaluate(_ x: Tensor) -> Tensor {
    switch self {
    case .sum(let axes, let keepDims) where axes.count == x.rank:
      Tensor(shape: keepDims ? keptShape(of: x.shape) : [], storage: [x.sum()])
    case .sum(let axes, let keepDims): x.sum(axes: axes, keepDims: keepDims)
    case .maximum(let axis, let keepDims): x.max(axis: axis, keepDims: keepDims)
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, x) = (aligned(p.cotangent, with: p.x), p.x)
    switch self {
    case .sum: p.give(g.broadcast(to: x.shape))
    case .maximum(let axis, _):
      let isLargest = x.applying(.arithmetic(.equal), aligned(p.result, with: x))
      p.give(g * (isLargest / isLargest.sum(axis: axis, keepDims: true)))
    }
  }

  /// With axes of length 1 again where they disappeared, unless that was in front, where broadcasting adds them.
  private func aligned<E: TensorExpression>(_ result: E, with x: E) -> E {
    axes.last == axes.count - 1 || axes.isEmpty ? result : result.reshaped(keptShape(of: x.shape))
  }

  private var axes: [Int] {
    switch self {
    case .sum(let axes, _): axes
    case .maximum(let axis, _): [axis]
    }
  }

  private var keepDims: Bool {
    switch self {
    case .sum(_, let keepDims), .maximum(_, let keepDims): keepDims
    }
  }

  private func keptShape(of x: [Int]) -> [Int] { x.indices.map { axes.contains($0) ? 1 : x[$0] } }
}

extension Reduction: CustomStringConvertible {
  var description: String {
    switch self {
    case .sum: "sum"
    case .maximum: "max"
    }
  }
}
