import CourseModel
import WorkerProtocol

/// Looks for the mistakes in what a student's code answers to the probes of one unit.
///
/// What is said first closes the components that it explains: precision, known mistakes, relations between values, mutants.
struct UnitRecognition {
  let observation: Observation
  /// The declaration of an entry point; nil for one that no course declares.
  let entryPoint: (String) -> EntryPoint?
  let candidates: [CandidateClass]
  /// How a candidate answers; nil when as the reference does.
  let ask: (Candidate) -> Observation?

  /// How many classes of mutants are asked at most.
  private static let shortlist = 8

  /// What known mistakes explain.
  func explainedByKnownMistakes() -> [Explanations.Explanation] {
    explained(by: candidates.filter(\.isKnown))
  }

  /// The mistakes, in the order in which they are said.
  ///
  /// - Parameters:
  ///   - known: what known mistakes explain.
  ///   - plausibility: of a candidate among those that answer alike; the greatest is taken.
  func names(_ known: [Explanations.Explanation], plausibility: (Candidate) -> Int) -> [Diagnosis.Name] {
    var open = Set(observation.wrong)
    var names: [Diagnosis.Name] = []
    func name(_ explanations: [Explanations.Explanation]) -> [Found] {
      explanations.map { (self.name(of: $0, plausibility), $0.components) }
    }
    close(&open, &names) { signatures(of: $0, .precision) }
    close(&open, &names) { _ in name(known) }
    close(&open, &names) { signatures(of: $0, .values) }
    close(&open, &names) { open in
      let mutants = candidates.filter { !$0.isKnown }.prefix(Self.shortlist)
      return name(explained(by: Array(mutants)).filter { !$0.components.isDisjoint(with: open) })
    }
    return names
  }

  private typealias Found = (name: Diagnosis.Name, components: Set<Int>)

  private func close(_ open: inout Set<Int>, _ names: inout [Diagnosis.Name], _ find: (Set<Int>) -> [Found]) {
    guard !open.isEmpty else { return }
    for found in find(open) where !found.components.isDisjoint(with: open) {
      names.append(found.name)
      open.subtract(found.components)
    }
  }

  private func explained(by classes: [CandidateClass]) -> [Explanations.Explanation] {
    var explanations = Explanations()
    for candidates in classes {
      guard let theirs = ask(candidates.members[0]), let explained = observation.explained(by: theirs),
        ExplanationEvidence(observation, explained: explained).suffices(
          forAllByKnownMistake: candidates.isKnown && explained.count == observation.wrong.count)
      else { continue }
      explanations.add(candidates, explained)
    }
    return explanations.clear
  }

  /// The most plausible of candidates that answer alike: a known mistake, then by what else it would change, then one
  /// that has words.
  private func name(
    of explanation: Explanations.Explanation, _ plausibility: (Candidate) -> Int
  ) -> Diagnosis.Name {
    let place = explanation.components.min() ?? 0
    let entryPoint = observation.reference.components[place].component.entryPoint
    let members = explanation.candidates.members.map { member in
      let name = member.name(for: entryPoint)
      return (name, (member.isKnown ? 1 : 0, plausibility(member), name.sentence.isEmpty ? 0 : 1))
    }
    // The first of those that are best: members come by the plausibility of their kind.
    return members.reduce(members[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }

  /// What signatures say of the values at each path, whatever the choices among the arguments.
  private func signatures(of open: Set<Int>, _ source: Diagnosis.Source) -> [Found] {
    let parts = Dictionary(grouping: observation.reference.components.indices) { place in
      let component = observation.reference.components[place].component
      return Component(entryPoint: component.entryPoint, part: component.part, choice: "")
    }
    let wrong = parts.filter { component, places in
      component.part != .refusals && !open.isDisjoint(with: places)
    }
    let found: [Found] = wrong.sorted { $0.value[0] < $1.value[0] }.compactMap { component, places in
      sentence(of: component, places, source).map {
        (Diagnosis.Name(source.rawValue, says: $0, source), open.intersection(places))
      }
    }
    guard source == .precision else { return found }
    // Arithmetic of few digits shows in most of the numbers that a function returns, and is said once.
    let numbers = parts.values.filter { places in
      let (component, probes) = observation.reference.components[places[0]]
      return observation.reference.due(component, probes[0])?.numbers != nil
    }
    guard let first = found.first, 2 * found.count >= numbers.count else { return [] }
    return [(first.name, found.reduce([]) { $0.union($1.components) })]
  }

  private func sentence(of component: Component, _ places: [Int], _ source: Diagnosis.Source) -> String? {
    let pairs = places.flatMap { self.pairs(at: observation.reference.components[$0]) }
    if source == .precision { return PrecisionSignature.sentence(for: pairs, subject: component.subject) }
    guard let entryPoint = entryPoint(component.entryPoint) else { return nil }
    return ValueSignature.sentence(for: pairs, of: entryPoint, subject: component.subject)
  }

  private func pairs(at entry: (component: Component, probes: [Int])) -> [AnswerPair] {
    entry.probes.compactMap { probe in
      guard let due = observation.reference.due(entry.component, probe),
        let value = observation.reference.value(of: entry.component, probe, in: observation.leaves)
      else { return nil }
      let call = observation.reference.unit.probes[probe]
      return AnswerPair(
        call: EntryCall(exercise: "", entryPoint: call.entryPoint, arguments: call.arguments), reference: due,
        student: value)
    }
  }
}
