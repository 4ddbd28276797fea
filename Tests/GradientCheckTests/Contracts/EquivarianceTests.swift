import GradientCheck
import Tensors
import Testing

@Suite struct EquivarianceTests {
  private let image: Tensor
  private let kernel: Tensor
  private let symmetric = Tensor([[1, 2, 1], [2, -3, 2], [1, 2, 1]])

  init() {
    var random = SplitMix64(seed: 9)
    // A margin of 3 zeros: wider than half a kernel and a translation by 2.
    image = Tensor.normal([5, 4], using: &random).padded([(3, 3), (3, 3)])
    kernel = .normal([3, 3], using: &random)
  }

  private func translated(_ x: Tensor) -> Tensor {
    x.slice(axis: 1, 0..<(x.shape[1] - 2)).padded([(0, 0), (2, 0)])
  }

  @Test func convolutionsFollowTranslations() {
    #expect(
      Contracts.equivariance(
        of: { ContractFunctions.convolution($0, kernel) }, at: image, under: translated,
        named: "a translation by 2 pixels") == nil)
    // A position-dependent bias breaks it.
    let bias = Tensor.arange(110).reshaped([11, 10])
    let failure = Contracts.equivariance(
      of: { ContractFunctions.convolution($0, kernel) + bias }, at: image, under: translated,
      named: "a translation by 2 pixels")
    #expect(
      failure?.hasPrefix(
        "After a translation by 2 pixels of the input the result must be transformed in the same way, but it is"
      )
        == true)
  }

  @Test func rotations() {
    func check(_ kernel: Tensor) -> String? {
      Contracts.equivariance(
        of: { ContractFunctions.convolution($0, kernel) }, at: image, under: { $0.rot90() },
        named: "a rotation by 90°")
    }
    #expect(check(symmetric) == nil)
    #expect(check(kernel)?.hasPrefix("After a rotation by 90° of the input the result must be") == true)
  }

  /// A group convolution: rotating the image rotates each of the four results and moves them on by one.
  @Test func resultsWithATransformOfTheirOwn() {
    func lifted(_ x: Tensor) -> Tensor {
      stack((0..<4).map { ContractFunctions.convolution(x, kernel.rot90($0)) })
    }
    func check(_ order: [Int]) -> String? {
      Contracts.equivariance(
        of: lifted, at: image, under: { $0.rot90() }, onResult: { $0.rot90().rows(at: order) },
        named: "a rotation by 90°")
    }
    #expect(check([3, 0, 1, 2]) == nil)
    #expect(check([1, 2, 3, 0]) != nil && check([0, 1, 2, 3]) != nil)
  }

  @Test func invarianceAndShapes() {
    let order = [2, 0, 1]
    let rows = Tensor([[1, 2], [3, 5], [8, 13]])
    func check(_ function: (Tensor) -> Tensor) -> String? {
      Contracts.equivariance(
        of: function, at: rows, under: { $0.rows(at: order) }, onResult: { $0 }, named: "a permutation")
    }
    #expect(check { $0.max(axis: 0) } == nil)
    #expect(check { $0.max(axis: 0) + .nan } == "The result is nan at [0].")
    #expect(
      check { $0.row(0) }
        == "After a permutation of the input the result must stay the same, but it is 13.0 at [1] instead of 2.0."
    )
    #expect(
      check { $0.slice(axis: 0, 0..<Int($0[0, 0] > 1 ? 1 : 2)) }
        == "After a permutation of the input the result has shape [1, 2], not [2, 2].")
  }
}
