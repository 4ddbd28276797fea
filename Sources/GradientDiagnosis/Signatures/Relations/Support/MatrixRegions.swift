import Tensors

/// The diagonal, the triangles, and diagonal blocks of the first two and of the last two axes, with their
/// complements.
func matrixRegions(_ pair: GradientPair) -> [Region] {
  let rank = pair.shape.count
  guard rank >= 2 else { return [] }
  let planes = rank == 2 ? [(0, 1)] : [(0, 1), (rank - 2, rank - 1)]
  return planes.flatMap { rows, columns in
    triangles(pair, rows, columns) + diagonalBlocks(pair, rows, columns)
  }
}

private func triangles(_ pair: GradientPair, _ rows: Int, _ columns: Int) -> [Region] {
  let (height, width) = (pair.shape[rows], pair.shape[columns])
  let place = positions(pair, rows, columns)
  func region(_ phrase: String, _ isIn: @escaping (Int) -> Bool) -> Region {
    Region(symbols: "\(phrase), axes \(rows) \(columns)", phrase: phrase, complexity: 1) { entry in
      let (row, column) = place(entry)
      return isIn(column - row)
    }
  }
  guard min(height, width) > 1 else { return [] }
  return [
    region("above the diagonal") { $0 > 0 },
    region("on and above the diagonal") { $0 >= 0 },
    region("below the diagonal") { $0 < 0 },
    region("on and below the diagonal") { $0 <= 0 },
    region("on the diagonal") { $0 == 0 },
    region("off the diagonal") { $0 != 0 },
  ]
}

/// Blocks in which both axes belong to the same group, for every number of groups that divides both.
private func diagonalBlocks(_ pair: GradientPair, _ rows: Int, _ columns: Int) -> [Region] {
  let (height, width) = (pair.shape[rows], pair.shape[columns])
  let place = positions(pair, rows, columns)
  let counts = (2...max(2, min(height, width))).filter {
    height % $0 == 0 && width % $0 == 0 && !($0 == height && $0 == width)
  }
  return counts.flatMap { count in
    [true, false].map { isInside in
      Region(
        symbols: "\(isInside ? "in" : "off") \(count) diagonal blocks, axes \(rows) \(columns)",
        phrase: isInside ? "within the \(count) groups" : "between different ones of the \(count) groups",
        complexity: 2
      ) { entry in
        let (row, column) = place(entry)
        return (row / (height / count) == column / (width / count)) == isInside
      }
    }
  }
}

private func positions(_ pair: GradientPair, _ rows: Int, _ columns: Int) -> (Int) -> (Int, Int) {
  let shape = pair.shape
  let afterRows = shape[(rows + 1)...].reduce(1, *)
  let afterColumns = shape[(columns + 1)...].reduce(1, *)
  return { entry in (entry / afterRows % shape[rows], entry / afterColumns % shape[columns]) }
}
