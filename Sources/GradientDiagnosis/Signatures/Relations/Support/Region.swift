import Tensors

/// A set of entries that can be described without counting.
struct Region {
  /// Description that does not depend on sizes, such as `axis 1, last 2`.
  let symbols: String
  /// Where it is, such as “in the last 2 columns”.
  let phrase: String
  let complexity: Int
  let contains: (_ entry: Int) -> Bool
}

/// The regions that hold exactly the entries that are true; entries that are nil may be in or out, but of no region
/// more than half.
func regions(of mask: [Bool?], _ pair: GradientPair) -> [Region] {
  guard mask.contains(true), mask.contains(false) else { return [] }
  let candidates =
    pair.shape.indices.flatMap { axisRegions(mask, axis: $0, pair) } + borderRegions(pair)
    + matrixRegions(pair) + tensorRegions(mask, pair)
  let decided = mask.count { $0 == true }
  return candidates.filter { region in
    mask.indices.allSatisfy { mask[$0] == nil || mask[$0] == region.contains($0) }
      && 2 * decided > mask.indices.count(where: region.contains)
  }
}

/// Indexes of one axis: the first or last few, all others, one range, every other one.
private func axisRegions(_ mask: [Bool?], axis: Int, _ pair: GradientPair) -> [Region] {
  let size = pair.shape[axis]
  let inner = pair.shape[(axis + 1)...].reduce(1, *)
  func index(_ entry: Int) -> Int { entry / inner % size }
  var state = [Bool?](repeating: nil, count: size)
  for entry in mask.indices {
    guard let isIn = mask[entry] else { continue }
    if let other = state[index(entry)], other != isIn { return [] }
    state[index(entry)] = isIn
  }
  guard let inside = state.range(of: true), let outside = state.range(of: false) else { return [] }
  let place = AxisPlace(pair: pair, axis: axis)
  var places = place.ranges(inside).map { ($0, { (entry: Int) in inside.contains(index(entry)) }) }
  places += place.complements(outside).map { ($0, { (entry: Int) in !outside.contains(index(entry)) }) }
  for parity in [0, 1] where size > 3 {
    places.append((place.parity(parity), { (entry: Int) in index(entry) % 2 == parity }))
  }
  return places.map { words, contains in
    Region(symbols: words.symbols, phrase: words.phrase, complexity: words.complexity, contains: contains)
  }
}

/// The border of the last two axes, one or two wide.
private func borderRegions(_ pair: GradientPair) -> [Region] {
  let shape = pair.shape
  guard shape.count >= 2, let width = shape.last else { return [] }
  let height = shape[shape.count - 2]
  return [1, 2].filter { 2 * $0 < min(width, height) }.map { thickness in
    Region(
      symbols: "border \(thickness)",
      phrase: thickness == 1 ? "on the border" : "on a border of width \(thickness)", complexity: 1
    ) { entry in
      let (row, column) = (entry / width % height, entry % width)
      return min(row, column, height - 1 - row, width - 1 - column) < thickness
    }
  }
}

extension [Bool?] {
  /// From the first to the last index with a value; nil when there is none.
  fileprivate func range(of value: Bool) -> Range<Int>? {
    guard let first = firstIndex(of: value), let last = lastIndex(of: value) else { return nil }
    return first..<last + 1
  }
}
