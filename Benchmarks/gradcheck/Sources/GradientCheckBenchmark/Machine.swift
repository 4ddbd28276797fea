import Foundation
import Tensors

/// The shortest processor time in milliseconds of many runs, after one to warm up.
///
/// Processor time, since other programs may be running; on a quiet machine it is the time on the clock.
func shortestTime(
  runs: ClosedRange<Int> = 3...200, within limit: Double = 1000, _ body: () -> Void
) -> Double {
  body()
  let start = processorTime()
  var best = Double.infinity
  for run in 1...runs.upperBound {
    let before = processorTime()
    body()
    let after = processorTime()
    best = min(best, after - before)
    if run >= runs.lowerBound, after - start > limit { break }
  }
  return best
}

/// Of this process, in milliseconds; POSIX counts it in microseconds.
private func processorTime() -> Double { Double(clock()) / 1000 }

/// How fast this machine computes on one thread, by which limits are stated.
struct Machine {
  /// Of a product of two matrices 512×512.
  let operationsPerMillisecond: Double
  /// Of tanh over 65,536 numbers.
  let exponentialsPerMillisecond: Double

  init() {
    let matrix = uniform([512, 512], stream: 0)
    let numbers = uniform([65_536], stream: 1)
    var check = 0.0
    operationsPerMillisecond =
      2 * 512 * 512 * 512 / shortestTime(within: 100) { check += matmul(matrix, matrix).storage[0] }
    exponentialsPerMillisecond = 65_536 / shortestTime(within: 20) { check += tanh(numbers).storage[0] }
    precondition(check.isFinite)
  }

  /// The time that evaluations take when nothing but their arithmetic counts, in milliseconds.
  func limit(_ work: Case.Work, evaluations: Int) -> Double {
    Double(evaluations)
      * (Double(work.operations) / operationsPerMillisecond
        + Double(work.exponentials) / exponentialsPerMillisecond)
  }
}
