import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects a backward function to return the gradient `∂⟨g, f(x)⟩/∂x` of every argument; one case an argument, so
  /// that each is a part of an item that is scored in proportion.
  ///
  /// The oracle is the numerical derivative of the reference's forward function, with its error bound. The
  /// cotangent `g` is random, shaped like the result; for a scalar result, such as a loss, it is 1. At a
  /// kink every subgradient is right. A wrong gradient is looked at once more, at a second point, to name the
  /// mistake; and it is compared with the numerical derivative of the student's own forward function: a backward
  /// function that is right for a wrong forward function is told so, and counts half (see ``presumingForward(_:)``).
  public func gradients(of function: Differentiable<Solution>) {
    for argument in function.arguments.moving {
      let draws = SplitMix64.forStudent(secret: random.next())
      attempt("gradient of \(argument.name), \(function.label)") {
        var gradient = GradientCase(trial: self, function: function, name: argument.name, draws: draws)
        guard let failure = try gradient.failure() else { return }
        if failure.isRightForOwnForward { outcome.selfConsistentGradients += 1 }
        throw failure.mismatch
      }
    }
  }

  /// The shape of the result at a point, as the reference has it.
  func resultShape(
    of function: Differentiable<Solution>, at point: Arguments, _ suffix: String = ""
  ) throws -> [Int] {
    try fromReference("\(function.label): shape of the result\(suffix)") {
      try function.forward($0, point).shape
    }
  }

  /// A random upstream gradient of the result's shape.
  func cotangent(of function: Differentiable<Solution>) throws -> Tensor {
    .normal(try resultShape(of: function, at: function.arguments), using: &random)
  }
}
