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

  package func name(_ observations: [Observation]) -> Naming { name(observations.map { Answer($0) }) }

  /// Names the mistake of one submission from its answers at several points of one component.
  package func name(_ answers: [Answer]) -> Naming {
    guard let id = answers.first?.right.component,
      let kind = componentsWithKnownMistakes.first(where: { $0.id == id })
    else { return .unnamed }
    return kind.name(answers)
  }
}

extension HasKnownMistakes {
  /// The known mistakes that explain every answer; none when no answer shows anything wrong.
  package static func explanations(of answers: [Answer]) -> [KnownMistake<Self>] {
    guard answers.contains(where: { $0.isWrong || $0.pullbackThrew }) else { return [] }
    return answers.reduce(knownMistakes) { mistakes, answer in answer.explained(by: mistakes) }
  }

  fileprivate static func name(_ answers: [Answer]) -> Naming {
    var diagnoses: [Diagnosis] = []
    for mistake in explanations(of: answers) where !diagnoses.contains(where: { $0.rows == mistake.rows }) {
      diagnoses.append(Diagnosis(rows: mistake.rows, mistake.sentence))
    }
    if diagnoses.isEmpty { return .unnamed }
    let isSeen = answers.contains { $0.isWrong && !$0.pullbackThrew }
    return diagnoses.count == 1 && isSeen ? .named(diagnoses[0]) : .candidates(diagnoses)
  }
}
