import GradientDiagnosis
import NumericalDifferentiation
public import Tensors

/// Checks a gradient's own derivative: a Hessian-vector product `v ↦ ∇²f·v`.
///
/// The product is the Jacobian-vector product of the gradient, and is checked as one.
///
/// - Parameters:
///   - gradients: the gradient of a scalar function by all arguments, shaped like them; itself right.
///   - arguments: where to check.
///   - options: how far the check goes, and its random numbers.
///   - product: the products under test, shaped like the arguments.
/// - Returns: one report per tangent and argument of the result, such as `W by b` for `∂²f/∂W∂b`.
public func checkHessianVectorProduct(
  ofGradients gradients: ([Tensor]) throws -> [Tensor], at arguments: [NamedTensor],
  options: GradientCheckOptions = GradientCheckOptions(),
  product: ([Tensor], _ tangents: [Tensor]) throws -> [Tensor]
) -> GradientReport {
  var reports: [ArgumentReport] = []
  var evaluations = 0
  var products = 0
  for (index, argument) in arguments.enumerated() where !argument.isConstant {
    let report = checkJVP(
      of: { try part(index, of: gradients($0), arguments) }, at: arguments, options: options,
      jvp: { try part(index, of: product($0, $1), arguments) })
    evaluations += report.evaluations
    products += report.pullbacks
    if let problem = report.problem {
      return GradientReport(problem: problem, evaluations: evaluations, pullbacks: products)
    }
    for var report in report.arguments {
      report.name = "\(argument.name) by \(report.name)"
      reports.append(report)
    }
  }
  if reports.isEmpty { return GradientReport(problem: .noArguments, evaluations: 0, pullbacks: 0) }
  return GradientReport(arguments: reports, evaluations: evaluations, pullbacks: products)
}

private func part(_ index: Int, of tensors: [Tensor], _ arguments: [NamedTensor]) throws -> Tensor {
  guard tensors.count == arguments.count else {
    throw GradientCheckProblem.gradientCount(expected: arguments.count, actual: tensors.count)
  }
  return tensors[index]
}
