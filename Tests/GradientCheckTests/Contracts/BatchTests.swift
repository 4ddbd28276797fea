import GradientCheck
import Tensors
import Testing

/// The contracts of batches on the backward pass of `relu(xw + b)` and its mean.
@Suite struct BatchTests {
  private let arguments: [NamedTensor]
  private let order = [3, 0, 4, 1, 2]

  init() {
    var random = SplitMix64(seed: 12)
    arguments = [
      NamedTensor("x", .normal([5, 3], using: &random)), NamedTensor("w", .normal([3, 2], using: &random)),
      NamedTensor("b", .normal([2], using: &random)),
      NamedTensor("upstream", .normal([5, 2], using: &random)),
    ]
  }

  private func call(_ row: BatchedArguments.Role = .perExample, _ parameter: BatchedArguments.Role = .sum)
    -> BatchedArguments
  {
    BatchedArguments(
      arguments, batched: ["x", "upstream"], results: [("dx", row), ("dw", parameter), ("db", parameter)])
  }

  private func backward(_ values: [Tensor]) -> [Tensor] {
    let (x, w, b, g) = (values[0], values[1], values[2], values[3])
    let gate = g * ((matmul(x, w) + b) .> 0)
    return [matmul(gate, w.transposed()), matmul(x.transposed(), gate), gate.sum(axis: 0)]
  }

  private func meanBackward(_ values: [Tensor]) -> [Tensor] {
    backward(values).map { $0 / Double(values[0].shape[0]) }
  }

  private func failures(
    _ call: BatchedArguments, _ function: ([Tensor]) -> [Tensor]
  ) -> [String?] {
    [
      Contracts.batchPermutation(of: function, at: call, order: order),
      Contracts.batchParts(of: function, at: call, parts: [0..<2, 2..<5]),
      Contracts.batchParts(of: function, at: call, parts: (0..<call.count).map { $0..<$0 + 1 }),
    ]
  }

  @Test func rightFunctionsPass() {
    #expect(failures(call(), backward) == [nil, nil, nil])
    #expect(failures(call(.perExampleOfMean, .mean), meanBackward) == [nil, nil, nil])
    let loss = BatchedArguments(
      Array(arguments.prefix(1)), batched: ["x"], results: [("probabilities", .perExample), ("loss", .mean)])
    let forward = { (values: [Tensor]) in
      let p = ContractFunctions.softmax(values[0])
      return [p, Tensor(-log(p.select(axis: 1, at: 0)).mean())]
    }
    #expect(failures(loss, forward) == [nil, nil, nil])
  }

  /// Means taken for sums, and sums for means, agree for permutations only.
  @Test func wrongReductionsAreFound() {
    for found in [failures(call(), meanBackward), failures(call(.perExampleOfMean, .mean), backward)] {
      #expect(found[0] == nil && found[1] != nil && found[2] != nil)
    }
  }

  /// Batch normalisation: examples influence each other, in any order.
  @Test func influenceIsFound() throws {
    let rows = BatchedArguments(Array(arguments.prefix(1)), batched: ["x"], results: [("y", .perExample)])
    let found = failures(rows) { [$0[0] - $0[0].mean(axis: 0, keepDims: true)] }
    #expect(found[0] == nil)
    #expect(
      try #require(found[1]).hasPrefix(
        "From the examples 0 to 1 and 2 to 4 apart, `y` must be "))
    #expect(
      try #require(found[2]).hasPrefix("From each example alone, as a batch of one, `y` must be 0.0 at "))
  }

  @Test func orderIsFound() throws {
    // Only the first example counts; a state runs through the batch.
    let first = failures(call()) { values in
      var results = backward(values)
      results[2] = values[3].row(0)
      return results
    }
    #expect(
      try #require(first[0]).hasPrefix(
        "With the examples in another order, [3, 0, 4, 1, 2], `db` must be "))
    let running = failures(call()) { values in
      var results = backward(values)
      for row in 1..<max(1, results[0].shape[0]) { results[0][row, 0] += results[0][row - 1, 0] }
      return results
    }
    #expect(running.allSatisfy { $0?.contains("`dx` must be") == true })
    let undefined = failures(call()) { backward($0).map { $0 + .nan } }
    #expect(undefined == ["`dx` is nan at [0, 0].", "`dx` is nan at [0, 0].", "`dx` is nan at [0, 0]."])
  }

  @Test func wrongShapesAreFound() {
    #expect(
      failures(call()) { _ in [.zeros([2])] }[0] == "The function returns 1 result, where 3 are due.")
    #expect(
      failures(call()) { [$0[0].transposed(), $0[1], $0[2]] }[0]
        == "For 5 examples `dx` has shape [3, 5]; its first axis must be the batch.")
    #expect(
      failures(call()) { [$0[0], $0[0], $0[2]] }[1]
        == "The shape of `dw` depends on the examples: [[2, 3], [3, 3]].")
  }
}
