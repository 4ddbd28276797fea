import Tensors
import Testing

@Suite struct CreationTests {
  @Test func agreesWithNumPy() throws {
    try replay(
      "creation", relativeTolerance: 1e-15,
      [
        "arange": { Tensor.arange($0.numbers[0]) },
        "identity": { Tensor.identity($0.numbers[0]) },
        "linspace": {
          let ends = try $0.operand(0)
          return Tensor.linspace(ends[0], ends[1], count: $0.numbers[0])
        },
        "arangeStep": {
          let arguments = try $0.operand(0)
          return Tensor.arange(arguments[0], arguments[1], step: arguments[2])
        },
      ])
  }

  @Test func fromLiterals() {
    #expect(Tensor([[1, 2, 3], [4, 5, 6]]) == Tensor(shape: [2, 3], storage: [1, 2, 3, 4, 5, 6]))
    #expect(Tensor([[[1, 2]], [[3, 4]]]) == Tensor(shape: [2, 1, 2], storage: [1, 2, 3, 4]))
    #expect(Tensor([[Double]]()).shape == [0, 0])
    #expect(Tensor(2).shape == [])
    #expect(Tensor.full([2], 3) == Tensor([3, 3]))
    #expect(Tensor.ones([1, 2]) == Tensor([[1, 1]]))
    #expect(Tensor.oneHot([2, 0], classes: 3) == Tensor([[0, 0, 1], [1, 0, 0]]))
  }
}
