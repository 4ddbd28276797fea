import Checks
import CourseModel

/// What every candidate of an exercise answers to a few telling probes, made once for each version of the course.
struct RecognitionIndex: Sendable, Equatable {
  /// What it was made from.
  var origin: Origin
  /// Known mistakes by their identifiers, and mutants of the reference.
  var mistakes: [String]
  var mutants: [MutantOfFormulation]
  var units: [Unit]

  /// A mutant, and the formulation of the reference that it is of; nil for the reference as it stands.
  struct MutantOfFormulation: Sendable, Equatable {
    var mutant: Mutant
    var formulation: String?
  }

  /// What an index was made from; it is stale once any of it is another.
  struct Origin: Sendable, Equatable {
    /// The seed of the probes.
    var seed: UInt64
    /// Digests, in hexadecimal.
    var reference, mistakes, mutants, probes: String
  }

  /// One unit: its components, the probes that tell candidates apart, and what candidates answer to these.
  struct Unit: Sendable, Equatable {
    /// For each component, by its place, the probes that are kept.
    var telling: [[Int]]
    var rows: [Row]
  }

  /// Candidates that answer every probe of a unit alike, and differ from the reference in some component.
  struct Row: Sendable, Equatable {
    /// Places of candidates: known mistakes first, then mutants.
    var members: [Int]
    /// The components that differ, and the answers to their telling probes.
    var prints: [Print]
    /// The probes that end otherwise than the reference's answer does, and how.
    var endings: [Ending]
  }

  /// What a row answers at a component.
  struct Print: Sendable, Equatable {
    var component: Int
    var values: [Fingerprint]
  }

  /// How a probe ends.
  struct Ending: Sendable, Equatable {
    var probe: Int
    var state: ProbeAnswer.State
  }
}

/// An index whose candidates can be asked.
struct IndexedCandidates: CandidateCatalogue {
  private let units: [RecognitionIndex.Unit]
  private let candidates: [Candidate]

  /// - Parameter mistakes: those of the exercise, of which the index names each.
  init(_ index: RecognitionIndex, mistakes: [Mistake]) {
    let known = Dictionary(mistakes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    units = index.units
    candidates =
      index.mistakes.compactMap { known[$0].map(Candidate.known) }
      + index.mutants.compactMap { entry in
        guard let id = entry.formulation else { return .mutant(entry.mutant, of: nil) }
        return known[id].map { .mutant(entry.mutant, of: $0) }
      }
  }

  func candidates(for observation: Observation, unit: Int) -> [CandidateClass] {
    guard units.indices.contains(unit) else { return [] }
    let wrong = observation.wrong
    return units[unit].rows.compactMap { row in
      fit(row, observation, wrong, units[unit].telling).map { (row, $0) }
    }.sorted { $0.1 > $1.1 }.map { row, _ in
      CandidateClass(row.members.compactMap { candidates.indices.contains($0) ? candidates[$0] : nil })
    }.filter { !$0.members.isEmpty }
  }

  func units(of candidate: Candidate) -> Set<Int>? {
    candidates.firstIndex { $0.id == candidate.id }.map { number in
      Set(units.indices.filter { units[$0].rows.contains { $0.members.contains(number) } })
    }
  }

  /// How many of the wrong components a row may explain; nil when none, or when it contradicts the observation.
  private func fit(
    _ row: RecognitionIndex.Row, _ observation: Observation, _ wrong: [Int], _ telling: [[Int]]
  ) -> Int? {
    let reference = observation.reference
    var fitting = 0
    for print in row.prints where reference.components.indices.contains(print.component) {
      let component = reference.components[print.component].component
      for (probe, value) in zip(telling[print.component], print.values) {
        let mine = reference.value(of: component, probe, in: observation.leaves).map(LeafSum.init)
        guard value.fits(mine) else { return nil }
      }
      if wrong.contains(print.component) { fitting += 1 }
    }
    let endings = row.endings.allSatisfy { observation.answers[$0.probe].state == $0.state }
    if !row.endings.isEmpty, endings { fitting += 1 }
    return fitting > 0 ? fitting : nil
  }
}
