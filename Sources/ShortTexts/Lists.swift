/// Elements between commas; of more than `most` the first ones and how many follow: `a, b, … (5 more)`.
public func shortList(_ elements: some Collection<some Any>, most: Int = 8) -> String {
  let shown = elements.prefix(most).map { "\($0)" }
  let others = elements.count - shown.count
  return (shown + (others > 0 ? ["… (\(others) more)"] : [])).joined(separator: ", ")
}

/// A shape in a message: `[2, 3]`; of more than eight axes the first ones, as in ``shortList(_:most:)``.
public func shortText(ofShape shape: [Int]) -> String { "[\(shortList(shape))]" }
