/// Bisection, for quantiles and sample sizes.
enum Search {
  /// The first index from which on the condition holds, `range.upperBound` if it never does.
  ///
  /// The condition changes at most once, from false to true.
  static func firstIndex(in range: Range<Int>, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The smallest number in 1, 2, … for which a condition holds that changes once, from false to true.
  ///
  /// Traps where it does not hold at 2⁴⁰.
  static func smallestCount(where condition: (Int) -> Bool) -> Int {
    var count = 1
    while !condition(count) {
      count *= 2
      precondition(count <= 1 << 40, "No sample of a size that anybody can draw is large enough.")
    }
    return firstIndex(in: (count / 2 + 1)..<count, where: condition)
  }

  /// Where a function that falls over an interval reaches `target`, to the last bit.
  static func argument(in interval: ClosedRange<Double>, where falling: (Double) -> Double, is target: Double)
    -> Double
  {
    var (low, high) = (interval.lowerBound, interval.upperBound)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if falling(middle) > target { low = middle } else { high = middle }
    }
  }
}
