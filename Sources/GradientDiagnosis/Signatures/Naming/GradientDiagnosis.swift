/// What is known about the cause of wrong gradients.
public enum GradientDiagnosis<Finding: Sendable>: Sendable {
  /// One finding explains the wrong gradients of at least two independent inputs, and no other does.
  case named(Finding)
  /// Several findings explain them, or only one input was seen.
  case candidates([Finding])
  /// Nothing explains them.
  case unnamed

  /// The name, when there is exactly one.
  public var name: Finding? {
    guard case .named(let finding) = self else { return nil }
    return finding
  }

  /// Decides from the findings that hold on all of a number of independent inputs.
  init(_ findings: [Finding], inputs: Int) {
    self =
      switch findings.count {
      case 0: .unnamed
      case 1 where inputs > 1: .named(findings[0])
      default: .candidates(findings)
      }
  }
}

extension GradientDiagnosis: Equatable where Finding: Equatable {}
