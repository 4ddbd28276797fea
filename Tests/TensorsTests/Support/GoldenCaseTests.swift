import Tensors
import Testing

/// The comparison that the golden tests rest on must itself reject what is wrong.
@Suite struct GoldenCaseTests {
  @Test(arguments: [
    (Tensor([1, 2]), Tensor([1, 2.1])),
    (Tensor([1, 2]), Tensor([[1, 2]])),
    (Tensor([1, .nan]), Tensor([1, 2])),
    (Tensor([1, 2]), Tensor([1, .nan])),
    (Tensor([.infinity]), Tensor([-.infinity])),
    (Tensor([1e300]), Tensor([.infinity])),
    (Tensor.zeros([0]), Tensor([1])),
  ])
  func agreementRejects(actual: Tensor, expected: Tensor) {
    #expect(!agrees(actual, expected, relativeTolerance: 1e-3))
  }

  @Test func agreementAccepts() {
    #expect(
      agrees(Tensor([.nan, .infinity, 1]), Tensor([.nan, .infinity, 1 + 1e-9]), relativeTolerance: 1e-8))
  }
}
