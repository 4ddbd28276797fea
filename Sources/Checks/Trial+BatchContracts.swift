import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects that the order of the examples does not matter: permuting them permutes the gradients of
  /// batched arguments and leaves those of the parameters as they are.
  ///
  /// The batch has at least two examples.
  public func batchPermutation(of backward: BackwardCase<Solution>) {
    let order = random.permutation(backward.resultShape[0])
    let cotangent = Tensor.normal(backward.resultShape, using: &random)
    attempt("\(backward.label): permuting the examples permutes their gradients") {
      let gradients = try backward.gradients(student, backward.point, cotangent)
      let permuted = try backward.gradients(
        student, backward.point(rows: { $0.rows(at: order) }), cotangent.rows(at: order))
      try requireGradients(permuted, of: backward, "for the examples in another order") { index, isBatched in
        isBatched ? gradients[index].rows(at: order) : gradients[index]
      }
    }
  }

  /// Expects that examples do not influence each other: the gradients of a batch are those of its two
  /// halves, joined for batched arguments and added for parameters.
  ///
  /// The batch has at least two examples. Not for functions that average over the batch.
  public func batchConcatenation(of backward: BackwardCase<Solution>) {
    let count = backward.resultShape[0]
    let cotangent = Tensor.normal(backward.resultShape, using: &random)
    attempt("\(backward.label): the gradients of a batch follow from those of its halves") {
      let whole = try backward.gradients(student, backward.point, cotangent)
      let halves = try [0..<count / 2, count / 2..<count].map { half in
        try backward.gradients(
          student, backward.point(rows: { $0.slice(axis: 0, half) }), cotangent.slice(axis: 0, half))
      }
      try requireGradients(whole, of: backward, "for the batch as a whole") { index, isBatched in
        let (first, second) = (halves[0][index], halves[1][index])
        return isBatched ? concatenate([first, second]) : first + second
      }
    }
  }

  private func requireGradients(
    _ gradients: [Tensor], of backward: BackwardCase<Solution>, _ situation: String,
    equal expected: (_ index: Int, _ isBatched: Bool) throws -> Tensor
  ) throws {
    for (index, argument) in backward.arguments.enumerated() {
      let due = try expected(index, backward.batched.contains(argument.name))
      try requireEqual(
        gradients[index], due, within: .scaledIdentity,
        "what the gradient of `\(argument.name)` must be \(situation)")
    }
  }
}
