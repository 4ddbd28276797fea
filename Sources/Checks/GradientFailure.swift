import CourseModel
import GradientCheck
import ShortTexts
import Tensors
import WorkerProtocol

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
  var mismatch: Mismatch {
    let causes = report.defect == nil ? causes : []
    var mismatch = Mismatch(
      message, hint: causes.isEmpty ? nil : causes.joined(separator: " "), evidence: evidence)
    mismatch.compared = ComparedValues(actual: .tensor(analytic), expected: .tensor(numerical.value))
    return mismatch
  }

  private var message: String {
    let subject = "the gradient with respect to `\(report.name)`"
    switch report.defect {
    case .shape(let expected, let actual):
      return
        "\(subject) has shape \(shortText(ofShape: actual)) where \(shortText(ofShape: expected)) is due."
    case .notFinite(let position, let value):
      return "\(subject) holds \(NumberText.text(value)) at \(position)."
    case nil: return subject + " is wrong. " + conclusion.sentence
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
        part: report.name, index: worst.position, actual: Evidence.text(worst.analytic),
        expected: worst.interval.map { "\(Evidence.text($0.lowerBound)) to \(Evidence.text($0.upperBound))" }
          ?? Evidence.text(worst.numeric),
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
