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

  /// What is not copied is multiplied as if it were.
  @Test(arguments: [
    ([2, 3], [3, 4]), ([5, 1], [1, 7]), ([6, 1, 2, 3], [4, 3, 5]), ([2, 3], [4, 3, 5]), ([2, 0], [0, 3]),
  ])
  func productsOfTransposedMatrices(left: [Int], right: [Int]) {
    var source = SplitMix64.stream("transposed")
    let (a, b) = (Tensor.normal(left, using: &source), Tensor.normal(right, using: &source))
    let (aT, bT) = (a.transposed(-2, -1), b.transposed(-2, -1))
    let expected = matmul(a, b)
    for product in [
      matmul(aT, b, transposed: (true, false)), matmul(a, bT, transposed: (false, true)),
      matmul(aT, bT, transposed: (true, true)),
    ] {
      #expect(product.shape == expected.shape && allClose(product, expected, rtol: 1e-13, atol: 1e-14))
    }
  }

  @Test func sameBitsTwice() {
    var source = SplitMix64.stream("matmul")
    let a = Tensor.normal([150, 170], using: &source)
    let b = Tensor.normal([170, 130], using: &source)
    #expect(matmul(a, b).hasSameBits(as: matmul(a, b)))
  }
}
