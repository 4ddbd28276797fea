import Tensors

/// Which results each entry of an argument can change, found by moving slices of it.
///
/// For axis a and index j, all entries with index j move together; `R(a, j)` is the set of results whose bits
/// change. Entry `i = (i₀, i₁, …)` then changes no more than `⋂ₐ R(a, iₐ)`: in a function that treats the rows of
/// a batch alike, only its row; in a convolution only its neighbourhood; in an elementwise function only one
/// result. Entries that share no result can be moved together and are differentiated by one evaluation.
///
/// Σₐ(length of axis a) evaluations are spent where an axis shows structure, two where it does not. An accident
/// (a result that happens not to move) is caught afterwards: see ``EntryDerivatives``.
///
/// Source: A. R. Curtis, M. J. D. Powell and J. K. Reid, *On the estimation of sparse Jacobian matrices*, IMA J.
/// Appl. Math. 13 (1974), doi:10.1093/imamat/13.1.117; A. Griewank and A. Walther, *Evaluating Derivatives*,
/// 2nd ed., ch. 8.
struct Dependencies {
  /// Entries that are moved together, no two of which change the same result.
  let groups: [[Int]]
  private let words: Int
  private let sets: [UInt64]

  /// - Returns: nil where every entry may change every result, or too few entries would share an evaluation.
  init?(of argument: Int, _ evaluator: PerturbedEvaluator, using random: inout SplitMix64) throws {
    let x = evaluator.point[argument]
    let axes = x.shape.indices.filter { x.shape[$0] > 1 }
    let cost = axes.reduce(0) { $0 + x.shape[$1] }
    guard evaluator.origin.count > 1, x.count >= 16, cost <= x.count else { return nil }
    words = (evaluator.origin.count + 63) / 64
    var sets: [UInt64]?
    for axis in axes {
      guard let slices = try Self.changed(argument, axis, evaluator, &random) else { continue }
      Self.intersect(&sets, slices, axis: axis, shape: x.shape, words: words)
    }
    guard let sets else { return nil }
    self.sets = sets
    groups = Self.grouped(sets, entries: x.count, words: words)
    guard groups.count <= x.count / 2 else { return nil }
  }

  /// Calls `body` for each result that the entry can change.
  func forEachResult(of entry: Int, _ body: (Int) -> Void) {
    for word in 0..<words {
      var bits = sets[entry * words + word]
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// The results that change with each index of an axis; nil when the first two indices change all of them.
  private static func changed(
    _ argument: Int, _ axis: Int, _ evaluator: PerturbedEvaluator, _ random: inout SplitMix64
  ) throws -> [[UInt64]]? {
    let length = evaluator.point[argument].shape[axis]
    var slices: [[UInt64]] = []
    for indices in [0..<2, 2..<length] where !indices.isEmpty {
      let moves = indices.map { Self.slice(evaluator.point[argument], argument, axis, $0, &random) }
      try evaluator.results(at: moves) { _, result in slices.append(differing(result, evaluator.origin)) }
      let isDense = slices.allSatisfy { $0.reduce(0) { $0 + $1.nonzeroBitCount } == evaluator.origin.count }
      if isDense && indices.lowerBound == 0 { return nil }
    }
    return slices
  }

  /// Moves all entries with one index of an axis by random amounts, far wider than a difference step.
  private static func slice(
    _ x: Tensor, _ argument: Int, _ axis: Int, _ index: Int, _ random: inout SplitMix64
  ) -> Perturbation {
    let inner = x.shape[(axis + 1)...].reduce(1, *)
    let stride = inner * x.shape[axis]
    let offsets = (0..<x.count / stride).flatMap { outer in
      (0..<inner).map { outer * stride + index * inner + $0 }
    }
    var values = x.storage
    for offset in offsets {
      let distance = LineDerivative.scale(of: x.storage[offset]) * 0x1p-10 * (1 + random.uniform())
      values[offset] += random.next() & 1 == 0 ? distance : -distance
    }
    return Perturbation(argument: argument, offsets: offsets[...], values: values)
  }

  private static func differing(_ result: Tensor, _ origin: Tensor) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (origin.count + 63) / 64)
    guard result.shape == origin.shape else { return bits.map { ~$0 } }
    let (a, b) = (result.storage, origin.storage)
    for index in b.indices where a[index].bitPattern != b[index].bitPattern {
      bits[index >> 6] |= 1 << UInt64(index & 63)
    }
    return bits
  }

  private static func intersect(
    _ sets: inout [UInt64]?, _ slices: [[UInt64]], axis: Int, shape: [Int], words: Int
  ) {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let count = shape.reduce(1, *)
    var result = sets ?? [UInt64](repeating: .max, count: count * words)
    for entry in 0..<count {
      let slice = slices[entry / inner % shape[axis]]
      for word in 0..<words { result[entry * words + word] &= slice[word] }
    }
    sets = result
  }

  /// First-fit colouring: each entry joins the first group whose results it does not touch.
  private static func grouped(_ sets: [UInt64], entries: Int, words: Int) -> [[Int]] {
    var groups: [[Int]] = []
    var taken: [[UInt64]] = []
    for entry in 0..<entries {
      let own = entry * words
      let free = taken.firstIndex { group in !(0..<words).contains { group[$0] & sets[own + $0] != 0 } }
      let group = free ?? groups.count
      if free == nil {
        groups.append([])
        taken.append([UInt64](repeating: 0, count: words))
      }
      groups[group].append(entry)
      for word in 0..<words { taken[group][word] |= sets[own + word] }
    }
    return groups
  }
}
