/// The ratio `a/n` in one entry.
struct EntryRatio {
  let entry: Int
  let analytic: Double
  let numeric: Double
  /// Error of `numeric` that cannot be told from 0.
  let blur: Double

  var ratio: Double { analytic / numeric }
}

extension GradientPair {
  /// The ratios in the entries where `n` is known and well above its own error.
  func ratios(_ entries: [Int]) -> [EntryRatio] {
    let blur = max(1e-10 * norm, observation.uncertainty / Double(max(1, n.count)).squareRoot())
    return entries.filter { abs(n[$0]) > 1e3 * blur }.map { entry in
      EntryRatio(entry: entry, analytic: a[entry], numeric: n[entry], blur: blur)
    }
  }

  /// Which entries are wrong: true, false, or nil where `n` is not known.
  ///
  /// Entries may be off by the tolerance over the square root of their number.
  var wrongEntries: [Bool?] {
    let limit = tolerance / Double(max(1, n.count)).squareRoot()
    return zip(a, n).map { $1.isNaN ? nil : abs($0 - $1) > limit }
  }
}
