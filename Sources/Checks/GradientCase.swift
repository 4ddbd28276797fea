import GradientCheck
import Tensors

/// One gradient case: the student's gradient of one argument, at one point and at a second one when it is wrong.
struct GradientCase<Solution> {
  let trial: Trial<Solution>
  let function: Differentiable<Solution>
  /// The argument that is differentiated by.
  let name: String
  /// Decides cotangents and the second point.
  var draws: SplitMix64

  /// What is wrong, nil when the gradient is right.
  mutating func failure() throws -> GradientFailure? {
    let first = try compared(at: function.arguments, "")
    guard first.report.verdict == .wrong else { return nil }
    var observations = [try observation(of: first)]
    if first.report.defect == nil {
      let nearby = Arguments(function.arguments.tensors.map { $0.nearby(using: &draws) })
      // A student's code that fails there says nothing about the first point.
      if let second = try? compared(at: nearby, " (second point)") {
        observations.append(try observation(of: second))
      }
    }
    return GradientFailure(
      report: first.report, analytic: first.gradient, numerical: first.numerical,
      diagnosis: diagnose(observations), conclusion: try conclusion(first))
  }

  /// What a diagnosis goes by.
  private func observation(of compared: ComparedGradient) throws -> WrongGradient {
    var observation = WrongGradient(
      argument: NamedTensor(name, compared.point[name]), analytic: compared.gradient,
      numerical: compared.numerical)
    observation.describeCall(
      at: compared.point.tensors, cotangent: compared.cotangent, dimensions: function.dimensions)
    // A loss has no upstream gradient that could be doubled.
    if !compared.cotangent.shape.isEmpty {
      observation.gradientForTwice = try answerIfAny {
        try function.gradient(trial.student, by: name, at: compared.point, 2 * compared.cotangent)
      }
    }
    return observation
  }

  /// The student's gradient at a point, compared with the reference's numerical one.
  private mutating func compared(at point: Arguments, _ suffix: String) throws -> ComparedGradient {
    let shape = try trial.resultShape(of: function, at: point, suffix)
    let cotangent = shape.isEmpty ? Tensor(1.0) : Tensor.normal(shape, using: &draws)
    let numerical = try trial.fromReference("\(function.label): numerical gradient of \(name)\(suffix)") {
      try trustworthy(numericalGradient($0, at: point, cotangent))
    }
    let gradient = try function.gradient(trial.student, by: name, at: point, cotangent)
    return ComparedGradient(
      point: point, cotangent: cotangent, gradient: gradient, numerical: numerical,
      report: compare(gradient, to: numerical))
  }

  /// The numerical gradient of a solution's forward function, by all entries of the argument or by those at some offsets.
  private func numericalGradient(
    _ solution: Solution, at point: Arguments, _ cotangent: Tensor, offsets: [Int]? = nil
  ) throws -> NumericalGradient {
    let gradients = try numericalVJP(
      of: { values in
        // The shape is looked at in every call: a hostile function may change it from one to the next.
        try function.forward(solution, point.replacing(values)).ofShape(cotangent.shape)
      }, at: point.constant(but: name), cotangent: cotangent, entries: offsets.map { [name: $0] } ?? [:])
    guard let gradient = gradients.first(where: { $0.name == name }) else {
      preconditionFailure("no numerical gradient of `\(name)`")
    }
    return gradient
  }

  /// What forward and backward pass, each compared with its right counterpart, say together.
  private func conclusion(_ first: ComparedGradient) throws -> ComparisonConclusion {
    let due = try trial.fromReference("\(function.label): result") { try function.forward($0, first.point) }
    var comparisons = ThreeComparisons(
      forward: .unavailable, ownGradient: .unavailable, referenceGradient: .wrong)
    guard let result = try answerIfAny({ try function.forward(trial.student, first.point) }) else {
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

  /// Whether the gradient is that of the student's own forward function.
  private func ownGradient(_ first: ComparedGradient) throws -> BackwardVerdict {
    if try missesOwnForward(first) { return .wrong }
    let numerical = try answerIfAny {
      try numericalGradient(trial.student, at: first.point, first.cotangent)
    }
    guard let numerical else { return .unavailable }
    switch compare(first.gradient, to: numerical).verdict {
    case .wrong: return .wrong
    case .inconclusive: return .inconclusive
    default: return .right
    }
  }
}

extension GradientCase {
  /// Differences below this share of the gradient's largest entry are left to the whole comparison.
  private static var clearly: Double { 1e-6 }

  /// Whether the entry that is farthest from the reference's gradient is clearly none of the student's own forward
  /// function's either: a few calls in place of some for each entry.
  private func missesOwnForward(_ first: ComparedGradient) throws -> Bool {
    guard let worst = first.report.worst else { return false }
    let entry = try answerIfAny {
      try numericalGradient(trial.student, at: first.point, first.cotangent, offsets: [worst.offset])
    }
    guard let report = entry.map({ compare(first.gradient, to: $0) }), report.verdict == .wrong,
      let deviation = report.worst?.deviation
    else { return false }
    return deviation > Self.clearly * abs(first.gradient).max()
  }
}

/// The gradient of one argument at one point beside the numerical one.
struct ComparedGradient {
  let point: Arguments
  let cotangent: Tensor
  let gradient: Tensor
  let numerical: NumericalGradient
  let report: ArgumentReport
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
