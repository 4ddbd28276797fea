import CourseModel

/// Gathers what candidates answer to one unit, and makes of it what the index keeps.
struct IndexedUnitBuilder {
  /// How many probes of a component are kept at most: each halves what is left to be told apart, and more.
  private static let mostTelling = 4

  private let reference: UnitComponents
  private var classes: [Members] = []

  /// Candidates that answer alike.
  private struct Members {
    var numbers: [Int]
    let behaviour: Behaviour
  }

  /// How candidates answer.
  struct Behaviour: Sendable {
    /// The components that differ, with a sum for each of their probes; nil where no value came back.
    let sums: [Int: [LeafSum?]]
    let endings: [RecognitionIndex.Ending]

    /// What the index keeps of an observation; nil where nothing differs but what nothing tells.
    init?(_ observation: Observation) {
      let reference = observation.reference
      var sums: [Int: [LeafSum?]] = [:]
      var endings: [RecognitionIndex.Ending] = []
      for place in observation.wrong {
        let (component, probes) = reference.components[place]
        if component.part == .refusals {
          endings += observation.differences[place].map {
            RecognitionIndex.Ending(probe: $0, state: observation.answers[$0].state)
          }
        } else if !probes.contains(where: { reference.due(component, $0)?.isGenerator ?? false }) {
          sums[place] = probes.map {
            reference.value(of: component, $0, in: observation.leaves).map(LeafSum.init)
          }
        }
      }
      guard !sums.isEmpty || !endings.isEmpty else { return nil }
      (self.sums, self.endings) = (sums, endings)
    }

    fileprivate func isLike(_ other: Behaviour) -> Bool {
      endings == other.endings && sums.keys == other.sums.keys
        && sums.allSatisfy { place, sums in
          zip(sums, other.sums[place] ?? []).allSatisfy { one, other in
            switch (one, other) {
            case (nil, nil): true
            case (let one?, let other?): one.agrees(with: other)
            default: false
            }
          }
        }
    }
  }

  init(_ reference: UnitComponents) { self.reference = reference }

  /// Adds a candidate by its number.
  mutating func add(_ candidate: Int, _ behaviour: Behaviour) {
    if let known = classes.firstIndex(where: { behaviour.isLike($0.behaviour) }) {
      classes[known].numbers.append(candidate)
    } else {
      classes.append(Members(numbers: [candidate], behaviour: behaviour))
    }
  }

  /// The unit as the index keeps it.
  func unit() -> RecognitionIndex.Unit {
    let telling = reference.components.indices.map(telling)
    return RecognitionIndex.Unit(
      telling: telling,
      rows: classes.map { members in
        RecognitionIndex.Row(
          members: members.numbers,
          prints: members.behaviour.sums.sorted { $0.key < $1.key }.map { place, sums in
            let probes = reference.components[place].probes
            return RecognitionIndex.Print(
              component: place,
              values: telling[place].map { probe in
                Fingerprint(probes.firstIndex(of: probe).flatMap { sums[$0] })
              })
          }, endings: members.behaviour.endings)
      })
  }

  /// The probes of a component that tell most behaviours apart, one after the other.
  private func telling(_ place: Int) -> [Int] {
    let probes = reference.components[place].probes
    let prints = classes.compactMap { $0.behaviour.sums[place]?.map { Fingerprint($0) } }
    var chosen: [Int] = []
    while !prints.isEmpty, chosen.count < min(Self.mostTelling, probes.count) {
      func kinds(with probe: Int) -> Int {
        Set(prints.map { print in (chosen + [probe]).map { print[$0] } }).count
      }
      let best = probes.indices.filter { !chosen.contains($0) }.map { ($0, kinds(with: $0)) }
        .max { ($0.1, $1.0) < ($1.1, $0.0) }
      guard let best, chosen.isEmpty || best.1 > Set(prints.map { print in chosen.map { print[$0] } }).count
      else { break }
      chosen.append(best.0)
    }
    return chosen.map { probes[$0] }
  }
}
