import CourseModel
import WorkerProtocol

/// Puts the probes of units to a solution, within bounds that the solution cannot widen.
struct UnitProber {
  let exercise: Exercise
  /// The time that a student's answers may take; the course's own code is on nobody's clock.
  var budget: DiagnosisBudget?

  /// Processor time for one probe: they are small calls.
  private static let secondsPerCall = 1.0
  /// A solution that ends so often in one unit is not asked the rest of it: each time takes a new worker.
  private static let mostEnds = 5
  /// How many bytes of answers are read.
  private static let mostBytes = 32 << 20

  /// The answers to the probes of each unit.
  ///
  /// - Parameter reversed: whether the scripts are put in the opposite order.
  /// - Throws: what is not the solution's fault.
  func answers(to units: [ProbeUnit], on channel: any CourseChannel, reversed: Bool = false) throws
    -> [[ProbeAnswer]]
  {
    channel.secondsPerCall = min(exercise.limits.secondsPerCall, Self.secondsPerCall)
    var bytes = 0
    var answers = units.map { unit in unit.scripts.map { $0.probes.map { _ in ProbeAnswer.none } } }
    for place in reversed ? units.indices.reversed() : Array(units.indices) {
      let scripts = units[place].scripts
      var ends = 0
      for number in reversed ? scripts.indices.reversed() : Array(scripts.indices) {
        guard ends < Self.mostEnds, bytes < Self.mostBytes else { break }
        let before = channel.timeUsed
        answers[place][number] = try ScriptReplay.answers(to: scripts[number], of: exercise.id, on: channel) {
          switch $0 {
          case nil: break
          case .timedOut?: ends = Self.mostEnds
          default: ends += 1
          }
          return ends < Self.mostEnds && budget?.isLeft ?? true
        }
        bytes += answers[place][number].reduce(0) { $0 + $1.footprint }
        budget?.spend(channel.timeUsed - before)
      }
    }
    return answers.map { Array($0.joined()) }
  }
}
