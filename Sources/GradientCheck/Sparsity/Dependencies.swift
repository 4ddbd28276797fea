import Tensors

/// Which results each entry of an argument can change, found by moving slices of it.
///
/// For axis a and index j, all entries with index j move together; `R(a, j)` is the set of results that
/// change by more than the round-off of the largest. Entry `i = (i₀, i₁, …)` then changes no more than `⋂ₐ R(a, iₐ)`: in a function that treats the rows of
/// a batch alike, only its row; in a convolution only its neighbourhood; in an elementwise function only one
/// result. Entries that share no result can be moved together and are differentiated by one evaluation.
///
/// Σₐ(length of axis a) evaluations are spent where an axis shows structure, two where it does not. An accident
/// (a result that happens not to move) is caught afterwards: see ``CentralQuotients``.
///
/// Source: A. R. Curtis, M. J. D. Powell and J. K. Reid, *On the estimation of sparse Jacobian matrices*, IMA J.
/// Appl. Math. 13 (1974), doi:10.1093/imamat/13.1.117; A. Griewank and A. Walther, *Evaluating Derivatives*,
/// 2nd ed., ch. 8.
struct Dependencies {
  /// Entries that are moved together, no two of which change the same result.
  let groups: [[Int]]
  /// By entry: what it can change.
  let results: ResultSets

  /// - Returns: nil where every entry may change every result, or too few entries would share an evaluation.
  init?(of argument: Int, _ evaluator: PerturbedEvaluator, using random: inout SplitMix64) throws {
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

  /// Results that moved, one bit each. A product may be rounded differently in a batch of another size: differences
  /// as small as that have no derivative that a quotient would notice.
  private static func differing(_ result: Tensor, _ origin: Tensor, by roundOff: Double) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (origin.count + 63) / 64)
    guard result.shape == origin.shape else { return bits.map { ~$0 } }
    let (a, b) = (result.storage, origin.storage)
    for word in bits.indices {
      var changed: UInt64 = 0
      for index in word * 64..<min(word * 64 + 64, b.count) {
        // Not `>`, so that a NaN counts.
        changed |= (abs(a[index] - b[index]) <= roundOff ? 0 : 1) << UInt64(index & 63)
      }
      bits[word] = changed
    }
    return bits
  }
}
