import CourseModel
import GradientCheck
public import Tensors

extension Trial {
  /// Expects that changing the input changes the result alike, or leaves it as it is: `f(Tx) = T′f(x)`.
  ///
  /// ```swift
  /// trial.equivariance("circular, stride 1", at: x, under: .shift(by: 2, axis: 3)) { try $0.conv2d($1, …) }
  /// ```
  ///
  /// The input must suit the symmetry: a margin of zeros for a shift with zero padding, shifts by multiples of a stride.
  public func equivariance(
    _ label: String, at input: Tensor, under symmetry: Symmetry, _ call: (Solution, Tensor) throws -> Tensor
  ) {
    attempt("\(label): \(symmetry.name)") {
      let shape = try fromReference("\(label), \(symmetry.name): shape of the result") {
        try call($0, input).shape
      }
      var isFirst = true
      try require(
        contract:
          Contracts.equivariance(
            of: { input in
              defer { isFirst = false }
              let result = try call(student, input)
              // The change of the result traps on a shape that does not suit it.
              return isFirst ? try result.ofShape(shape) : result
            }, at: input, under: symmetry.onInput, onResult: symmetry.onResult, named: symmetry.name))
    }
  }

  /// Expects that the result at a time step does not depend on later inputs, to the last bit.
  ///
  /// - Parameters:
  ///   - axis: time in the input, a negative one counted from the end.
  ///   - resultAxis: time in the result; the same as in the input unless given.
  public func causal(
    _ label: String, at input: Tensor, axis: Int, resultAxis: Int? = nil,
    _ call: (Solution, Tensor) throws -> Tensor
  ) {
    let replacement = input + Tensor.uniform(input.shape, in: 0.5..<1.5, using: &random)
    attempt("\(label): no step depends on later inputs") {
      try require(
        contract:
          Contracts.causality(
            of: { try call(student, $0) }, at: input, changedTo: replacement, axis: axis,
            resultAxis: resultAxis
          ))
    }
  }

  /// Expects that neither the result at a time step depends on later inputs, nor the gradient of an early result
  /// reaches them.
  ///
  /// - Parameters:
  ///   - name: the argument that has a time axis.
  ///   - axis: time in the argument and in the result, a negative one counted from the end.
  public func causal(of function: Differentiable<Solution>, in name: String, axis: Int) {
    let point = function.arguments
    causal(function.label, at: point[name], axis: axis) { solution, input in
      try function.forward(
        solution, point.replacing(point.tensors.map { $0.name == name ? input : $0.value }))
    }
    attempt("\(function.label): no gradient of an early result reaches later inputs") {
      try require(
        contract:
          Contracts.causality(
            ofPullback: {
              try function.gradient(student, by: name, at: point, $0).ofShape(point[name].shape)
            }, cotangent: cotangent(of: function), axis: axis))
    }
  }
}
