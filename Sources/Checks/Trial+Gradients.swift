import CourseModel
public import GradientCheck
public import Tensors

extension Trial {
  /// Expects a backward function to return the gradient `∂⟨g, f(x)⟩/∂x` of every argument.
  ///
  /// The oracle is the numerical derivative of the reference's forward function, with its error bound. The
  /// cotangent `g` is random, shaped like the result; for a scalar result, such as a loss, it is 1. At a
  /// kink every value between the one-sided derivatives is right. A wrong gradient is also compared with
  /// the numerical derivative of the student's own forward function: a backward function that is right for
  /// a wrong forward function is told so, and earns half of an item that has no other failure.
  ///
  /// - Parameters:
  ///   - label: what is differentiated, such as `sigmoid, 3×5`.
  ///   - arguments: names and values of the arguments to differentiate.
  ///   - dimensions: sizes that a constant factor is explained by, such as the rows of the batch; best
  ///     pairwise coprime.
  ///   - function: the forward function; its result has any shape.
  ///   - pullback: the backward function under test; it returns one gradient per argument, in order.
  public func gradient(
    _ label: String, at arguments: [NamedTensor], dimensions: [NamedDimension] = [],
    of function: (Solution, [Tensor]) throws -> Tensor,
    pullback: (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]
  ) {
    var draws = SplitMix64(seed: random.next())
    attempt(label) {
      let point = arguments.map(\.value)
      let shape = try fromReference("\(label): shape of the result") { try function($0, point).shape }
      let cotangent = shape.isEmpty ? Tensor(1.0) : Tensor.normal(shape, using: &draws)
      let numerical = try fromReference("\(label): numerical gradient") { reference in
        try numericalVJP(of: { try function(reference, $0) }, at: arguments, cotangent: cotangent)
          .map(trustworthy)
      }
      let gradients = try pullback(student, point, cotangent)
      try require(
        gradients.count == arguments.count,
        "returned \(gradients.count) gradients for \(arguments.count) arguments")
      guard let wrong = firstWrong(gradients, numerical) else { return }
      var problem = explanation(
        of: wrong.report, gradients[wrong.index], numerical[wrong.index], dimensions)
      if isRightForOwnForward(gradients, at: arguments, function, cotangent) {
        outcome.selfConsistentGradients += 1
        problem += " It is the gradient of your own forward function, and that is what differs."
      }
      throw Mismatch(problem, evidence: evidence(for: wrong.report))
    }
  }

  private func firstWrong(
    _ gradients: [Tensor], _ numerical: [NumericalGradient]
  ) -> (index: Int, report: ArgumentReport)? {
    for index in gradients.indices {
      let report = compare(gradients[index], to: numerical[index])
      if report.verdict == .wrong { return (index, report) }
    }
    return nil
  }

  /// Whether the gradients are those of the student's own forward function, which must itself be wrong.
  private func isRightForOwnForward(
    _ gradients: [Tensor], at arguments: [NamedTensor], _ function: (Solution, [Tensor]) throws -> Tensor,
    _ cotangent: Tensor
  ) -> Bool {
    // The shape is looked at in every call: a hostile function may change it from one to the next.
    let numerical = try? numericalVJP(
      of: { point in
        let result = try function(student, point)
        try requireShape(result, cotangent.shape)
        return result
      }, at: arguments, cotangent: cotangent)
    return numerical.map { firstWrong(gradients, $0) == nil } ?? false
  }

  private func explanation(
    of report: ArgumentReport, _ analytic: Tensor, _ numerical: NumericalGradient,
    _ dimensions: [NamedDimension]
  ) -> String {
    let subject = "the gradient with respect to `\(report.name)`"
    switch report.defect {
    case .shape(let expected, let actual):
      return "\(subject) has shape \(actual) where \(expected) is due."
    case .notFinite(let position, let value):
      return "\(subject) holds \(value) at \(position)."
    case nil:
      let signatures = diagnose(analytic: analytic, numeric: numerical.value, dimensions: dimensions)
      guard signatures.count == 1 else { return "\(subject) is wrong." }
      return "\(subject) is wrong. \(signatures[0].sentence)"
    }
  }

  private func evidence(for report: ArgumentReport) -> Evidence? {
    report.worst.map { worst in
      Evidence(
        part: report.name, index: worst.position, actual: "\(worst.analytic)",
        expected: worst.interval.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "\(worst.numeric)",
        wrongEntries: report.wrongEntries.count, entries: report.comparedEntries)
    }
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
