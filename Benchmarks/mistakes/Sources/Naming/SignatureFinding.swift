import GradientCheck
import Measurement

/// A signature that means rows of the table.
struct SignatureFinding {
  let diagnosis: Diagnosis
  let relation: Relation
  /// Whether at least two points show it, and nothing that means other rows.
  let isCertain: Bool

  /// As a mere candidate.
  var uncertain: SignatureFinding {
    SignatureFinding(diagnosis: diagnosis, relation: relation, isCertain: false)
  }

  /// What a diagnosis means that one subject has, or several share: the rows that it means on each of them.
  ///
  /// - Parameter points: how many points are known to show candidates.
  static func all(
    _ diagnosis: GradientDiagnosis<Signature>, on subjects: [Subject], points: Int = 1
  ) -> [SignatureFinding] {
    let (signatures, isUnique): ([Signature], Bool) =
      switch diagnosis {
      case .unnamed: ([], false)
      case .named(let signature): ([signature], true)
      case .candidates(let several): (several, false)
      }
    let rows = signatures.map { signature in
      let each = subjects.map { RowTable.rows(of: signature, on: $0) }
      return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
    }
    let isCertain = isUnique || points > 1 && Set(rows).count == 1
    let names = subjects.map { $0.kind == .result ? "The forward result" : "The gradient of `\($0.name)`" }
    return zip(signatures, rows).filter { !$1.isEmpty }.map { signature, rows in
      let sentence = "\(names.joined(separator: ", ")): \(signature.sentence)"
      return SignatureFinding(
        diagnosis: Diagnosis(rows: rows, sentence), relation: signature.relation, isCertain: isCertain)
    }
  }
}
