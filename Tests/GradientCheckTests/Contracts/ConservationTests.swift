import GradientCheck
import Tensors
import Testing

@Suite struct ConservationTests {
  private let logits = Tensor([[1, 2, -1, 0.5], [0, 30, -30, 3], [2, 2, 2, 2]])
  private let cotangent = Tensor([[0.3, -1, 2, 5], [1, -2, 3, 0.1], [-4, 0.2, 0.7, 1]])

  @Test func softmaxPasses() {
    #expect(Contracts.softmax(ContractFunctions.softmax(logits)) == nil)
    let gradient = ContractFunctions.softmaxGradient(logits, cotangent)
    #expect(Contracts.softmaxGradient(gradient, cotangent: cotangent) == nil)
    let columns = ContractFunctions.softmax(logits.transposed()).transposed()
    #expect(Contracts.softmax(columns, alongAxis: 0) == nil)
  }

  @Test func wrongSoftmaxIsFound() throws {
    let columns = ContractFunctions.softmax(logits.transposed()).transposed()
    let failure = try #require(Contracts.softmax(columns))
    #expect(
      failure.hasPrefix("Along axis 1 of shape [3, 4], the probabilities must add up to 1, but the sum is"))
    #expect(failure.hasSuffix(" at [0]."))
    #expect(
      Contracts.softmax(Tensor([1.5, -0.5])) == "The result must be probabilities, but it is 1.5 at [0].")
    #expect(Contracts.softmax(Tensor([0.5, .nan])) != nil)
    #expect(Contracts.softmax(Tensor(1.0)) == "The shape [] of the probabilities has no axis -1.")
    // Without the sum term, and with the diagonal of the Jacobian only.
    let p = ContractFunctions.softmax(logits)
    for wrong in [p * cotangent, p * (1 - p) * cotangent, cotangent, p + .nan] {
      #expect(
        Contracts.softmaxGradient(wrong, cotangent: cotangent)?.contains("the gradient must add up to 0")
          == true)
    }
  }

  @Test func sumsOfAnySize() {
    #expect(Contracts.sums(of: Tensor([1e20, 1, -1e20]), alongAxis: 0, equal: 0) == nil)
    #expect(Contracts.sums(of: Tensor([1.0, 1e-6, -1]), alongAxis: 0, equal: 0) != nil)
    #expect(Contracts.sums(of: Tensor([1.0, 1e-6, -1]), alongAxis: 0, equal: 0, scale: 1e4) == nil)
    #expect(Contracts.sums(of: .zeros([0, 3]), alongAxis: 1, equal: 5) == nil)
    #expect(Contracts.sums(of: .zeros([3, 0]), alongAxis: 1, equal: 5) != nil)
  }

  /// Max-pooling with windows of 3 and a stride of 2, with a tie and an overlap.
  @Test func maxPooling() {
    let input = Tensor([1.0, 4, 4, 2, 5, 0, 1])
    let (_, places) = ContractFunctions.maxPool(input, size: 3, stride: 2)
    #expect(places == [1, 4, 4])
    let g = Tensor([2.0, -1, 0.5])
    var right = Tensor.zeros([7])
    var overwritten = Tensor.zeros([7])
    for (window, place) in places.enumerated() {
      right[place] += g[window]
      overwritten[place] = g[window]
    }
    #expect(Contracts.totals(of: right, equalThoseOf: g) == nil)
    #expect(
      Contracts.totals(of: overwritten, equalThoseOf: g)
        == "The input gradient adds up to 2.5, but the upstream gradient adds up to 1.5: the layer must hand on "
        + "all of it, once.")
    var tied = right
    tied[2] = 2
    #expect(Contracts.totals(of: tied, equalThoseOf: g)?.contains("adds up to 3.5") == true)
    #expect(Contracts.totals(of: right + .nan, equalThoseOf: g) != nil)
  }

  @Test func totalsOfEachChannel() {
    let g = Tensor([[1, 2], [3, 4], [5, 6]])
    let gradient = Tensor([[0, 3, 0], [7, 0, 0], [0, 11, 0]])
    #expect(Contracts.totals(of: gradient, equalThoseOf: g, keepingAxes: 1) == nil)
    let swapped = gradient.rows(at: [0, 2, 1])
    #expect(Contracts.totals(of: swapped, equalThoseOf: g) == nil)
    #expect(
      Contracts.totals(of: swapped, equalThoseOf: g, keepingAxes: 1)?
        .hasPrefix("The input gradient at [1] adds up to 11, but the upstream gradient adds up to 7") == true)
    #expect(
      Contracts.totals(of: gradient.flattened(), equalThoseOf: g, keepingAxes: 1)
        == "The gradient has shape [9], which must begin with [3].")
  }
}
