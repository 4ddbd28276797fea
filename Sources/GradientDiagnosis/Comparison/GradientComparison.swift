public import NumericalDifferentiation
public import Tensors

/// Compares an analytic gradient with the numerical gradient of the same argument.
///
/// An entry `a` is right when `|a − n| ≤ error + 10⁻⁹|n| + 10⁻¹²·max|n|`: the bound on the numerical error,
/// and what an analytic gradient may lose to its own round-off (the last part is for sums over a batch that
/// cancel; both factors are larger in single precision). Where that is too wide to tell, an entry within it is
/// inconclusive. At a kink, where any subgradient is right, every value between the one-sided derivatives is
/// accepted with the same tolerance; kinks that depend on each other must be right together (see ``JointSubdifferential``). Entries
/// without a numerical derivative are never wrong, unless they
/// are NaN or infinite.
///
/// Where several kinks meet in one entry with slopes of opposite sign, as when a whole batch reaches a hidden
/// unit at 0, the chain rule may give a value outside of that interval (J. Bolte and E. Pauwels,
/// *Conservative set valued fields*, Math. Program. 188, 2021, doi:10.1007/s10107-020-01501-5). Choose
/// points without such ties.
///
/// - Parameters:
///   - analytic: the gradient under test; a shape other than the argument's is wrong.
///   - numerical: with an error bound for every entry.
public func compare(_ analytic: Tensor, to numerical: NumericalGradient) -> ArgumentReport {
  let shape = numerical.value.shape
  let argument = NamedTensor(numerical.name, numerical.value)
  if let defective = ArgumentReport(defectOf: analytic, as: argument) { return defective }
  let precision = numerical.precision
  let size = numerical.value.storage.reduce(0) { max($0, abs($1)) }
  let comparisons = numerical.entries.filter { numerical.inconclusive[$0] == nil }.map { offset in
    let numeric = numerical.value.storage[offset]
    let interval = numerical.kinks[offset]
    let largest = numerical.largestSlope(offset)
    return EntryComparison(
      offset: offset, shape: shape, analytic: analytic.storage[offset],
      numeric: numeric,
      tolerance: numerical.error.storage[offset] + precision.analyticError * largest
        + precision.analyticErrorOfLargest * size,
      observedOrder: numerical.orders[offset], interval: interval)
  }
  return ArgumentReport(
    name: numerical.name, comparisons: comparisons,
    inconclusive: numerical.inconclusive.keys.sorted(), unresolved: Set(numerical.unresolved),
    wrongTies: numerical.ties.filter { !$0.accepts(analytic.storage) })
}

extension ArgumentReport {
  static func defective(_ name: String, _ defect: Defect) -> ArgumentReport {
    ArgumentReport(
      name: name, verdict: .wrong, defect: defect, worst: nil, wrongEntries: [], comparedEntries: 0,
      kinkEntries: [], inconclusiveEntries: [])
  }

  init(
    name: String, comparisons: [EntryComparison], inconclusive: [Int], unresolved: Set<Int>,
    wrongTies: [JointSubdifferential]
  ) {
    let tied = Set(wrongTies.flatMap(\.entries))
    let wrong = comparisons.filter { !$0.isRight || tied.contains($0.offset) }
    let blurred = comparisons.filter { $0.isRight && unresolved.contains($0.offset) }.map(\.offset)
    let inconclusive = (inconclusive + blurred).sorted()
    self.init(
      name: name, verdict: !wrong.isEmpty ? .wrong : inconclusive.isEmpty ? .right : .inconclusive,
      defect: nil, worst: comparisons.max { $0.deviationInTolerances < $1.deviationInTolerances },
      wrongEntries: wrong.map(\.offset), comparedEntries: comparisons.count - blurred.count,
      kinkEntries: comparisons.filter { $0.interval != nil }.map(\.offset),
      inconclusiveEntries: inconclusive, wrongTies: wrongTies)
  }
}

extension EntryComparison {
  /// The deviation as a multiple of the tolerance; an exact match counts 0 whatever the tolerance.
  fileprivate var deviationInTolerances: Double { deviation == 0 ? 0 : deviation / tolerance }
}
