import GradientCheck
import Tensors

extension Trial {
  /// Expects that neither the order nor the company of the examples matters: permuting them permutes the gradients of
  /// batched arguments and leaves those of the parameters as they are; the gradients of a batch are those of its two
  /// halves, joined for batched arguments and added for parameters.
  ///
  /// The batch has at least two examples. Not for functions that average over the batch.
  public func batches(of function: Differentiable<Solution>) {
    let (count, order) = (function.examples, random.reordering(function.examples))
    let gradients = { [student] (values: [Tensor]) in
      let point = function.arguments.replacing(Array(values.dropLast()))
      return try function.fittingGradients(student, at: point, values[values.count - 1])
    }
    attempt("\(function.label): permuting the examples permutes their gradients") {
      try require(contract: Contracts.batchPermutation(of: gradients, at: batch(of: function), order: order))
    }
    attempt("\(function.label): the gradients of a batch follow from those of its halves") {
      let halves = [0..<count / 2, count / 2..<count]
      try require(contract: Contracts.batchParts(of: gradients, at: batch(of: function), parts: halves))
    }
  }

  /// The arguments with a random upstream gradient, and how the gradients follow from the examples.
  private func batch(of function: Differentiable<Solution>) throws -> BatchedArguments {
    let upstream = "upstream gradient"
    return BatchedArguments(
      function.arguments.tensors + [NamedTensor(upstream, try cotangent(of: function))],
      batched: function.batched.union([upstream]),
      results: function.arguments.moving.map {
        ("gradient of \($0.name)", function.batched.contains($0.name) ? .perExample : .sum)
      })
  }
}
