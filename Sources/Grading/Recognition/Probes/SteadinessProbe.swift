import CourseModel
import WorkerProtocol

/// Puts probes to a solution several times, to see whether the same call gets the same answer.
struct SteadinessProbe {
  let exercise: Exercise
  let budget: DiagnosisBudget
  /// Whether the solution is the course's own, which is steady: one pass is enough.
  let isOurs: Bool
  let start: () throws -> any CourseChannel

  /// The first answers to the probes of each unit, and what is to be said where others follow: the same calls again, and
  /// in a new worker in the opposite order.
  ///
  /// - Throws: when no worker can be had.
  func answers(to units: [ProbeUnit]) throws -> (answers: [[ProbeAnswer]], faults: [Diagnosis.Name?]) {
    let prober = UnitProber(exercise: exercise, budget: budget)
    func ask(_ passes: Int, reversed: Bool = false) throws -> [[[ProbeAnswer]]] {
      let channel = try start()
      defer { channel.close() }
      return try (0..<passes).map { _ in try prober.answers(to: units, on: channel, reversed: reversed) }
    }
    guard !isOurs else { return (try ask(1)[0], units.map { _ in nil }) }
    let passes = try ask(2)
    let others = [passes[1]] + (try ask(1, reversed: true))
    let unsteady = units.indices.filter { unit in
      others.contains { !isSame($0[unit], passes[0][unit], units[unit]) }
    }
    guard !unsteady.isEmpty else { return (passes[0], units.map { _ in nil }) }
    let repeated = try ask(1)[0]
    let faults: [Diagnosis.Name?] = units.indices.map { unit in
      guard unsteady.contains(unit) else { return nil }
      let name = units[unit].entryPoints.map { "`\($0.prefix { $0 != "(" })`" }.sorted().joined(
        separator: ", ")
      return isSame(repeated[unit], passes[0][unit], units[unit]) ? .keepsState(name) : .drawsItself(name)
    }
    return (passes[0], faults)
  }

  /// Whether all that was answered both times is the same; which calls end a worker may depend on those before.
  private func isSame(_ one: [ProbeAnswer], _ other: [ProbeAnswer], _ unit: ProbeUnit) -> Bool {
    unit.probes.indices.allSatisfy { probe in
      switch (one[probe], other[probe]) {
      case (.none, _), (_, .none): true
      case (.returned(let a), .returned(let b)), (.strayed(let a), .strayed(let b)):
        a.isSame(as: b, within: unit.probes[probe].tolerance)
      default: one[probe].state == other[probe].state
      }
    }
  }
}

extension Diagnosis.Name {
  fileprivate static func keepsState(_ function: String) -> Diagnosis.Name {
    Diagnosis.Name(
      "state-between-calls",
      says: """
        The same call of your \(function) gives another answer once other calls came before: something is kept from \
        call to call, in a stored property or a global variable. Begin every call anew.
        """, .state)
  }

  fileprivate static func drawsItself(_ function: String) -> Diagnosis.Name {
    Diagnosis.Name(
      "own-randomness",
      says: """
        The same call of your \(function) gives another answer each time the program runs: it draws random numbers of \
        its own, or depends on the order of a set or dictionary. Draw from the generator that is passed in, and from \
        nothing else.
        """, .state)
  }
}
