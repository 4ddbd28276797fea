import GradientCheck
import Tensors

/// One gradient case: a backward function of the student's at one input, and at a second one when it is wrong.
struct GradientCase<Solution> {
  let trial: Trial<Solution>
  let label: String
  let arguments: [NamedTensor]
  let dimensions: [NamedDimension]
  let function: (Solution, [Tensor]) throws -> Tensor
  let pullback: (Solution, [Tensor], Tensor) throws -> [Tensor]
  /// Decides cotangents and the second input.
  var draws: SplitMix64

  /// What is wrong, nil when every gradient is right.
  mutating func failure() throws -> GradientFailure? {
    let first = try compared(at: arguments, "")
    guard let wrong = first.reports.firstIndex(where: { $0.verdict == .wrong }) else { return nil }
    var observations = [first.observation(wrong, dimensions)].compactMap(\.self)
    if first.reports[wrong].defect == nil {
      // A student's code that fails there says nothing about the first input.
      let second = try? compared(at: arguments.map { $0.nearby(using: &draws) }, " (second input)")
      observations += [second?.observation(wrong, dimensions)].compactMap(\.self)
    }
    return GradientFailure(
      report: first.reports[wrong], analytic: first.gradients[wrong], numerical: first.numerical[wrong],
      diagnosis: diagnose(observations), conclusion: try conclusion(first))
  }

  /// The student's gradients at an input, compared with the reference's numerical ones.
  private mutating func compared(at arguments: [NamedTensor], _ suffix: String) throws -> ComparedGradients {
    let point = arguments.map(\.value)
    let shape = try trial.fromReference("\(label): shape of the result\(suffix)") { [function] in
      try function($0, point).shape
    }
    let cotangent = shape.isEmpty ? Tensor(1.0) : Tensor.normal(shape, using: &draws)
    let numerical = try trial.fromReference("\(label): numerical gradient\(suffix)") { [function] reference in
      try numericalVJP(of: { try function(reference, $0) }, at: arguments, cotangent: cotangent)
        .map(trustworthy)
    }
    let gradients = try pullback(trial.student, point, cotangent)
    try require(
      gradients.count == arguments.count,
      "returned \(counted(gradients.count, "gradient")) for \(counted(arguments.count, "argument"))")
    return ComparedGradients(
      arguments: arguments, cotangent: cotangent, gradients: gradients, numerical: numerical)
  }

  /// What forward and backward pass, each compared with its right counterpart, say together.
  private func conclusion(_ first: ComparedGradients) throws -> ComparisonConclusion {
    let point = arguments.map(\.value)
    let due = try trial.fromReference("\(label): result") { try function($0, point) }
    var comparisons = ThreeComparisons(
      forward: .unavailable, ownGradient: .unavailable, referenceGradient: .wrong)
    guard let result = try answerIfAny({ try function(trial.student, point) }) else {
      return comparisons.conclusion
    }
    comparisons.forward = forwardVerdict(result, due)
    switch comparisons.forward {
    case .right: comparisons.ownGradient = .wrong
    case .wrong: comparisons.ownGradient = try ownGradient(first)
    case .unavailable: break
    }
    return comparisons.conclusion
  }

  /// Right where every value case of the forward function holds, wrong where none does: it is judged with `.exact`
  /// for values known beforehand and with `.reference` beside the reference. What lies between them, such as a
  /// result in single precision, passes the one and fails the other, so that nothing is said about it.
  private func forwardVerdict(_ result: Tensor, _ due: Tensor) -> ForwardVerdict {
    if mismatch(result, expected: due, within: .exact) == nil { return .right }
    return mismatch(result, expected: due, within: .reference) == nil ? .unavailable : .wrong
  }

  /// Whether the gradients are those of the student's own forward function.
  private func ownGradient(_ first: ComparedGradients) throws -> BackwardVerdict {
    // The shape is looked at in every call: a hostile function may change it from one to the next.
    let numerical = try answerIfAny {
      try numericalVJP(
        of: { point in
          let result = try function(trial.student, point)
          try requireShape(result, first.cotangent.shape)
          return result
        }, at: arguments, cotangent: first.cotangent)
    }
    guard let numerical else { return .unavailable }
    let verdicts = zip(first.gradients, numerical).map { compare($0, to: $1).verdict }
    return verdicts.contains(.wrong) ? .wrong : verdicts.contains(.inconclusive) ? .inconclusive : .right
  }
}

/// Gradients of all arguments at one input beside the numerical ones.
struct ComparedGradients {
  let arguments: [NamedTensor]
  let cotangent: Tensor
  let gradients: [Tensor]
  let numerical: [NumericalGradient]
  let reports: [ArgumentReport]

  init(arguments: [NamedTensor], cotangent: Tensor, gradients: [Tensor], numerical: [NumericalGradient]) {
    self.arguments = arguments
    self.cotangent = cotangent
    self.gradients = gradients
    self.numerical = numerical
    reports = zip(gradients, numerical).map { compare($0, to: $1) }
  }

  /// What a diagnosis of one argument's gradient goes by; nil for the gradient of a scalar result.
  func observation(_ index: Int, _ dimensions: [NamedDimension]) -> WrongGradient? {
    var observation = WrongGradient(
      argument: arguments[index], analytic: gradients[index], numerical: numerical[index])
    observation.describeCall(at: arguments, cotangent: cotangent, dimensions: dimensions)
    return observation
  }
}

/// Refuses a numerical gradient of which more than one entry, and more than 2 % of them, could not be decided:
/// the check asks for a derivative where there is none, and that is not the student's fault.
private func trustworthy(_ gradient: NumericalGradient) throws -> NumericalGradient {
  guard gradient.inconclusive.count <= max(1, gradient.entries.count / 50) else {
    throw OracleFailure(
      request: "numerical gradient with respect to \(gradient.name)",
      reason: "\(gradient.inconclusive.count) of \(gradient.entries.count) entries are inconclusive: "
        + (gradient.inconclusive.first?.value ?? ""))
  }
  return gradient
}
