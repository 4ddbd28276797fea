import GradientDiagnosis
import NumericalDifferentiation
import Tensors

/// Looks at wrong gradients at the point and at a second one, to name the mistake behind them.
///
/// For where the second point lies, see ``NamedTensor/nearby(using:)``.
struct SecondLook {
  let function: TensorFunction
  let arguments: [NamedTensor]
  let options: GradientCheckOptions
  let pullback: ([Tensor], _ cotangent: Tensor) throws -> [Tensor]

  /// What is known about the gradients of some arguments; nil when the point itself cannot be looked at again.
  func diagnosis(of wrong: [Int]) -> PullbackDiagnosis? {
    var random = SplitMix64.stream(secret: options.seed, "second look")
    guard let first = try? observations(wrong, at: arguments, using: &random), !first.isEmpty else {
      return nil
    }
    let nearby = arguments.map { $0.nearby(using: &random) }
    // A function that fails there says nothing about the first point.
    let second = (try? observations(wrong, at: nearby, using: &random)) ?? []
    return diagnose(arguments: wrong.indices.map { [first[$0]] + (second.isEmpty ? [] : [second[$0]]) })
  }

  private func observations(
    _ wrong: [Int], at arguments: [NamedTensor], using random: inout SplitMix64
  ) throws -> [WrongGradient] {
    let point = arguments.map(\.value)
    let evaluator = try PerturbedEvaluator(function, at: point)
    let result = evaluator.origin
    let cotangent = result.shape.isEmpty ? Tensor(1.0) : Tensor.normal(result.shape, using: &random)
    let cotangents = Cotangents(random: [cotangent, .ones(result.shape)], origin: result)
    let gradients = try pullback(point, cotangent)
    guard gradients.count == arguments.count else { return [] }
    // Where only the gradient of a scalar is under test, it is multiplied by the cotangent here.
    let multiples = options.hasGradientOnly ? [] : [2 * cotangent, .zeros(cotangent.shape)]
    let ofMultiples = try multiples.map { try pullback(point, $0) }
    guard ofMultiples.allSatisfy({ $0.count == arguments.count }) else { return [] }
    return try wrong.map { index in
      let measured = try CentralQuotients(
        by: index, evaluator, cotangents, options.differences, using: &random)
      let numeric = smoothQuotients(measured, 0, like: point[index])
      var observation = WrongGradient(
        argument: arguments[index], analytic: gradients[index], numeric: numeric,
        uncertainty: 1e-2 * options.differences.precision.agreement
          * euclideanNorm(numeric.storage.filter(\.isFinite)))
      observation.describeCall(at: arguments, cotangent: cotangent)
      observation.gradientForTwice = ofMultiples.first?[index]
      observation.gradientForZero = ofMultiples.last?[index]
      if !result.shape.isEmpty {
        observation.gradientForOnes = smoothQuotients(measured, 1, like: point[index])
      }
      return observation
    }
  }

  /// Derivatives to some eight digits (five in single precision); NaN near a kink, and where the step is too wide.
  private func smoothQuotients(_ measured: CentralQuotients, _ k: Int, like x: Tensor) -> Tensor {
    let largest = measured.quotients(k).reduce(0) { max($0, abs($1)) }
    let quotients = zip(measured.quotients(k), measured.gaps(k)).map { quotient, gap in
      abs(gap) <= 1e-2 * abs(quotient) + 1e-6 * largest ? quotient : .nan
    }
    return Tensor(shape: x.shape, storage: quotients)
  }
}
