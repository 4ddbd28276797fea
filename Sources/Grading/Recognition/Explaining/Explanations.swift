/// What candidates explain of an observation.
struct Explanations {
  /// The components that a class of candidates explains, by their places.
  typealias Explanation = (candidates: CandidateClass, components: Set<Int>)

  private var all: [Explanation] = []

  /// Adds a class that explains some components; one that explains the same as an earlier one is as good.
  mutating func add(_ candidates: CandidateClass, _ components: Set<Int>) {
    if let same = all.firstIndex(where: { $0.components == components }) {
      all[same].candidates = CandidateClass(all[same].candidates.members + candidates.members)
    } else {
      all.append((candidates, components))
    }
  }

  /// Those that explain more than every other that has a component in common: where two explain different parts, neither
  /// can be told from the other.
  var clear: [Explanation] {
    all.filter { one in
      all.allSatisfy {
        $0.components.isDisjoint(with: one.components) || $0.components.isSubset(of: one.components)
      }
    }
  }
}
