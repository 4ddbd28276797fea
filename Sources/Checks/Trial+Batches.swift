import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects that neither the order nor the company of the examples matters: ``batchPermutation(of:)`` and
  /// ``batchConcatenation(of:)``.
  public func batches(of function: Differentiable<Solution>) {
    batchPermutation(of: function)
    batchConcatenation(of: function)
  }

  /// Expects that the order of the examples does not matter: permuting them permutes the gradients of
  /// batched arguments and leaves those of the parameters as they are.
  ///
  /// The batch has at least two examples.
  public func batchPermutation(of function: Differentiable<Solution>) {
    let order = random.reordering(function.examples)
    attempt("\(function.label): permuting the examples permutes their gradients") {
      let upstream = try cotangent(of: function)
      let gradients = try function.fittingGradients(student, at: function.arguments, upstream)
      let permuted = try function.fittingGradients(
        student, at: function.rows { $0.rows(at: order) }, upstream.rows(at: order))
      try requireGradients(permuted, of: function, "for the examples in another order") { index, isBatched in
        isBatched ? gradients[index].rows(at: order) : gradients[index]
      }
    }
  }

  /// Expects that examples do not influence each other: the gradients of a batch are those of its two
  /// halves, joined for batched arguments and added for parameters.
  ///
  /// The batch has at least two examples. Not for functions that average over the batch.
  public func batchConcatenation(of function: Differentiable<Solution>) {
    let count = function.examples
    attempt("\(function.label): the gradients of a batch follow from those of its halves") {
      let upstream = try cotangent(of: function)
      let whole = try function.fittingGradients(student, at: function.arguments, upstream)
      let halves = try [0..<count / 2, count / 2..<count].map { half in
        try function.fittingGradients(
          student, at: function.rows { $0.slice(axis: 0, half) }, upstream.slice(axis: 0, half))
      }
      try requireGradients(whole, of: function, "for the batch as a whole") { index, isBatched in
        let (first, second) = (halves[0][index], halves[1][index])
        return isBatched ? concatenate([first, second]) : first + second
      }
    }
  }

  private func requireGradients(
    _ gradients: [Tensor], of function: Differentiable<Solution>, _ situation: String,
    equal expected: (_ index: Int, _ isBatched: Bool) throws -> Tensor
  ) throws {
    for (index, argument) in function.arguments.moving.enumerated() {
      let due = try expected(index, function.batched.contains(argument.name))
      try requireEqual(
        gradients[index], due, within: .scaledIdentity,
        "what the gradient of `\(argument.name)` must be \(situation)")
    }
  }
}
