import Tensors
import Testing

@Suite struct ProductTests {
  @Test func agreesWithNumPy() throws {
    try replay(
      "products", relativeTolerance: 1e-13,
      [
        "matmul": { matmul(try $0.operand(0), try $0.operand(1)) },
        "outer": { outer(try $0.operand(0), try $0.operand(1)) },
        "dot": { Tensor(dot(try $0.operand(0), try $0.operand(1))) },
        "einsum": {
          $0.operands.count == 1
            ? einsum($0.text, try $0.operand(0)) : einsum($0.text, try $0.operand(0), try $0.operand(1))
        },
      ])
  }

  @Test func normOfAVector() {
    #expect(Tensor([[3], [4]]).norm() == 5)
    #expect(Tensor.zeros([0]).norm() == 0)
  }

  @Test func sameBitsTwice() {
    var source = SplitMix64.stream("matmul")
    let a = Tensor.normal([150, 170], using: &source)
    let b = Tensor.normal([170, 130], using: &source)
    #expect(matmul(a, b).hasSameBits(as: matmul(a, b)))
  }
}
