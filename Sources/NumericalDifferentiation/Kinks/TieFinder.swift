import Tensors

/// Finds kinks that depend on each other, and samples the gradients around them.
///
/// Two kinks are independent where moving both entries changes the function by the sum of what moving each does.
/// Entries connected by dependence form a ``JointSubdifferential``. Around it gradients are sampled at random points very near x:
/// their convex hull approximates the Clarke subdifferential.
///
/// Source: J. V. Burke, A. S. Lewis and M. L. Overton, *A robust gradient sampling algorithm*, SIAM J. Optim. 15
/// (2005), doi:10.1137/030601296.
struct TieFinder {
  /// Distance of the sampled points, relative to the scale of an entry.
  private static let radius = 0x1p-14
  /// Half the distance over which gradients are taken there.
  private static let step = 0x1p-22
  /// Kinks examined in pairs; pairs of more would cost too many evaluations.
  private static let mostKinks = 32
  /// A tie of more entries has more pieces than are sampled, and is judged entry by entry.
  private static let largestTie = 8

  let x: Tensor
  let value: Double
  let kinks: [Int: ClosedRange<Double>]
  /// The function where some entries have other values.
  let function: ([Int], [Double]) throws -> Double

  /// The ties among the kinks.
  ///
  /// Only the first ``mostKinks`` are examined. Since the others may belong to a tie, they are moved with it: what is
  /// left is a projection of the subdifferential, in which every subgradient lies.
  func ties() throws -> [JointSubdifferential] {
    let all = kinks.keys.sorted()
    let (entries, others) = (Array(all.prefix(Self.mostKinks)), Array(all.dropFirst(Self.mostKinks)))
    guard entries.count > 1 else { return [] }
    var random = SplitMix64(seed: 0)
    return try groups(of: entries).filter { (2...Self.largestTie).contains($0.count) }
      .compactMap { try tie(of: $0, movingAlso: others, using: &random) }
  }

  /// The entries, those that depend on each other together.
  private func groups(of entries: [Int]) throws -> [[Int]] {
    var groups: [[Int]] = []
    for entry in entries {
      let (tied, others) = try groups.partitioned { group in try group.contains { try depends($0, entry) } }
      groups = others + [(tied.flatMap(\.self) + [entry]).sorted()]
    }
    return groups
  }

  /// Whether `f(x + u + v) − f(x + u) − f(x + v) + f(x)` is of first order in the moves u and v.
  private func depends(_ a: Int, _ b: Int) throws -> Bool {
    let jump = min(width(a), width(b))
    for (first, second) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
      let (moveA, moveB) = (first * distance(a), second * distance(b))
      let both = try moved([a, b], by: [moveA, moveB])
      let mixed = both - (try moved([a], by: [moveA])) - (try moved([b], by: [moveB])) + value
      if abs(mixed) > 0.1 * jump * min(distance(a), distance(b)) { return true }
    }
    return false
  }

  /// Intervals of `⟨g, d⟩` over gradients sampled around x; nil when one is not finite.
  private func tie(
    of entries: [Int], movingAlso others: [Int], using random: inout SplitMix64
  ) throws -> JointSubdifferential? {
    var samples: [[Double]] = []
    for _ in 0..<8 * entries.count + 16 {
      let moves = (entries + others).map { random.uniform(in: -1..<1) * distance($0) }
      samples.append(try gradient(entries, movingAlso: others, at: moves))
    }
    guard samples.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    let ones = [Double](repeating: 1, count: entries.count)
    let directions = [ones] + (0..<16).map { _ in entries.map { _ in random.normal() } }
    let error = 0.01 * (entries.map(width).max() ?? 0)
    let intervals = directions.map { direction in
      let slopes = samples.map { zip($0, direction).reduce(0) { $0 + $1.0 * $1.1 } }
      let margin = error * direction.reduce(0) { $0 + abs($1) }
      return (slopes.min() ?? 0) - margin...(slopes.max() ?? 0) + margin
    }
    return JointSubdifferential(entries: entries, directions: directions, intervals: intervals)
  }

  /// By `entries`, where they and others are moved.
  private func gradient(
    _ entries: [Int], movingAlso others: [Int], at moves: [Double]
  ) throws -> [Double] {
    try entries.indices.map { index in
      let h = Self.step * LineDerivative.scale(of: x.storage[entries[index]])
      var (above, below) = (moves, moves)
      above[index] += h
      below[index] -= h
      return try (moved(entries + others, by: above) - moved(entries + others, by: below)) / (2 * h)
    }
  }

  private func moved(_ entries: [Int], by moves: [Double]) throws -> Double {
    try function(entries, zip(entries, moves).map { x.storage[$0] + $1 })
  }

  private func distance(_ entry: Int) -> Double { Self.radius * LineDerivative.scale(of: x.storage[entry]) }

  private func width(_ entry: Int) -> Double { kinks[entry].map { $0.upperBound - $0.lowerBound } ?? 0 }
}

extension Array {
  /// The elements that satisfy a condition, and the others.
  fileprivate func partitioned(_ condition: (Element) throws -> Bool) rethrows -> ([Element], [Element]) {
    var (chosen, others): ([Element], [Element]) = ([], [])
    for element in self {
      if try condition(element) { chosen.append(element) } else { others.append(element) }
    }
    return (chosen, others)
  }
}
