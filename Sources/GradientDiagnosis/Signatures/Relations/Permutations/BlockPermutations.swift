import Tensors

/// Equal blocks of one axis in another order: those that have names, or as few as fit.
func blockPermutations(_ pair: GradientPair, named isNamed: Bool) -> [Rearrangement] {
  guard pair.hasRightShape else { return [] }
  return pair.shape.indices.flatMap { axis -> [Rearrangement] in
    let size = pair.shape[axis]
    let named = pair.observation.blocks.first { $0.axis == axis && size % max(1, $0.names.count) == 0 }
    let counts = isNamed ? [named?.names.count ?? 0] : (2...max(2, size)).filter { size % $0 == 0 }
    for count in counts where count > 1 {
      guard let order = pair.blockOrder(axis: axis, count: count) else { continue }
      return [rearrangement(pair, axis, order, isNamed ? named?.names : nil)]
    }
    return []
  }
}

private func rearrangement(_ pair: GradientPair, _ axis: Int, _ order: [Int], _ names: [String]?)
  -> Rearrangement
{
  let plural = pair.axisName(axis, plural: true)
  let isWholeAxis = order.count == pair.shape[axis]
  let statement =
    if let names {
      "The blocks of \(plural) are in the order \(listed(order.map { names[$0] })), where "
        + "\(listed(names)) is due"
    } else if isWholeAxis {
      "The \(plural) are right but in the wrong order, \(order)"
    } else {
      "The \(order.count) equal blocks of \(plural) are right but in the wrong order, \(order)"
    }
  return Rearrangement(
    relation: .blocksPermuted, symbols: "axis \(axis), \(order)",
    alternatives: regularities(order).map { "axis \(axis), \($0)" }, complexity: 1, statement: statement,
    question: isWholeAxis ? nil : "are gates, groups or heads in the wrong order"
  ) { tensor in
    let length = tensor.shape[axis] / order.count
    return tensor.take(axis: axis, at: order.flatMap { Array($0 * length..<($0 + 1) * length) })
  }
}

/// What orders of any length may have in common: a rotation, or the reverse.
private func regularities(_ order: [Int]) -> [String] {
  let count = order.count
  var found: [String] = []
  if order == Array((0..<count).reversed()) { found.append("reversed") }
  if order.indices.allSatisfy({ order[$0] == (order[0] + $0) % count }) {
    found += ["rotated by \(order[0])", "rotated by −\(count - order[0])"]
  }
  return found
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
