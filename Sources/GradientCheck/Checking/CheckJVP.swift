import GradientDiagnosis
import NumericalDifferentiation
public import Tensors

/// Checks a Jacobian-vector product (forward mode) against numerical derivatives.
///
/// For a tangent v, one tensor per argument, the product is `Σₐ ∂f/∂xₐ·vₐ`, shaped like the result. It is compared
/// entry by entry with the derivative of `t ↦ f(x + tv)` at 0, for several random tangents; each moves one argument,
/// so that reports can name it, and a last one moves all.
///
/// - Parameters:
///   - function: deterministic; its result has any shape.
///   - arguments: where to check; the tangents of constant ones are 0.
///   - options: how far the check goes, and its random numbers.
///   - jvp: the product under test.
/// - Returns: a report with one entry per argument whose tangent was tried, and one called `all arguments`; the
///   positions of wrong entries are those of the result.
public func checkJVP(
  of function: ([Tensor]) throws -> Tensor, at arguments: [NamedTensor],
  options: GradientCheckOptions = GradientCheckOptions(),
  jvp: ([Tensor], _ tangents: [Tensor]) throws -> Tensor
) -> GradientReport {
  let point = arguments.map(\.value)
  var evaluations = 0
  var products = 0
  do {
    return try withoutActuallyEscaping(function) { function in
      let evaluator = try PerturbedEvaluator(TensorFunction(function), at: point)
      defer { evaluations = evaluator.evaluations }
      if let problem = GradientCheckProblem.nonFinite(in: evaluator.origin) { throw problem }
      var random = SplitMix64(seed: options.seed)
      let moving = arguments.indices.filter { !arguments[$0].isConstant }
      if moving.isEmpty { throw GradientCheckProblem.noArguments }
      let each = moving.map { ([$0], arguments[$0].name) }
      let sets = each + (moving.count > 1 ? [(moving, "all arguments")] : [])
      let reports = try sets.map { together, name in
        let still = point.map { Tensor.zeros($0.shape) }
        let direction = Direction(moving: together, at: point, still, using: &random)
        products += 1
        let analytic: Tensor
        do {
          analytic = try jvp(point, direction.tangents(like: point))
        } catch let problem as GradientCheckProblem {
          throw problem
        } catch {
          throw GradientCheckProblem.pullbackThrew("\(error)")
        }
        let line = TensorLine(evaluator, direction, options.differences)
        return compare(analytic, to: try line.derivative(named: name))
      }
      return GradientReport(arguments: reports, evaluations: evaluator.evaluations, pullbacks: products)
    }
  } catch let problem as GradientCheckProblem {
    return GradientReport(problem: problem, evaluations: evaluations, pullbacks: products)
  } catch {
    return GradientReport(problem: .functionThrew("\(error)"), evaluations: evaluations, pullbacks: products)
  }
}
