import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct FurtherDerivativesTests {
  private func point(seed: UInt64) -> [NamedTensor] {
    var random = SplitMix64(seed: seed)
    return [
      NamedTensor("A", .normal([3, 4], using: &random)), NamedTensor("b", .normal([4], using: &random)),
    ]
  }

  /// f(A, b) = tanh(A·b).
  private func value(_ x: [Tensor]) -> Tensor { tanh(matmul(x[0], x[1])) }

  private func product(_ x: [Tensor], _ v: [Tensor]) -> Tensor {
    let y = value(x)
    return (1 - y * y) * (matmul(v[0], x[1]) + matmul(x[0], v[1]))
  }

  @Test func rightJacobianVectorProducts() {
    for seed in 0..<20 as Range<UInt64> {
      let report = checkJVP(
        of: value, at: point(seed: seed), options: GradientCheckOptions(seed: seed), jvp: product)
      #expect(report.isRight, "\(report)")
      #expect(report.arguments.map(\.name) == ["A", "b", "all arguments"])
    }
  }

  @Test func aJacobianVectorProductWithoutOneArgumentIsWrongInIt() {
    let report = checkJVP(of: value, at: point(seed: 1)) { x, v in
      let y = value(x)
      return (1 - y * y) * matmul(v[0], x[1])
    }
    #expect(report.arguments.map(\.verdict) == [.right, .wrong, .wrong])
  }

  @Test func oneResultOfAJacobianVectorProductIsLocated() {
    let report = checkJVP(of: value, at: point(seed: 2)) { x, v in
      var result = product(x, v)
      result.storage[1] *= 1.001
      return result
    }
    #expect(report.wrongArguments.allSatisfy { $0.wrongEntries == [1] } && report.verdict == .wrong)
  }

  /// f(x, y) = Σ x²y: gradients 2xy and x².
  private func gradients(_ p: [Tensor]) -> [Tensor] { [2 * p[0] * p[1], p[0] * p[0]] }

  @Test func hessianVectorProducts() {
    let arguments = [NamedTensor("x", Tensor([0.5, -1.5])), NamedTensor("y", Tensor([2.0, 0.3]))]
    func right(_ p: [Tensor], _ v: [Tensor]) -> [Tensor] {
      [2 * p[1] * v[0] + 2 * p[0] * v[1], 2 * p[0] * v[0]]
    }
    #expect(checkHessianVectorProduct(ofGradients: gradients, at: arguments, product: right).isRight)
    let report = checkHessianVectorProduct(ofGradients: gradients, at: arguments) { p, v in
      [2 * p[1] * v[0], right(p, v)[1]]
    }
    #expect(report.wrongArguments.map(\.name) == ["x by y", "x by all arguments"])
  }

  @Test func scalarsAndArraysOfNumbers() {
    let x = [0.3, -1.2, 2.5]
    func value(_ x: [Double]) -> Double { x.reduce(0) { $0 + sin($1) } }
    #expect(checkGradient(of: value, at: x, gradient: { $0.map(cos) }).isRight)
    #expect(checkGradient(of: value, at: x, gradient: { $0.map { 0.999 * cos($0) } }).verdict == .wrong)
    func squares(_ x: [Double]) -> [Double] { x.map { $0 * $0 } }
    let right = checkGradient(of: squares, at: x) { x, g in zip(x, g).map { 2 * $0 * $1 } }
    #expect(right.isRight)
    let wrong = checkGradient(of: squares, at: x) { x, g in zip(x, g).map { $0 * $1 } }
    #expect(wrong.verdict == .wrong)
  }

  /// Computed in `Float` inside: right with the round-off of `Float`, not with that of `Double`.
  @Test func singlePrecision() {
    func logistic(_ x: Tensor) -> Tensor { x.map { Double(1 / (1 + exp(-Float($0)))) } }
    func pullback(_ x: Tensor, _ g: Tensor) -> Tensor {
      let y = logistic(x)
      return g * (y * (1 - y)).map { Double(Float($0)) }
    }
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let x = Tensor.normal([5, 3], using: &random)
      let options = GradientCheckOptions(.entries, seed: seed, precision: .single)
      let right = checkGradient(of: logistic, at: x, options: options, pullback: pullback)
      #expect(right.verdict == .right, "seed \(seed): \(right)")
      let wrong = checkGradient(of: logistic, at: x, options: options) { 1.05 * pullback($0, $1) }
      #expect(wrong.verdict == .wrong, "seed \(seed): \(wrong)")
    }
  }

  @Test func batchedFunctions() {
    let x = NamedTensor("x", Tensor([0.3, -1.2, 2]))
    let square = TensorFunction(batched: { points in points.map { $0[0] * $0[0] } })
    #expect(checkGradient(of: square, at: [x], pullback: { [2 * $1 * $0[0]] }).isRight)
    #expect(checkGradient(of: square, at: [x], pullback: { [$1 * $0[0]] }).verdict == .wrong)
    let short = TensorFunction(batched: { points in points.dropFirst().map { $0[0] } })
    #expect(checkGradient(of: short, at: [x], pullback: { [$1] }).problem != nil)
  }
}
