import NumericalDifferentiation
import Tensors

extension ArgumentReport: CustomStringConvertible {
  /// One or two sentences for the author of the gradient.
  public var description: String {
    if let defect { return "The gradient of \(name) \(defect)." }
    if !projections.isEmpty { return screenDescription }
    switch verdict {
    case .right:
      return "The gradient of \(name) is right in all \(comparedEntries) entries."
    case .inconclusive:
      return "The gradient of \(name) could not be decided in \(inconclusiveEntries.count) of "
        + "\(comparedEntries + inconclusiveEntries.count) entries; no other is wrong."
    case .wrong:
      if let worst, worst.isRight, let tie = wrongTies.first { return tieDescription(tie) }
      guard let worst else { return "The gradient of \(name) is wrong." }
      return "The gradient of \(name) is wrong in \(wrongEntries.count) of \(comparedEntries) entries; "
        + "worst\(worst)."
    }
  }
}

extension ArgumentReport {
  private func tieDescription(_ tie: JointSubdifferential) -> String {
    let sum = tie.sum.upperBound - tie.sum.lowerBound
    let due = ((tie.sum.upperBound + tie.sum.lowerBound) / 2).shortText(digits: 3)
    let places = tie.entries.map(String.init).joined(separator: ", ")
    return
      "The gradient of \(name) is wrong at a tie: each of the entries \(places) may have any value between its "
      + "one-sided slopes, but they depend on each other"
      + (sum < 0.1 * abs(tie.sum.upperBound) ? " and must sum to \(due)." : ".")
  }

  private var screenDescription: String {
    let count = projections.count
    switch verdict {
    case .right: return "The gradient of \(name) is right along \(count) random directions."
    case .inconclusive:
      return "The gradient of \(name) could not be decided along \(count) random directions."
    case .wrong:
      let worst = projections.first { !$0.isRight } ?? projections[0]
      return
        "The gradient of \(name) is wrong: along a random direction it implies a slope of \(worst.analytic), "
        + "where the function's is \(worst.numeric)."
    }
  }
}

extension ArgumentReport.Defect: CustomStringConvertible {
  /// A predicate, such as “has shape [2, 3], but the argument has shape [3, 2]”.
  public var description: String {
    switch self {
    case .shape(let expected, let actual):
      "has shape \(actual), but the argument has shape \(expected)"
    case .notFinite(let position, let value):
      position.isEmpty ? "is \(value)" : "is \(value) at \(position)"
    }
  }
}

extension EntryComparison: CustomStringConvertible {
  /// Position, both values and the bound, such as “ at [0, 2]: 3.5, expected 3 ± 1e-9”.
  public var description: String {
    let place = position.isEmpty ? "" : " at \(position)"
    let bound = tolerance.shortText(digits: 1)
    guard let interval else {
      return
        "\(place): \(analytic.shortText(digits: 10)), expected \(numeric.shortText(digits: 10)) ± \(bound)"
    }
    return "\(place): \(analytic.shortText(digits: 10)), expected any value from "
      + "\(interval.lowerBound.shortText(digits: 10)) to \(interval.upperBound.shortText(digits: 10)) (kink)"
  }
}
