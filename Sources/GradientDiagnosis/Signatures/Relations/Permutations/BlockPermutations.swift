import Tensors

/// Equal blocks of one axis in another order, as few as fit.
func blockPermutations(_ pair: GradientPair) -> [Rearrangement] {
  guard pair.hasRightShape else { return [] }
  return pair.shape.indices.compactMap { axis in
    let size = pair.shape[axis]
    return (2...max(2, size)).lazy.filter { size % $0 == 0 }
      .compactMap { pair.blockOrder(axis: axis, count: $0) }.first
      .map { rearrangement(pair, axis, $0) }
  }
}

private func rearrangement(_ pair: GradientPair, _ axis: Int, _ order: [Int]) -> Rearrangement {
  let plural = pair.axisName(axis, plural: true)
  let isWholeAxis = order.count == pair.shape[axis]
  let statement =
    "The \(isWholeAxis ? "" : "\(order.count) equal blocks of ")\(plural) are right but in the wrong order, "
    + "\(order)"
  return Rearrangement(
    relation: .blocksPermuted, symbols: "axis \(axis), \(order)", complexity: 1, statement: statement,
    question: isWholeAxis ? nil : "are gates, groups or heads in the wrong order"
  ) { tensor in
    let length = tensor.shape[axis] / order.count
    return tensor.take(axis: axis, at: order.flatMap { Array($0 * length..<($0 + 1) * length) })
  }
}

extension GradientPair {
  /// Which block of `n` each block of `a` is; nil when some is none, or all are in place.
  fileprivate func blockOrder(axis: Int, count: Int) -> [Int]? {
    let length = shape[axis] / count
    func blocks(_ tensor: Tensor) -> [[Double]] {
      (0..<count).map { tensor.slice(axis: axis, $0 * length..<($0 + 1) * length).storage }
    }
    let right = blocks(observation.numeric)
    var free = Set(0..<count)
    var order: [Int] = []
    for (place, block) in blocks(observation.analytic).enumerated() {
      let fitting = free.sorted().filter { agree(block, right[$0], tolerance) }
      guard let match = fitting.contains(place) ? place : fitting.first else { return nil }
      free.remove(match)
      order.append(match)
    }
    return order == Array(0..<count) ? nil : order
  }
}
