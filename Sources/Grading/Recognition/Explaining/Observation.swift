import WorkerProtocol

/// What a solution answers to the probes of a unit, beside what the reference does.
struct Observation: Sendable {
  let reference: UnitComponents
  let answers: [ProbeAnswer]
  let leaves: [Leaves?]
  /// For each component, the probes on which the solution differs from the reference.
  let differences: [[Int]]

  init(_ answers: [ProbeAnswer], _ reference: UnitComponents) {
    self.reference = reference
    self.answers = answers
    let leaves = answers.map(Leaves.init)
    self.leaves = leaves
    differences = reference.components.map { component, probes in
      probes.filter { probe in
        let call = reference.unit.probes[probe]
        guard component.part != .refusals else {
          return answers[probe].isTelling(where: call.answer) && answers[probe].state != call.answer.state
        }
        guard let value = reference.value(of: component, probe, in: leaves),
          let due = reference.due(component, probe)
        else { return false }
        return !value.isSame(as: due, within: call.tolerance)
      }
    }
  }

  /// Places of the components in which the solution differs from the reference.
  var wrong: [Int] { differences.indices.filter { !differences[$0].isEmpty } }

  /// What a candidate explains of this observation.
  ///
  /// It explains a component where it answers every probe that both return a value for as the student does, and at least
  /// one of those on which the student differs from the reference.
  ///
  /// - Returns: places of components; nil when somewhere it differs from the reference and from the student.
  func explained(by candidate: Observation) -> Set<Int>? {
    var explained: Set<Int> = []
    for (place, entry) in reference.components.enumerated() {
      guard entry.component.part != .refusals else {
        let differing = differences[place]
        if !differing.isEmpty, differing.allSatisfy({ isAlike(candidate, $0) }),
          candidate.differences[place].allSatisfy({ isAlike(candidate, $0) })
        {
          explained.insert(place)
        }
        continue
      }
      var isContradicted = false
      var isSeen = false
      for probe in entry.probes {
        guard let mine = reference.value(of: entry.component, probe, in: leaves),
          let its = reference.value(of: entry.component, probe, in: candidate.leaves)
        else { continue }
        let tolerance = reference.unit.probes[probe].tolerance
        if its.isSame(as: mine, within: tolerance) {
          isSeen = isSeen || differences[place].contains(probe)
        } else if candidate.differences[place].contains(probe), !its.isGenerator {
          return nil
        } else {
          isContradicted = true
        }
      }
      if isSeen, !isContradicted { explained.insert(place) }
    }
    return explained
  }

  /// Whether both refuse a call, both return, or both end without an answer.
  private func isAlike(_ other: Observation, _ probe: Int) -> Bool {
    answers[probe].state == other.answers[probe].state
      || !answers[probe].isTelling(where: reference.unit.probes[probe].answer)
  }
}

extension ProbeAnswer {
  /// Whether it says something about refusals: a program that ends does only where the reference refuses, since it may
  /// end for any reason elsewhere.
  fileprivate func isTelling(where due: ProbeAnswer) -> Bool {
    self != .none || due.state == .refused
  }
}
