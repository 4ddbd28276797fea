import Tensors

/// Axes in another order; the ones that move fewest axes first.
func axisPermutations(_ pair: GradientPair) -> [Rearrangement] {
  let rank = pair.shape.count
  guard (2...5).contains(rank) else { return [] }
  let orders = orderings(of: rank).filter { $0 != Array(0..<rank) }
    .filter { order in order.map { pair.shape[$0] } == pair.observation.analytic.shape }
  return orders.map { order in
    let moved = order.indices.filter { order[$0] != $0 }
    let names = moved.map { pair.axisName($0, plural: true) }
    let statement =
      rank == 2
      ? "This is the transpose of the right \(pair.quantity)"
      : moved.count == 2
        ? "The \(names[0]) and the \(names[1]) of the \(pair.quantity) are exchanged"
        : "The axes of the \(pair.quantity) are in the order \(order)"
    return Rearrangement(
      relation: .axesPermuted, symbols: "axes \(order)", complexity: moved.count, statement: statement,
      question: rank == 2 ? "are the factors of the matrix product in the right order" : nil
    ) { $0.permuted(order) }
  }
  .sorted { $0.complexity < $1.complexity }
}

/// Reversed along some axes of more than one index; fewest axes first.
func flips(_ pair: GradientPair) -> [Rearrangement] {
  guard pair.hasRightShape else { return [] }
  let long = pair.shape.indices.filter { pair.shape[$0] > 1 }
  let subsets = (1..<(1 << min(long.count, 6))).map { bits in
    long.indices.filter { $0 < 6 && bits & (1 << $0) != 0 }.map { long[$0] }
  }
  return subsets.sorted { $0.count < $1.count }.map { axes in
    let names = listed(axes.map { "the \(pair.axisName($0, plural: true))" })
    return Rearrangement(
      relation: .flipped, symbols: "axes \(axes)", complexity: axes.count,
      statement: "The \(pair.quantity) is right, but \(names) are in reverse order",
      question: pair.shape.count > 2
        ? "is the kernel flipped, or the time not reversed" : "is something counted from the wrong end"
    ) { $0.flipped(axes: axes) }
  }
}

/// All orders of `0 ..< count`.
func orderings(of count: Int) -> [[Int]] {
  guard count > 0 else { return [[]] }
  return orderings(of: count - 1).flatMap { order in
    (0...order.count).map { place in
      var longer = order
      longer.insert(count - 1, at: place)
      return longer
    }
  }
}
