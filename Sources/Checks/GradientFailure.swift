import CourseModel
import GradientCheck
import ShortTexts
import Tensors

/// A wrong gradient, with what is known about its cause.
struct GradientFailure {
  let report: ArgumentReport
  let analytic: Tensor
  let numerical: NumericalGradient
  let diagnosis: GradientDiagnosis<Signature>
  let conclusion: ComparisonConclusion
  /// Pictures of fewer entries say less than the sentence beside them.
  private static let leastEntriesOfPicture = 6

  /// Whether only the forward function is at fault.
  var isRightForOwnForward: Bool { conclusion == .onlyForwardDiffers }

  /// What the student reads.
  var mismatch: Mismatch { Mismatch(message, evidence: evidence) }

  private var message: String {
    let subject = "the gradient with respect to `\(report.name)`"
    switch report.defect {
    case .shape(let expected, let actual):
      return
        "\(subject) has shape \(shortText(ofShape: actual)) where \(shortText(ofShape: expected)) is due."
    case .notFinite(let position, let value): return "\(subject) holds \(value) at \(position)."
    case nil: return ([subject + " is wrong."] + causes + [conclusion.sentence]).joined(separator: " ")
    }
  }

  /// The named mistake, or those that fit alike.
  private var causes: [String] {
    switch diagnosis {
    case .named(let signature): [signature.sentence]
    case .candidates(let signatures) where signatures.count == 1: ["Perhaps: \(signatures[0].sentence)"]
    case .candidates(let signatures) where signatures.count <= 3:
      ["Several mistakes fit: " + signatures.map(\.sentence).joined(separator: " Or: ")]
    case .candidates, .unnamed: []
    }
  }

  private var evidence: Evidence? {
    report.worst.map { worst in
      Evidence(
        part: report.name, index: worst.position, actual: "\(worst.analytic)",
        expected: worst.interval.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "\(worst.numeric)",
        wrongEntries: report.wrongEntries.count, entries: report.comparedEntries, picture: picture)
    }
  }

  /// Where the gradient is wrong, when that is neither everywhere nor plain from the worst entry.
  private var picture: String? {
    let entries = numerical.entries.count
    guard entries >= Self.leastEntriesOfPicture, report.wrongEntries.count < entries else { return nil }
    return GradientEvidence(report, analytic: analytic, numerical: numerical).map { HeatMap($0).text() }
  }
}
