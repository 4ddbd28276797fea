import GradientCheck
import Tensors
import Testing

@Suite struct LargeNumbersTests {
  private let logits = Tensor([[0.1, 2, -1], [0.7, 0.3, 30]])

  private func sigmoid(_ x: Tensor) -> Tensor {
    x.map { $0 >= 0 ? 1 / (1 + exp(Tensor(-$0)).scalar) : 1 - 1 / (1 + exp(Tensor($0)).scalar) }
  }

  private func naiveSoftmax(_ x: Tensor) -> Tensor { exp(x) / exp(x).sum(axis: -1, keepDims: true) }

  @Test func stableFunctionsPass() {
    #expect(Contracts.shiftInvariance(of: { [ContractFunctions.softmax($0)] }, at: logits) == nil)
    #expect(
      Contracts.shiftInvariance(of: { [ContractFunctions.softmaxGradient($0, logits)] }, at: logits) == nil)
    #expect(Contracts.finiteness(of: { [sigmoid($0)] }, at: logits) == nil)
  }

  @Test func overflowIsFound() throws {
    let high = try #require(Contracts.shiftInvariance(of: { [naiveSoftmax($0)] }, at: logits))
    #expect(high.hasPrefix("For inputs higher by 1000.0 the result is ") && high.contains("nan at [0, 0]"))
    // Only the low side fails: all exponentials are 0.
    let low = Contracts.finiteness(
      of: { [Tensor(0.0), log(exp($0).sum(axis: -1))] }, at: logits, shifts: [-1000])
    #expect(low?.hasPrefix("For inputs lower by 1000.0 the result is -inf at [0] of result 2") == true)
  }

  @Test func changesAreFound() {
    #expect(
      Contracts.shiftInvariance(of: { [sigmoid($0)] }, at: logits)?
        .contains("the result must stay the same, but it is 1.0 at [0, 2] instead of 0.26") == true)
    // Clipped exponentials stay finite, and give equal probabilities.
    let clipped = { (x: Tensor) in naiveSoftmax(x.clamped(to: -500...500)) }
    #expect(Contracts.finiteness(of: { [clipped($0)] }, at: logits) == nil)
    #expect(Contracts.shiftInvariance(of: { [clipped($0)] }, at: logits) != nil)
    let shapes = Contracts.shiftInvariance(of: { [.zeros([$0[0, 0] > 500 ? 1 : 2])] }, at: logits)
    #expect(shapes == "For inputs higher by 1000.0 the results have other shapes.")
  }
}
