import Components
package import Measurement

/// Names a mistake that is in the list of its component.
///
/// A known mistake explains an observation when its gradients are the student's to 10⁻⁹ of their norms, and so
/// is its forward result. It must explain every observation, and at one of them something must be wrong.
///
/// Where one mistake does, or several that mean the same rows, it is named. Several of different rows are
/// candidates. A mistake whose operands do not fit explains a backward pass that threw: that says too little for
/// a name, and gives candidates.
package struct BankNamer: Namer {
  package init() {}

  package func name(_ observations: [Observation]) -> Naming {
    guard let id = observations.first?.right.component,
      let kind = componentsWithKnownMistakes.first(where: { $0.id == id })
    else { return .unnamed }
    return kind.name(observations)
  }

  /// The ids of the mistakes that explain the observations, in the order of the list.
  package func matches(_ observations: [Observation]) -> [String] {
    guard let id = observations.first?.right.component,
      let kind = componentsWithKnownMistakes.first(where: { $0.id == id })
    else { return [] }
    return kind.explanations(of: observations).map(\.id)
  }
}

extension HasKnownMistakes {
  /// The known mistakes that explain every observation; none when no observation shows anything wrong.
  fileprivate static func explanations(of observations: [Observation]) -> [KnownMistake<Self>] {
    guard observations.contains(where: { $0.isWrong || $0.pullbackThrew }) else { return [] }
    return observations.reduce(knownMistakes) { mistakes, observation in
      observation.explained(by: mistakes)
    }
  }

  fileprivate static func name(_ observations: [Observation]) -> Naming {
    let mistakes = explanations(of: observations)
    var diagnoses: [Diagnosis] = []
    for mistake in mistakes where !diagnoses.contains(where: { $0.rows == mistake.rows }) {
      diagnoses.append(Diagnosis(rows: mistake.rows, mistake.sentence))
    }
    if diagnoses.isEmpty { return .unnamed }
    let isSeen = observations.contains { $0.isWrong && !$0.pullbackThrew }
    return diagnoses.count == 1 && isSeen ? .named(diagnoses[0]) : .candidates(diagnoses)
  }
}
