import Tensors

/// `a − n` has a simple structure in each group of entries that a statistic, or a sum, runs over.
///
/// A group holds the entries that differ in the axes reduced over: a column of a batch, a channel, a row. In each,
/// the residual is a multiple of a known tensor (of 1, of the centred argument), or a constant plus a multiple
/// of the argument: `r = α_f + β_f·x`, which is what a normalisation leaves when its statistics are taken as
/// constants (S. Ioffe and C. Szegedy, *Batch Normalization*, ICML 2015, arXiv:1502.03167). Each group has
/// one or two coefficients of its own, so groups must have more entries than coefficients, and over all
/// groups three entries or more must be left to contradict.
func groupedResiduals(_ pair: GradientPair) -> [Signature] {
  guard pair.shape.count >= 2, pair.shape.count <= 5, pair.norm > 0 else { return [] }
  let residual = zip(pair.a, pair.n).map { $0 - $1 }
  let families = GroupedFamily.families(pair)
  var explained = families.map { _ in [Set<Int>]() }
  var found: [Signature] = []
  for axes in properSubsets(of: pair.shape.count) {
    let groups = groups(of: pair.shape, reducing: axes)
    for (index, family) in families.enumerated() where !explained[index].contains(where: axes.isSubset) {
      guard family.explains(residual, groups, pair), !family.explains(pair.n, groups, pair) else { continue }
      explained[index].append(axes)
      found.append(Signature(family.relation, family.interpretation(axes, pair)))
    }
  }
  return found
}

/// Offsets by group; entries of a group differ in the axes reduced over only.
private func groups(of shape: [Int], reducing axes: Set<Int>) -> [[Int]] {
  let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
  var groups = [[Int]](repeating: [], count: kept.reduce(1, *))
  for entry in 0..<shape.reduce(1, *) {
    var (rest, group, stride) = (entry, 0, 1)
    for axis in shape.indices.reversed() {
      group += rest % shape[axis] % kept[axis] * stride
      stride *= kept[axis]
      rest /= shape[axis]
    }
    groups[group].append(entry)
  }
  return groups
}

/// Subsets of axes, neither empty nor all, the largest first.
private func properSubsets(of rank: Int) -> [Set<Int>] {
  (1..<(1 << rank) - 1).map { bits in Set((0..<rank).filter { bits & (1 << $0) != 0 }) }
    .sorted { ($1.count, $0.sorted().description) < ($0.count, $1.sorted().description) }
}
