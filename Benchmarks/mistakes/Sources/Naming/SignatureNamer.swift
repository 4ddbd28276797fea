import Components
import GradientCheck
package import Measurement

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
      diagnose(results), on: Subject(component: first.right.component, name: "result"))
    if let shared = diagnosis.shared {
      let subjects = diagnosis.arguments.map { Subject(component: first.right.component, name: $0.name) }
      return SignatureFinding.all(.named(shared), on: subjects) + ofResult
    }
    return findings(diagnosis, of: first.right.component) + ofResult
  }

  /// What the signatures of each argument mean.
  ///
  /// Zeros in one gradient explain nothing when other gradients are wrong without them: then they are candidates.
  private func findings(_ diagnosis: PullbackDiagnosis, of component: String) -> [SignatureFinding] {
    let ofArguments = diagnosis.arguments.map { argument in
      SignatureFinding.all(argument.diagnosis, on: Subject(component: component, name: argument.name))
    }
    let isPartial = ofArguments.contains(where: \.isEmpty)
    return ofArguments.joined().map { isPartial && $0.rule == .support ? $0.uncertain : $0 }
  }

  /// What special calls show that keep apart what is mixed in the gradients.
  private func closerFindings(_ observations: [Observation]) -> [SignatureFinding] {
    guard let component = observations.first?.right.component else { return [] }
    let firstSteps = observations.compactMap { $0.wrongGradientsOfFirstStep() }
    let arguments = (firstSteps.first ?? []).indices.map { place in firstSteps.map { $0[place] } }
    let ofSteps = findings(diagnose(arguments: arguments), of: component)
    let weights = observations.compactMap { $0.wrongBackwardWeights() }
    return ofSteps
      + SignatureFinding.all(
        diagnose(weights), on: Subject(component: component, name: "attention on the way back"))
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
        diagnosis: Diagnosis(rows: rows, sentence), rule: .permutation, isCertain: observations.count > 1)
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

/// A signature that means rows of the table.
struct SignatureFinding {
  let diagnosis: Diagnosis
  let rule: Relation.Rule
  /// Whether it is the only signature of at least two points.
  let isCertain: Bool

  /// As a mere candidate.
  var uncertain: SignatureFinding { SignatureFinding(diagnosis: diagnosis, rule: rule, isCertain: false) }

  /// What a diagnosis of one argument, or of the forward result, means.
  static func all(_ diagnosis: GradientDiagnosis<Signature>, on subject: Subject) -> [SignatureFinding] {
    all(diagnosis, on: [subject])
  }

  /// What a diagnosis means that several arguments share: the rows that it means on each of them.
  static func all(_ diagnosis: GradientDiagnosis<Signature>, on subjects: [Subject]) -> [SignatureFinding] {
    let (signatures, isCertain): ([Signature], Bool) =
      switch diagnosis {
      case .unnamed: ([], false)
      case .named(let signature): ([signature], true)
      case .candidates(let several): (several, false)
      }
    return signatures.compactMap { signature in
      let rows = subjects.map { RowTable.rows(of: signature, on: $0) }
      let common = rows.dropFirst().reduce(rows.first ?? []) { $0.intersection($1) }
      guard !common.isEmpty else { return nil }
      let names = subjects.map { $0.kind == .result ? "The forward result" : "The gradient of `\($0.name)`" }
      let sentence = "\(names.joined(separator: ", ")): \(signature.sentence)"
      return SignatureFinding(
        diagnosis: Diagnosis(rows: common, sentence), rule: signature.relation.rule, isCertain: isCertain)
    }
  }
}
