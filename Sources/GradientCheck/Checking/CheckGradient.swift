import NumericalDifferentiation
public import Tensors

/// Checks a pullback against numerical derivatives of its function.
///
/// The pullback maps a cotangent `g`, shaped like the result, to the vector-Jacobian products `gᵀ·∂f/∂xₐ`, one for
/// each argument and shaped like it. Random projections decide most gradients in a few evaluations (see
/// ``GradientCheckOptions/Extent``); entries are examined where they do not. Wrong gradients are looked at once
/// more, at a second point near the first, to name the mistake; nothing is named by one point alone.
///
/// - Parameters:
///   - function: deterministic; its result has any shape, `[]` for a scalar.
///   - arguments: where to check, and what reports call the arguments; constant ones are passed on as they are.
///   - options: how far the check goes, and its random numbers.
///   - pullback: returns one gradient per argument, in order; those of constant ones are not looked at.
/// - Returns: a report; an error that the function or the pullback throws is a
///   ``GradientReport/problem`` in it. A trap in either ends the program.
public func checkGradient(
  of function: TensorFunction, at arguments: [NamedTensor],
  options: GradientCheckOptions = GradientCheckOptions(),
  pullback: ([Tensor], _ cotangent: Tensor) throws -> [Tensor]
) -> GradientReport {
  let parts = ConstantArguments(all: arguments)
  guard parts.moving.count == arguments.count else {
    return checkGradient(
      of: TensorFunction(batched: { try function.values(at: $0.map(parts.filled)) }), at: parts.moving,
      options: options
    ) { point, cotangent in try parts.moving(of: pullback(parts.filled(point), cotangent)) }
  }
  guard !arguments.isEmpty else {
    return GradientReport(problem: .noArguments, evaluations: 0, pullbacks: 0)
  }
  let point = arguments.map(\.value)
  var evaluations = 0
  do {
    let evaluator = try PerturbedEvaluator(function, at: point)
    evaluations = evaluator.evaluations
    return try withoutActuallyEscaping(pullback) { pullback in
      var checker = GradientChecker(arguments, evaluator, options) { try pullback(point, $0) }
      var report = try checker.report()
      if report.verdict == .wrong, options.namesMistakes, options.extent != .screen {
        let wrong = arguments.indices.filter { report.arguments[$0].verdict == .wrong }
        report.diagnosis = SecondLook(
          function: function, arguments: arguments, options: options, pullback: pullback
        ).diagnosis(of: wrong)
      }
      return report
    }
  } catch let problem as GradientCheckProblem {
    return GradientReport(problem: problem, evaluations: evaluations, pullbacks: 0)
  } catch {
    return GradientReport(problem: .functionThrew("\(error)"), evaluations: evaluations, pullbacks: 0)
  }
}

/// Checks a pullback of a function that is evaluated at one point at a time.
public func checkGradient(
  of function: ([Tensor]) throws -> Tensor, at arguments: [NamedTensor],
  options: GradientCheckOptions = GradientCheckOptions(),
  pullback: ([Tensor], _ cotangent: Tensor) throws -> [Tensor]
) -> GradientReport {
  withoutActuallyEscaping(function) { function in
    checkGradient(of: TensorFunction(function), at: arguments, options: options, pullback: pullback)
  }
}
