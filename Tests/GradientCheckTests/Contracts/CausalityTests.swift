import GradientCheck
import Tensors
import Testing

@Suite struct CausalityTests {
  private let input: Tensor
  private let replacement: Tensor
  private let cotangent: Tensor

  init() {
    var random = SplitMix64(seed: 4)
    input = .normal([2, 5, 3], using: &random)
    replacement = .normal([2, 5, 3], using: &random)
    cotangent = .normal([2, 5, 3], using: &random)
  }

  /// Running sums over time (axis 1), or sums that include `ahead` later steps.
  private func runningSum(_ x: Tensor, ahead: Int = 0) -> Tensor {
    let steps = x.shape[1]
    return stack(
      (0..<steps).map { x.slice(axis: 1, 0..<min(steps, $0 + 1 + ahead)).sum(axis: 1) }, axis: 1)
  }

  /// The gradient of ``runningSum(_:ahead:)``: input s belongs to the results from `s − ahead` on.
  private func runningSumGradient(_ g: Tensor, ahead: Int = 0) -> Tensor {
    let steps = g.shape[1]
    return stack(
      (0..<steps).map { g.slice(axis: 1, max(0, $0 - ahead)..<steps).sum(axis: 1) }, axis: 1)
  }

  private func check(axis: Int = 1, resultAxis: Int? = nil, _ function: (Tensor) -> Tensor) -> String? {
    Contracts.causality(
      of: function, at: input, changedTo: replacement, axis: axis, resultAxis: resultAxis)
  }

  @Test func causalFunctionsPass() {
    #expect(check { runningSum($0) } == nil)
    #expect(check(axis: -2) { runningSum($0) } == nil)
    #expect(check(resultAxis: 0) { runningSum($0).transposed(0, 1) } == nil)
    #expect(
      Contracts.causality(ofPullback: { runningSumGradient($0) }, cotangent: cotangent, axis: 1) == nil)
    #expect(
      Contracts.causality(
        ofPullback: { runningSumGradient($0.transposed(0, 1)) }, cotangent: cotangent.transposed(0, 1),
        axis: -2,
        resultAxis: 0) == nil)
  }

  @Test func lookingAheadIsFound() throws {
    let failure = try #require(check { runningSum($0, ahead: 1) })
    #expect(failure.hasPrefix("The result looks ahead: changing the input from step 1 on changes it from "))
    #expect(failure.hasSuffix(" at [0, 0, 0]."))
    #expect(check { $0 - $0.sum(axis: 1, keepDims: true) } != nil)
    // Only the last step but one looks ahead.
    #expect(
      check { x in
        var result = runningSum(x)
        result[1, 3, 2] += 1e-9 * x[1, 4, 0]
        return result
      }?.contains("from step 4 on") == true)
    let gradient = try #require(
      Contracts.causality(ofPullback: { runningSumGradient($0, ahead: 1) }, cotangent: cotangent, axis: 1))
    #expect(
      gradient.hasPrefix(
        "The gradient looks ahead: the results up to step 0 cannot depend on later inputs, but their gradient is"
      ))
    #expect(gradient.hasSuffix(" at [0, 1, 0] of the input."))
    #expect(Contracts.causality(ofPullback: { $0 + .nan }, cotangent: cotangent, axis: 1) != nil)
  }

  @Test func wrongShapes() {
    #expect(
      check { $0.sum(axis: 1) } == "The result has shape [2, 3], where axis 1 must have 5 steps.")
    #expect(check(resultAxis: 2) { $0.sum(axis: 1) }?.contains("axis 2 must have 5") == true)
    #expect(
      Contracts.causality(ofPullback: { $0.flattened() }, cotangent: cotangent, axis: 1)
        == "The gradient has shape [30], where axis 1 must have 5 steps.")
  }

  @Test func oneStepHasNoFuture() {
    #expect(
      Contracts.causality(of: { $0 }, at: Tensor([1.0]), changedTo: Tensor([2.0]), axis: 0) == nil)
    #expect(Contracts.causality(ofPullback: { $0 }, cotangent: Tensor([1.0]), axis: 0) == nil)
  }
}
