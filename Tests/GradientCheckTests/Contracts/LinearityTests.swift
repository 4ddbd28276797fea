import GradientCheck
import Tensors
import Testing

@Suite struct LinearityTests {
  private let x = Tensor([0.5, -2, 3])
  private let first = Tensor([1.0, -1, 0.25])
  private let second = Tensor([0.5, 2, -3])

  @Test func rightPullbackKeepsAll() {
    let pullback = { (cotangent: Tensor) in [cotangent * x * 2, cotangent] }
    #expect(Contracts.linearity(of: pullback, first, second) == nil)
    #expect(Contracts.zeroAtZero(of: pullback, resultShape: [3]) == nil)
  }

  @Test func ignoredCotangentIsFound() throws {
    let pullback = { (_: Tensor) in [x * 2] }
    let linear = try #require(Contracts.linearity(of: pullback, first, second))
    #expect(linear.hasPrefix("The gradient is not linear in the upstream gradient"))
    let zero = try #require(Contracts.zeroAtZero(of: pullback, resultShape: [3]))
    #expect(zero == "For an upstream gradient of zeros the gradient must be zero, but it is 1.0 at [0].")
  }

  @Test func clippedAndOffsetCotangentsAreFound() {
    #expect(Contracts.linearity(of: { [$0.map { max(-1, min(1, $0)) }] }, first, second) != nil)
    #expect(Contracts.linearity(of: { [$0 + 1e-6] }, first, second) != nil)
    #expect(
      Contracts.zeroAtZero(of: { [$0, $0 + 1e-300] }, resultShape: [3])?.contains("of result 2") == true)
    #expect(Contracts.linearity(of: { [$0.map { _ in .nan }] }, first, second) != nil)
    #expect(Contracts.zeroAtZero(of: { [$0.map { _ in .nan }] }, resultShape: [3]) != nil)
  }

  @Test func shapesThatDependOnTheCotangentAreFound() {
    let pullback = { (cotangent: Tensor) in [Tensor.zeros([cotangent.storage[0] > 0.75 ? 1 : 2])] }
    #expect(Contracts.linearity(of: pullback, first, second)?.hasPrefix("The shapes") == true)
  }
}
