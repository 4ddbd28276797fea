import Autodiff
import Tensors

/// Prints one line for each network and front end: name and the shortest processor time of a training step in microseconds.
///
/// An argument picks the lines whose name contains it.
@main struct AutodiffBenchmark {
  static func main() throws {
    for (name, network) in Network.all {
      try measure("\(name)\teager", network.eagerStep())
      try measure("\(name)\tlazy", network.lazyStep())
      try measure("\(name)\tstatic", network.staticStep())
    }
  }

  static func measure(_ name: String, _ step: @autoclosure () throws -> () throws -> Double) throws {
    guard CommandLine.arguments.dropFirst().allSatisfy({ name.contains($0) }) else { return }
    let step = try step()
    let clock = ProcessorClock()
    var loss = 0.0
    var best = Double.infinity
    var repetitions = 1
    // Long enough for the clock, short enough that some round is not disturbed.
    for _ in 0..<20 {
      let start = clock.microseconds
      for _ in 0..<repetitions { loss = try step() }
      let time = clock.microseconds - start
      best = min(best, time / Double(repetitions))
      repetitions = max(1, Int(50_000 / best))
    }
    precondition(loss.isFinite)
    print("\(name)\t\(best)")
  }
}
