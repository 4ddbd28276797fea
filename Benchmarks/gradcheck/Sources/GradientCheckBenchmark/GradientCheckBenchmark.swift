import GradientCheck
import Tensors

/// Prints tab-separated lines for compare.py: `values`, `times` or `mistakes`.
@main struct GradientCheckBenchmark {
  static func main() {
    switch CommandLine.arguments.dropFirst().first {
    case "values": printValues()
    case "times": printTimes(only: CommandLine.arguments.dropFirst(2).first)
    case "mistakes":
      for mistake in WrongGradient.all {
        print(mistake.name, mistake.rejections(seeds: 1000), separator: "\t")
      }
    default: fatalError("usage: GradientCheckBenchmark values | times [case] | mistakes")
    }
  }

  /// Case, then all results and all gradients for a cotangent by formula.
  private static func printValues() {
    for item in Case.all {
      let result = item.forward([item.point])[0]
      let gradients = item.pullback(item.point)(uniform(result.shape, stream: 100))
      let numbers = ([result] + gradients).flatMap(\.storage)
      print(item.name, numbers.map { "\($0)" }.joined(separator: " "), separator: "\t")
    }
  }

  /// Case; milliseconds and evaluations of the full check and of the screen; operations and exponentials of an
  /// evaluation; milliseconds that the arithmetic of the full check takes at the least.
  private static func printTimes(only name: String?) {
    let machine = Machine()
    for item in Case.all where name == nil || item.name == name {
      let full = measure(item, item.hasFullJacobian ? .jacobian : .entries)
      let screen = measure(item, .screen)
      print(
        item.name, full.time, full.evaluations, screen.time, screen.evaluations, item.work.operations,
        item.work.exponentials, machine.limit(item.work, evaluations: full.evaluations), separator: "\t")
    }
  }

  private static func measure(_ item: Case, _ extent: GradientCheckOptions.Extent)
    -> (time: Double, evaluations: Int)
  {
    var evaluations = 0
    let time = shortestTime {
      let report = item.check(extent)
      precondition(report.isRight, "\(item.name): \(report)")
      evaluations = report.evaluations
    }
    return (time, evaluations)
  }
}
