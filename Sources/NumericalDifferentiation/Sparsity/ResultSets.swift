/// For each entry of an argument, a set of results.
package struct ResultSets {
  private let words: Int
  private var bits: [UInt64]
  /// By entry: where its set has words that are not 0, relative to its own; found once the sets are complete.
  private var spans: [Range<Int>] = []

  /// Sets of all results, for every entry.
  init(entries: Int, results: Int) {
    words = (results + 63) / 64
    bits = Array(repeating: .max, count: entries * words)
  }

  /// Removes from each entry's set what is not in the set of its index along an axis.
  ///
  /// - Parameter slices: as many as the axis is long, each of one bit per result.
  mutating func intersect(_ slices: [[UInt64]], axis: Int, shape: [Int]) {
    let inner = shape[(axis + 1)...].reduce(1, *)
    for entry in 0..<bits.count / words {
      let slice = slices[entry / inner % shape[axis]]
      for word in 0..<words { bits[entry * words + word] &= slice[word] }
    }
  }

  /// Completes the sets.
  mutating func finish() {
    let (bits, words) = (bits, words)
    spans = (0..<bits.count / words).map { entry in
      let own = bits[entry * words..<(entry + 1) * words]
      guard let first = own.firstIndex(where: { $0 != 0 }), let last = own.lastIndex(where: { $0 != 0 })
      else { return 0..<0 }
      return first - own.startIndex..<last - own.startIndex + 1
    }
  }

  /// Calls `body` for each result of an entry.
  package func forEachResult(of entry: Int, _ body: (Int) -> Void) {
    for word in spans[entry] {
      var rest = bits[entry * words + word]
      while rest != 0 {
        body(word * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Entries without common results, together: each joins the first group in which nothing is in the way.
  func disjointGroups() -> [[Int]] {
    var groups: [[Int]] = []
    var taken: [UInt64] = []
    for entry in spans.indices {
      let (own, span) = (entry * words, spans[entry])
      var group = 0
      while group < groups.count, span.contains(where: { taken[group * words + $0] & bits[own + $0] != 0 }) {
        group += 1
      }
      if group == groups.count {
        groups.append([])
        taken.append(contentsOf: repeatElement(0, count: words))
      }
      groups[group].append(entry)
      for word in span { taken[group * words + word] |= bits[own + word] }
    }
    return groups
  }
}
