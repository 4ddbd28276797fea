package import Tensors

/// Which results each entry of an argument can change, found by moving slices of it.
///
/// For axis a and index j, all entries with index j move together; `R(a, j)` is the set of results that change by
/// more than the round-off of the largest. Entry `i = (i₀, i₁, …)` then changes no more than `⋂ₐ R(a, iₐ)`: in a
/// function that treats the rows of a batch alike, only its row; in a convolution only its neighbourhood; in an
/// elementwise function only one result. Entries that share no result can be moved together and are
/// differentiated by one evaluation.
///
/// Two evaluations are spent on an axis whose indices the results keep apart, as an elementwise function or one of the
/// rows of a batch does; two on an axis that shows no structure; else one for each index. An accident (a result that
/// happens not to move) is caught afterwards: see ``CentralQuotients``.
///
/// Source: A. R. Curtis, M. J. D. Powell and J. K. Reid, *On the estimation of sparse Jacobian matrices*, IMA J.
/// Appl. Math. 13 (1974), doi:10.1093/imamat/13.1.117; A. Griewank and A. Walther, *Evaluating Derivatives*,
/// 2nd ed., ch. 8.
package struct Dependencies {
  /// Entries that are moved together, no two of which change the same result.
  package let groups: [[Int]]
  /// By entry: what it can change.
  package let results: ResultSets

  /// - Returns: nil where every entry may change every result, or too few entries would share an evaluation.
  package init?(of argument: Int, _ evaluator: PerturbedEvaluator, using random: inout SplitMix64) throws {
    let x = evaluator.point[argument]
    let axes = x.shape.indices.filter { x.shape[$0] > 1 }
    let cost = axes.reduce(0) { $0 + x.shape[$1] }
    guard evaluator.origin.count > 1, x.count >= 16, cost <= x.count else { return nil }
    var results = ResultSets(entries: x.count, results: evaluator.origin.count)
    var isSparse = false
    for axis in axes {
      guard let slices = try Self.changed(argument, axis, evaluator, &random) else { continue }
      results.intersect(slices, axis: axis, shape: x.shape)
      isSparse = true
    }
    guard isSparse else { return nil }
    results.finish()
    self.results = results
    groups = results.disjointGroups()
    guard groups.count <= x.count / 2 else { return nil }
  }

  /// The results that change with each index of an axis; nil when the first two indices change all of them.
  private static func changed(
    _ argument: Int, _ axis: Int, _ evaluator: PerturbedEvaluator, _ random: inout SplitMix64
  ) throws -> [[UInt64]]? {
    let x = evaluator.point[argument]
    let values = moved(x, &random)
    let roundOff = 64 * 0x1p-53 * evaluator.origin.storage.reduce(0) { max($0, abs($1)) }
    if let apart = try keptApart(argument, axis, values, evaluator, by: roundOff, &random) { return apart }
    var slices: [[UInt64]] = []
    for indices in [0..<2, 2..<x.shape[axis]] where !indices.isEmpty {
      let moves = indices.map { index in
        Perturbation(
          argument: argument, offsets: offsets(axis, index, in: x.shape)[...], values: values)
      }
      try evaluator.results(at: moves) { _, result in
        slices.append(differing(result, evaluator.origin, by: roundOff))
      }
      let isDense = slices.allSatisfy { $0.reduce(0) { $0 + $1.nonzeroBitCount } == evaluator.origin.count }
      if isDense && indices.lowerBound == 0 { return nil }
    }
    return slices
  }

  /// For each index of an axis the results with the same index; nil where another result changes when one random half of
  /// the indices moves, or the other half.
  private static func keptApart(
    _ argument: Int, _ axis: Int, _ values: [Double], _ evaluator: PerturbedEvaluator, by roundOff: Double,
    _ random: inout SplitMix64
  ) throws -> [[UInt64]]? {
    let (shape, origin) = (evaluator.point[argument].shape, evaluator.origin)
    let length = shape[axis]
    guard length > 2, origin.shape.count > axis, origin.shape[axis] == length else { return nil }
    let order = random.permutation(length)
    let halves = [order.prefix(length / 2), order.suffix(length - length / 2)]
    let moves = halves.map { half in
      Perturbation(
        argument: argument, offsets: half.flatMap { offsets(axis, $0, in: shape) }[...], values: values)
    }
    let sets = (0..<length).map { index -> [UInt64] in
      var bits = [UInt64](repeating: 0, count: (origin.count + 63) / 64)
      for offset in offsets(axis, index, in: origin.shape) { bits[offset >> 6] |= 1 << UInt64(offset & 63) }
      return bits
    }
    var areApart = true
    try evaluator.results(at: moves) { move, result in
      var others = differing(result, origin, by: roundOff)
      for index in halves[move] {
        for word in others.indices { others[word] &= ~sets[index][word] }
      }
      areApart = areApart && others.allSatisfy { $0 == 0 }
    }
    return areApart ? sets : nil
  }

  /// All entries moved by random amounts, far wider than a difference step.
  private static func moved(_ x: Tensor, _ random: inout SplitMix64) -> [Double] {
    x.storage.map { entry in
      let distance = LineDerivative.scale(of: entry) * 0x1p-10 * (1 + random.uniform())
      return entry + (random.next() & 1 == 0 ? distance : -distance)
    }
  }

  /// Offsets of all entries with one index of an axis.
  private static func offsets(_ axis: Int, _ index: Int, in shape: [Int]) -> [Int] {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    var offsets: [Int] = []
    offsets.reserveCapacity(outer * inner)
    for block in 0..<outer {
      let start = (block * shape[axis] + index) * inner
      offsets.append(contentsOf: start..<start + inner)
    }
    return offsets
  }

  /// Results that moved, one bit each; all where the shape is another. A product may be rounded differently in a
  /// batch of another size: differences as small as that have no derivative that a quotient would notice.
  private static func differing(_ result: Tensor, _ origin: Tensor, by roundOff: Double) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (origin.count + 63) / 64)
    let (a, b) = (result.storage, origin.storage)
    let isComparable = result.shape == origin.shape
    for word in bits.indices {
      var changed: UInt64 = 0
      for index in word * 64..<min(word * 64 + 64, b.count) {
        // Not `>`, so that a NaN counts.
        let isStill = isComparable && abs(a[index] - b[index]) <= roundOff
        changed |= (isStill ? 0 : 1) << UInt64(index & 63)
      }
      bits[word] = changed
    }
    return bits
  }
}
