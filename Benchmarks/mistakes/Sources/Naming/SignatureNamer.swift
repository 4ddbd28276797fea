import Components
import GradientCheck
package import Measurement
import Tensors

/// Names mistakes by the relations between wrong and right gradients, without a bank of known mistakes.
///
/// Every argument's gradient, and the forward result where it differs, has its signatures; ``RowTable`` says which
/// rows of the table of mistakes they mean. What several arguments show must be one mistake: their rows have
/// something in common, or all are candidates.
package struct SignatureNamer: Namer {
  package init() {}

  package func name(_ observations: [Observation]) -> Naming {
    var found = findings(observations) + reordered(observations)
    if !found.contains(where: \.isCertain) { found += closerFindings(observations) }
    let certain = found.filter(\.isCertain).map(\.diagnosis)
    guard let first = certain.first else {
      return found.isEmpty ? .unnamed : .candidates(distinct(found.map(\.diagnosis)))
    }
    let common = certain.dropFirst().reduce(first.rows) { $0.intersection($1.rows) }
    guard !common.isEmpty else { return .candidates(distinct(certain)) }
    return .named(Diagnosis(rows: common, sentence(first.sentence, observations)))
  }

  /// Signatures that mean rows, with what they were seen on.
  private func findings(_ observations: [Observation]) -> [SignatureFinding] {
    guard let first = observations.first else { return [] }
    let gradients = observations.map { $0.wrongGradients() }
    let arguments = first.right.arguments.indices.map { place in gradients.map { $0[place] } }
    let diagnosis = diagnose(arguments: arguments)
    let results = observations.compactMap { $0.wrongResult() }
    let ofResult = SignatureFinding.all(
      diagnose(results), on: [Subject(component: first.right.component, name: "result")],
      points: results.count)
    if let shared = diagnosis.shared {
      let subjects = diagnosis.arguments.map { Subject(component: first.right.component, name: $0.name) }
      return SignatureFinding.all(.named(shared), on: subjects) + ofResult
    }
    return findings(diagnosis, observations) + ofResult
  }

  /// Zeros in wrong places.
  private static let supports: Set<Relation> = [
    .nothing, .missingEntries, .extraEntries, .otherSupport, .wrongInRegion,
  ]

  /// What the signatures of each argument mean.
  ///
  /// Zeros in one gradient, or the constant of a single number, explain nothing when other gradients are wrong
  /// without them: then they are candidates.
  private func findings(
    _ diagnosis: PullbackDiagnosis, _ observations: [Observation]
  ) -> [SignatureFinding] {
    let ofArguments = diagnosis.arguments.map { argument in
      let points = observations.count { $0.findings.contains(.gradientWrong(argument: argument.name)) }
      let isNumber = observations.contains { observation in
        observation.right.arguments.contains { $0.name == argument.name && $0.value.count == 1 }
      }
      let found = SignatureFinding.all(
        argument.diagnosis, on: [Subject(component: observations[0].right.component, name: argument.name)],
        points: points)
      return (found, isNumber)
    }
    let isPartial = ofArguments.contains { $0.0.isEmpty }
    return ofArguments.flatMap { found, isNumber in
      found.map { isPartial && (Self.supports.contains($0.relation) || isNumber) ? $0.uncertain : $0 }
    }
  }

  /// What special calls show that keep apart what is mixed in the gradients.
  private func closerFindings(_ observations: [Observation]) -> [SignatureFinding] {
    guard let component = observations.first?.right.component else { return [] }
    let firstSteps = observations.compactMap { $0.wrongGradientsOfFirstStep() }
    let arguments = (firstSteps.first ?? []).indices.map { place in firstSteps.map { $0[place] } }
    let ofSteps = findings(diagnose(arguments: arguments), observations)
    let weights = observations.compactMap { $0.wrongBackwardWeights() }
    return ofSteps
      + SignatureFinding.all(
        diagnose(weights), on: [Subject(component: component, name: "attention on the way back")])
  }

  /// Whether the forward pass is the right one with the blocks of its parameters in one other order.
  private func reordered(_ observations: [Observation]) -> [SignatureFinding] {
    let rows: Set<Int> = observations.first?.right.component == "lstm" ? [45] : [35]
    guard let first = observations.first, let order = first.parameterOrders.first,
      observations.allSatisfy({ $0.parameterOrders == [order] })
    else { return [] }
    let names = order.map { first.blockNames[$0] }.joined(separator: ", ")
    let sentence = "The forward pass takes the blocks of its parameters in the order \(names)."
    return [
      SignatureFinding(
        diagnosis: Diagnosis(rows: rows, sentence), relation: .blocksPermuted,
        isCertain: observations.count > 1)
    ]
  }

  /// What the three comparisons say, if the forward pass differs; then what the signature says.
  private func sentence(_ sentence: String, _ observations: [Observation]) -> String {
    guard let observation = observations.first(where: { $0.findings.contains(.forwardDiffers) }) else {
      return sentence
    }
    return "\(observation.conclusion.sentence) \(sentence)"
  }

  /// One diagnosis of those that mean the same rows.
  private func distinct(_ diagnoses: [Diagnosis]) -> [Diagnosis] {
    var kept: [Diagnosis] = []
    for diagnosis in diagnoses where !kept.contains(where: { $0.rows == diagnosis.rows }) {
      kept.append(diagnosis)
    }
    return kept
  }
}
