import Tensors

/// Moved along one axis, or along the last two by up to 2, with what leaves at one end entering at the other.
func rolls(_ pair: GradientPair) -> [Rearrangement] {
  guard pair.hasRightShape else { return [] }
  return offsets(pair, longest: .max).map { moves in
    Rearrangement(
      relation: .rolled, symbols: "\(moves.map { "axis \($0.axis) by \($0.offset)" })",
      complexity: moves.count,
      statement: "The \(pair.quantity) is right, but moved \(told(moves, pair)), cyclically",
      question: "is an index off by one"
    ) { tensor in
      moves.reduce(tensor) { moved, move in
        let size = moved.shape[move.axis]
        let sources = (0..<size).map { ($0 - move.offset + size) % size }
        return moved.take(axis: move.axis, at: sources)
      }
    }
  }
}

/// `a` is `n` moved along one axis or the last two; entries that come from outside may be anything.
///
/// At least half of the entries, and three that are not 0, must come from inside.
func shifts(_ pair: GradientPair) -> [Signature] {
  guard pair.hasRightShape, pair.norm > 0, pair.shape.count <= 6 else { return [] }
  return offsets(pair, longest: 3).compactMap { moves in
    let sources = pair.sources(moves)
    let inside = sources.indices.filter { sources[$0] != nil }
    let moved = sources.map { $0.map { pair.n[$0] } ?? .nan }
    let telling = inside.count { abs(moved[$0]) > 1e-3 * pair.norm }
    guard 2 * inside.count >= sources.count, telling >= 3, pair.fits(moved), pair.isMoved(moved) else {
      return nil
    }
    return Signature(
      .shifted,
      Interpretation(
        symbols: "\(moves.map { "axis \($0.axis) by \($0.offset)" })", complexity: moves.count,
        statement: "The \(pair.quantity) is right, but moved \(told(moves, pair))",
        question: "is the padding, or a cropped border, off by one"))
  }
}

private struct Move { let axis: Int, offset: Int }

private func told(_ moves: [Move], _ pair: GradientPair) -> String {
  listed(moves.map { "by \($0.offset) along the \(pair.axisName($0.axis, plural: true))" })
}

/// Offsets along one axis, up to half its length cyclically, and along the last two axes up to 2.
private func offsets(_ pair: GradientPair, longest: Int) -> [[Move]] {
  let shape = pair.shape
  let single = shape.indices.flatMap { axis in
    let limit = min(longest, shape[axis] / 2)
    return (-limit...limit).filter { $0 != 0 && 2 * $0 != -shape[axis] }.map {
      [Move(axis: axis, offset: $0)]
    }
  }
  guard shape.count >= 2, let width = shape.last, shape[shape.count - 2] > 2, width > 2 else { return single }
  let plane = [-2, -1, 1, 2].filter { abs($0) < min(width, shape[shape.count - 2]) - 1 }
  return single
    + plane.flatMap { down in
      plane.map { right in
        [Move(axis: shape.count - 2, offset: down), Move(axis: shape.count - 1, offset: right)]
      }
    }
}

extension GradientPair {
  /// For each entry the offset that it comes from; nil from outside.
  fileprivate func sources(_ moves: [Move]) -> [Int?] {
    let strides = moves.map { shape[($0.axis + 1)...].reduce(1, *) }
    return n.indices.map { entry in
      var source = entry
      for (move, stride) in zip(moves, strides) {
        let index = entry / stride % shape[move.axis] - move.offset
        guard (0..<shape[move.axis]).contains(index) else { return nil }
        source -= move.offset * stride
      }
      return source
    }
  }

  /// Whether the move changes anything inside.
  fileprivate func isMoved(_ moved: [Double]) -> Bool { !agree(n, moved, tolerance) }
}
