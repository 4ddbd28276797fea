import Checks
import CourseModel
import ExerciseBridges
import WorkerProtocol

/// Names the mistakes of one solution of an exercise, by what it answers to probes: its answers in the grading itself, and
/// the batch's secret, play no part.
final class SubjectRecognition {
  private let graded: AnyGradedExercise
  private let recognition: Recognition
  private let budget: DiagnosisBudget
  private let steadiness: SteadinessProbe
  /// The names for the units that were looked at, by place.
  private var names: [Int: [Diagnosis.Name]] = [:]

  /// - Parameters:
  ///   - isOurs: whether it is an edit of the reference, which is known to answer the same call alike.
  ///   - start: starts a worker on the solution.
  init(
    graded: AnyGradedExercise, recognition: Recognition, budget: DiagnosisBudget, isOurs: Bool = false,
    start: @escaping () throws -> any CourseChannel
  ) {
    (self.graded, self.recognition, self.budget) = (graded, recognition, budget)
    steadiness = SteadinessProbe(exercise: graded.exercise, budget: budget, isOurs: isOurs, start: start)
  }

  /// The diagnosis of each item that did not pass, by the entry points that its failing cases called.
  func diagnoses(of items: [Set<String>]) -> [Diagnosis?] {
    let wanted = items.reduce(Set()) { $0.union($1) }
    guard !wanted.isEmpty, budget.isLeft, let prepared = recognition.prepared(graded) else {
      return items.map { _ in nil }
    }
    let places = prepared.units.indices.filter {
      !prepared.units[$0].unit.entryPoints.isDisjoint(with: wanted)
    }
    let new = places.filter { names[$0] == nil }
    if !new.isEmpty {
      do {
        let found = try names(of: new, in: prepared)
        for place in new { names[place] = found[place] ?? [] }
      } catch {
        recognition.note(error, of: graded.exercise)
      }
    }
    return items.map { called in
      let found = places.filter { !prepared.units[$0].unit.entryPoints.isDisjoint(with: called) }
        .flatMap { names[$0] ?? [] }
      return found.isEmpty ? nil : Diagnosis(found.sorted { $0.source.order < $1.source.order })
    }
  }

  /// The names for each unit.
  ///
  /// - Throws: when no worker can be had.
  private func names(of places: [Int], in prepared: Recognition.Prepared) throws -> [Int: [Diagnosis.Name]] {
    let units = places.map { prepared.units[$0].unit }
    let (answers, faults) = try steadiness.answers(to: units)
    // Answers cut short by the budget could name one mistake where several explain the same.
    guard budget.isLeft else { return [:] }
    var names: [Int: [Diagnosis.Name]] = [:]
    let entryPoints = ExerciseBridge.all.first { $0.id == graded.exercise.id }?.entryPoints ?? []
    var recognitions: [(place: Int, unit: UnitRecognition, known: [Explanations.Explanation])] = []
    for (place, (answers, fault)) in zip(places, zip(answers, faults)) {
      if let fault {
        names[place] = [fault]
        continue
      }
      let observation = Observation(answers, prepared.units[place])
      guard !observation.wrong.isEmpty else { continue }
      let unit = UnitRecognition(
        observation: observation, entryPoint: { name in entryPoints.first { $0.name == name } },
        candidates: prepared.catalogue.candidates(for: observation, unit: place),
        ask: { [recognition] in recognition.observation(of: $0, unit: place, in: prepared) })
      recognitions.append((place, unit, unit.explainedByKnownMistakes()))
    }
    // A candidate that fits other units too is more plausible; one that would change others is less.
    let fitting = recognitions.map { recognition in
      let classes = recognition.known.map(\.candidates) + recognition.unit.candidates.filter { !$0.isKnown }
      return (place: recognition.place, ids: Set(classes.flatMap(\.members).map(\.id)))
    }
    func plausibility(_ candidate: Candidate) -> Int {
      let explained = Set(fitting.filter { $0.ids.contains(candidate.id) }.map(\.place))
      let changed =
        prepared.catalogue.units(of: candidate)
        ?? Set(
          prepared.units.indices.filter {
            recognition.observation(of: candidate, unit: $0, in: prepared) != nil
          })
      return explained.count - changed.subtracting(explained).count
    }
    for (place, unit, known) in recognitions { names[place] = unit.names(known, plausibility: plausibility) }
    return names
  }
}

extension Diagnosis.Source {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
