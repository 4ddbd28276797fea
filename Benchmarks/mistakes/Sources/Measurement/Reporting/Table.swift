import Components
import Corpus
import Foundation

extension Measurement {
  /// A Markdown table: a line for each component, and the totals.
  package var table: String {
    var lines = [
      "| component | trials | caught | named rightly | named wrongly | unnamed |", "|-|-|-|-|-|-|",
    ]
    for (component, tally) in byComponent { lines.append(line(component, tally)) }
    lines.append(line("**in a row of the table**", byRows.some))
    lines.append(line("**in no row**", byRows.none))
    lines.append(line("**all**", total))
    let refused = right.filter(\.isCaught).count
    lines += ["", "Right gradients in odd styles: \(right.count - refused) of \(right.count) accepted."]
    if !hasNamer { lines.append("Nothing was there to name mistakes with, so that all are unnamed.") }
    if let rowsPerDiagnosis {
      lines.append(String(format: "A diagnosis means %.1f rows of the table on average.", rowsPerDiagnosis))
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ name: String, _ tally: Tally) -> String {
    func share(_ count: Int) -> String {
      tally.trials == 0 ? "–" : "\(count) (\(format(100 * Double(count) / Double(tally.trials))) %)"
    }
    return "| \(name) | \(tally.trials) | \(share(tally.caught)) | \(share(tally.namedRightly)) "
      + "| \(share(tally.namedWrongly)) | \(share(tally.unnamed)) |"
  }

  private func format(_ percent: Double) -> String {
    String(format: percent == 100 ? "%.0f" : "%.1f", percent)
  }

  /// What was said of every mutant and of every right submission that was refused.
  package var details: String {
    let lines = mutants.map { judged in
      let truth = judged.mutant.truth
      let rows = truth.rows.isEmpty ? "no row" : truth.rows.sorted().map { "#\($0)" }.joined(separator: " ")
      return "\(judged.outcome.rawValue): \(judged.mutant.submission.id), seed \(judged.trial.seed): "
        + "\(truth.family) (\(rows)). Found: \(found(judged.trial)). Said: \(said(judged.trial.naming))."
    }
    let refused = right.filter(\.isCaught).map { trial in
      "refused: \(trial.submission.id), seed \(trial.seed). Found: \(found(trial))."
    }
    return (lines + refused).joined(separator: "\n")
  }

  private func found(_ trial: Trial) -> String {
    trial.findings.isEmpty ? "nothing" : trial.findings.map(\.summary).joined(separator: "; ")
  }

  private func said(_ naming: Naming) -> String {
    switch naming {
    case .unnamed: "nothing"
    case .named(let diagnosis): "“\(diagnosis.sentence)” \(diagnosis.rows.sorted())"
    case .candidates(let diagnoses):
      "perhaps " + diagnoses.map { "“\($0.sentence)” \($0.rows.sorted())" }.joined(separator: " or ")
    }
  }
}

extension Finding {
  /// A few words.
  package var summary: String {
    switch self {
    case .throwsError(let error): "throws \(error)"
    case .forwardDiffers: "other forward result"
    case .numberOfGradients(let count): "\(count) gradients"
    case .gradientWrong(let argument): "gradient of \(argument)"
    case .gradientDoesNotFitForward(let argument): "gradient of \(argument) against own forward pass"
    case .contract(let sentence): sentence
    case .argumentsOverwritten: "arguments overwritten"
    }
  }
}
