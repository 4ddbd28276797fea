import Tensors
import Testing

@Suite struct DescriptionTests {
  @Test func agreesWithNumPy() throws {
    for golden in try GoldenCase.group("printing") {
      let tensor =
        golden.operation == "description"
        ? try golden.operand(0) : Tensor.arange(golden.numbers.reduce(1, *)).reshaped(golden.numbers)
      #expect(tensor.description == golden.expectedText, "\(golden.testDescription)")
    }
  }

  @Test func scalarsAndShapes() {
    #expect(Tensor(2.5).description == "2.5")
    #expect(Tensor([[1, 2]]).debugDescription == "Tensor of shape [1, 2]:\n[[1. 2.]]")
  }
}
