import Tensors

/// The words for indexes of one axis.
struct AxisPlace {
  let pair: GradientPair
  let axis: Int

  /// A place in words.
  struct Words { let symbols: String, phrase: String, complexity: Int }

  private var size: Int { pair.shape[axis] }
  private var one: String { pair.axisName(axis) }
  private var many: String { pair.axisName(axis, plural: true) }

  /// Readings of `range`: by its end, by its position among equal blocks, by index.
  ///
  /// How many indexes at an end are meant may depend on the sizes: then only the end is common to several inputs.
  func ranges(_ range: Range<Int>) -> [Words] {
    var words: [Words] = []
    let count = range.count
    // Of a long range, what is left out is told instead.
    let end = 2 * count > size ? 3 : 1
    let number = count == 1 ? one : "\(count) \(many)"
    for (name, isThere) in [("first", range.lowerBound == 0), ("last", range.upperBound == size)]
    where isThere {
      for (symbols, more) in [("\(name) \(count)", 0), ("\(name) few", 1)] {
        words.append(
          Words(
            symbols: "axis \(axis), \(symbols)", phrase: "in the \(name) \(number)", complexity: end + more))
      }
    }
    if size % count == 0, range.lowerBound % count == 0, count > 1 {
      let block = range.lowerBound / count
      words.append(
        Words(
          symbols: "axis \(axis), block \(block) of \(size / count)",
          phrase: "in the \(ordinal(block)) of \(size / count) equal blocks of \(many)", complexity: 2))
    }
    let indexes =
      count == 1 ? "\(one) \(range.lowerBound)" : "\(many) \(range.lowerBound) to \(range.upperBound - 1)"
    words.append(
      Words(symbols: "axis \(axis), \(range)", phrase: "in \(indexes) (counted from 0)", complexity: 3))
    return words
  }

  /// Readings of all indexes but those of `range`.
  func complements(_ range: Range<Int>) -> [Words] {
    ranges(range).map { words in
      Words(
        symbols: "all but \(words.symbols)",
        phrase: "everywhere but " + words.phrase, complexity: words.complexity + 1)
    }
  }

  /// Every other index.
  func parity(_ parity: Int) -> Words {
    Words(
      symbols: "axis \(axis), \(parity == 0 ? "even" : "odd")",
      phrase: "in every other \(one), from \(parity) on (counted from 0)", complexity: 1)
  }
}
