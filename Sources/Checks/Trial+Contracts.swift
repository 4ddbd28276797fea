import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects what holds for every backward function, whatever its values: the gradients have the shapes of
  /// the arguments, are linear in the upstream gradient and zero for a zero one, and a second call gives
  /// the same bits.
  public func contracts(of function: Differentiable<Solution>) {
    attempt("\(function.label): gradients have the shapes of the arguments") {
      _ = try function.fittingGradients(student, at: function.arguments, cotangent(of: function))
    }
    linearity(of: function)
    attempt("\(function.label): a zero upstream gradient gives zero gradients") {
      let shape = try resultShape(of: function, at: function.arguments)
      try require(contract: Contracts.zeroAtZero(of: gradients(of: function), resultShape: shape))
    }
    attempt("\(function.label): a second call gives the same gradients") {
      let upstream = try cotangent(of: function)
      try require(contract: Contracts.repeatability(of: { try gradients(of: function)(upstream) }))
    }
  }

  /// Expects `B(α·g₁ + g₂) = α·B(g₁) + B(g₂)` for the gradients `B` of an upstream gradient.
  ///
  /// A function that ignores the upstream gradient fails.
  public func linearity(of function: Differentiable<Solution>) {
    attempt("\(function.label): gradients are linear in the upstream gradient") {
      let upstream = try (cotangent(of: function), cotangent(of: function))
      try require(contract: Contracts.linearity(of: gradients(of: function), upstream.0, upstream.1))
    }
  }

  /// The student's gradients as a function of the upstream gradient.
  private func gradients(of function: Differentiable<Solution>) -> (Tensor) throws -> [Tensor] {
    { [student] in try function.gradients(student, at: function.arguments, $0) }
  }

  /// Expects the adjoint identity `⟨f(u), v⟩ = ⟨u, fᵀ(v)⟩` of an argument `u` in which the function is linear, or
  /// linear but for a constant such as a bias: to `1e-11 · (1 + ‖u‖‖v‖)`, sharper than any numerical derivative.
  ///
  /// `f` is the reference's, so that a wrong forward function does not take down a right backward function. One that
  /// is right for the student's own forward function is told so, and counts half.
  public func adjoint(of function: Differentiable<Solution>, in name: String) {
    attempt("\(function.label): ⟨f(u), v⟩ = ⟨u, fᵀ(v)⟩ for \(name)") {
      let (u, v) = try (function.arguments[name], cotangent(of: function))
      let due = try fromReference("\(function.label): ⟨f(u), v⟩ for \(name)") {
        try linearProduct(function, name, v, $0)
      }
      let gradient = try function.gradient(student, by: name, at: function.arguments, v).ofShape(
        u.shape, "the gradient of `\(name)`")
      let found = (u * gradient).sum()
      let bound = 1e-11 * (1 + ((u * u).sum() * (v * v).sum()).squareRoot())
      // Not `>`, so that a NaN fails.
      if abs(found - due) <= bound { return }
      let (left, right) = NumberText.texts(due, found)
      let own = try answerIfAny { try linearProduct(function, name, v, student) }
      guard let own, abs(found - own) <= bound else {
        throw Mismatch("⟨f(u), v⟩ is \(left), but ⟨u, fᵀ(v)⟩ is \(right) with your gradient of `\(name)`")
      }
      outcome.selfConsistentGradients += 1
      throw Mismatch(
        "⟨f(u), v⟩ is \(left), but ⟨u, fᵀ(v)⟩ is \(right): your gradient of `\(name)` is right for your own forward "
          + "function, which is what differs")
    }
  }

  /// `⟨f(u) − f(0), v⟩`.
  private func linearProduct(
    _ function: Differentiable<Solution>, _ name: String, _ v: Tensor, _ solution: Solution
  ) throws -> Double {
    let point = function.arguments
    let result = try function.forward(solution, point).ofShape(v.shape)
    let values = point.tensors.map { $0.name == name ? .zeros($0.value.shape) : $0.value }
    let constant = try function.forward(solution, point.replacing(values)).ofShape(v.shape)
    return ((result - constant) * v).sum()
  }
}
