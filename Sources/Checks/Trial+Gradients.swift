import CourseModel
public import GradientCheck
public import Tensors

extension Trial {
  /// Expects a backward function to return the gradient `∂⟨g, f(x)⟩/∂x` of every argument.
  ///
  /// The oracle is the numerical derivative of the reference's forward function, with its error bound. The
  /// cotangent `g` is random, shaped like the result; for a scalar result, such as a loss, it is 1. At a
  /// kink every subgradient is right. A wrong gradient is looked at once more, at a second input, to name the
  /// mistake; and it is compared with the numerical derivative of the student's own forward function: a backward
  /// function that is right for a wrong forward function is told so, and counts half (see ``presumingForward(_:)``).
  ///
  /// - Parameters:
  ///   - label: what is differentiated, such as `sigmoid, 3×5`.
  ///   - arguments: names and values of the arguments to differentiate.
  ///   - dimensions: names of sizes that a constant factor is explained by, such as the rows of the batch; best
  ///     pairwise coprime. Other lengths of axes are called by their axes.
  ///   - function: the forward function; its result has any shape.
  ///   - pullback: the backward function under test; it returns one gradient per argument, in order.
  public func gradient(
    _ label: String, at arguments: [NamedTensor], dimensions: [NamedDimension] = [],
    of function: (Solution, [Tensor]) throws -> Tensor,
    pullback: (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]
  ) {
    let draws = SplitMix64.forStudent(secret: random.next())
    attempt(label) {
      try withoutActuallyEscaping(function) { function in
        try withoutActuallyEscaping(pullback) { pullback in
          var gradients = GradientCase(
            trial: self, label: label, arguments: arguments, dimensions: dimensions, function: function,
            pullback: pullback, draws: draws)
          guard let failure = try gradients.failure() else { return }
          if failure.isRightForOwnForward { outcome.selfConsistentGradients += 1 }
          throw failure.mismatch
        }
      }
    }
  }
}
