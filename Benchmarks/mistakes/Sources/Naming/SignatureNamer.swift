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
    let found = findings(observations)
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
    return diagnosis.arguments.flatMap { argument in
      SignatureFinding.all(
        argument.diagnosis, on: Subject(component: first.right.component, name: argument.name))
    } + ofResult
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
  /// Whether it is the only signature of at least two points.
  let isCertain: Bool

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
      return SignatureFinding(diagnosis: Diagnosis(rows: common, sentence), isCertain: isCertain)
    }
  }
}
