import NumericalDifferentiation
import Tensors

/// The derivative of every result of a function along one direction, each with an error bound.
///
/// Results share evaluations: each chooses its own steps, which are powers of two, so that most meet.
final class TensorLine {
  private let evaluator: PerturbedEvaluator
  private let direction: Direction
  private let options: DifferenceOptions
  private var known: [Double: Tensor] = [:]

  init(_ evaluator: PerturbedEvaluator, _ direction: Direction, _ options: DifferenceOptions) {
    self.evaluator = evaluator
    self.direction = direction
    self.options = options
  }

  /// `d/dt f(x + td)` at 0, shaped like the result.
  func derivative(named name: String) throws -> NumericalGradient {
    let origin = evaluator.origin
    var derivative = NumericalGradient(
      NamedTensor(name, origin), entries: Array(origin.storage.indices), options)
    for result in origin.storage.indices {
      var evaluations = 0
      let size = abs(origin.storage[result])
      let noise = try FunctionNoise.estimate(
        magnitude: size, precision: options.precision, evaluations: &evaluations
      ) { try increment(result, at: $0) }
      var line = LineDerivative(
        center: Stencil.Point(x: 0, value: 0), noise: noise, magnitude: size, largestError: .infinity,
        options: options)
      let estimate = try line.estimate { try increment(result, at: $0) }
      derivative.set(result, estimate.divided(by: direction.step))
    }
    return derivative
  }

  private func increment(_ result: Int, at t: Double) throws -> Double {
    if known[t] == nil {
      known[t] = try evaluator.result(at: direction.moved(evaluator.point, by: direction.step * t))
    }
    guard let value = known[t], value.shape == evaluator.origin.shape else { return .nan }
    return value.storage[result] - evaluator.origin.storage[result]
  }
}
