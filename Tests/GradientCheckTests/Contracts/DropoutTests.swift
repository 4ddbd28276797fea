import GradientCheck
import Tensors
import Testing

@Suite struct DropoutTests {
  private let x = Tensor([[1, -2, 3], [0.5, 4, -5]])
  private let g = Tensor([[2, 1, -1], [3, -0.5, 1]])
  private let mask = Tensor([[2, 0, 2], [0, 0, 2]])

  private func sameMask(backward mask: Tensor) -> String? {
    Contracts.sameMask(input: x, output: x * self.mask, cotangent: g, gradient: g * mask)
  }

  @Test func theSameMaskPasses() {
    #expect(sameMask(backward: mask) == nil)
    #expect(Contracts.sameMask(input: x, output: x, cotangent: g, gradient: g) == nil)
  }

  @Test func otherMasksAreFound() {
    #expect(
      sameMask(backward: .full([2, 3], 2))
        == "The unit at [0, 1] is dropped in the forward pass, but its gradient is not zero: the backward pass "
        + "must use the mask of the forward pass.")
    #expect(
      sameMask(backward: Tensor([[2, 0, 0], [0, 2, 2]]))
        == "The unit at [0, 2] is kept in the forward pass, but its gradient is zero: the backward pass must "
        + "use the mask of the forward pass.")
    #expect(
      sameMask(backward: mask / 2)
        == "The unit at [0, 0] is multiplied by 2.0 in the forward pass, but its gradient by 1.0: the factors "
        + "must be the same.")
    #expect(sameMask(backward: mask + .nan) != nil)
    #expect(Contracts.sameMask(input: x, output: x + .nan, cotangent: g, gradient: g) != nil)
    #expect(
      Contracts.sameMask(input: x, output: x.flattened(), cotangent: g, gradient: g)
        == "The result has shape [6] and the gradient [2, 3], but the input has shape [2, 3].")
  }

  @Test func evaluationMode() {
    #expect(Contracts.evaluationMode { x * 0.8 } == nil)
    #expect(Contracts.evaluationMode(of: { x }, identityOf: x) == nil)
    // A layer of normalisation is deterministic but not the identity.
    #expect(
      Contracts.evaluationMode(of: { x * 0.8 }, identityOf: x)
        == "In evaluation mode the result must be the input itself, but it is 0.8 at [0, 0], where the input "
        + "is 1.0.")
    #expect(Contracts.evaluationMode(of: { x.flattened() }, identityOf: x)?.contains("shape [6]") == true)
  }

  @Test func masksInEvaluationModeAreFound() throws {
    var random = SplitMix64(seed: 3)
    let failure = try #require(
      Contracts.evaluationMode { .bernoulli([40], probability: 0.5, using: &random) })
    #expect(failure.hasPrefix("In evaluation mode two calls give different results: first "))
    var rows = 0
    let shapes = Contracts.evaluationMode {
      rows += 1
      return .zeros([rows])
    }
    #expect(shapes == "In evaluation mode two calls give results of shapes [1] and [2].")
  }
}
