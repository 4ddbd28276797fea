import Tensors
import WorkerProtocol

/// How much speaks for an explanation: agreement in a single integer or flag may be chance.
struct ExplanationEvidence {
  private var probes: Set<Int> = []
  private var weight = 0.0
  private var isStructural = false

  /// Collects what speaks for an explanation of some components of an observation.
  init(_ observation: Observation, explained: Set<Int>) {
    for place in explained {
      let component = observation.reference.components[place].component
      for probe in observation.differences[place] {
        probes.insert(probe)
        guard let value = observation.reference.value(of: component, probe, in: observation.leaves),
          let due = observation.reference.due(component, probe)
        else {
          isStructural = true
          continue
        }
        add(value, due)
      }
    }
  }

  /// Whether that is enough: two calls, with three numbers that are no integers or as much as that; or another shape, or
  /// other refusals. For a known mistake that explains all that is wrong, two calls are.
  func suffices(forAllByKnownMistake isAll: Bool) -> Bool {
    isStructural || (probes.count >= 2 && (isAll || weight >= 6))
  }

  private mutating func add(_ value: WireValue, _ due: WireValue) {
    switch (value, due) {
    case (.bool, .bool), (.string, .string): weight += 0.5
    default:
      guard let entries = value.entries, let right = due.entries, entries.shape == right.shape else {
        isStructural = true
        return
      }
      for (number, right) in zip(entries.storage, right.storage) where number != right {
        weight += number.rounded() != number || abs(number) >= 100 ? 2 : 1
      }
    }
  }
}
