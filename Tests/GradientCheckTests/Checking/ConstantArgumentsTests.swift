import GradientCheck
import Tensors
import Testing

/// Labels, indices and masks are arguments too, and have no gradient.
@Suite struct ConstantArgumentsTests {
  private let logits = NamedTensor("logits", Tensor([[0.3, -1.2, 0.8], [1.1, 0.4, -0.6]]))
  private let labels = NamedTensor("labels", Tensor([2, 0]), isConstant: true)

  /// `Σ exp z` at the labels; a label that moved would be another class, or none.
  private func loss(_ point: [Tensor]) -> Double {
    let chosen = point[1].storage.enumerated().map { row, label in
      precondition(label == label.rounded(), "the label \(label) is not a class")
      return exp(point[0])[row, Int(label)]
    }
    return chosen.reduce(0, +)
  }

  private func gradient(_ point: [Tensor], factor: Double) -> Tensor {
    var gradient = Tensor.zeros(point[0].shape)
    for (row, label) in point[1].storage.enumerated() {
      gradient[row, Int(label)] = factor * exp(point[0])[row, Int(label)]
    }
    return gradient
  }

  @Test(arguments: [GradientCheckOptions.Extent.screen, .screenThenEntries, .entries, .jacobian])
  func stayAsTheyAre(_ extent: GradientCheckOptions.Extent) {
    func report(_ factor: Double) -> GradientReport {
      checkGradient(ofScalar: loss, at: [logits, labels], options: GradientCheckOptions(extent)) {
        [gradient($0, factor: factor), Tensor([.nan])]
      }
    }
    #expect(report(1).isRight, "\(report(1))")
    #expect(report(1.01).wrongArguments.map(\.name) == ["logits"])
    let missing = checkGradient(ofScalar: loss, at: [logits, labels]) { [gradient($0, factor: 1)] }
    #expect(missing.problem == .gradientCount(expected: 2, actual: 1))
  }

  @Test func haveNoTangents() {
    func scaled(_ point: [Tensor]) -> Tensor { point[0] * point[1] }
    let mask = NamedTensor("mask", Tensor([1.0, 0, 1]), isConstant: true)
    func report(_ factor: Double) -> GradientReport {
      checkJVP(of: scaled, at: [logits, mask]) { point, tangents in
        precondition(tangents[1] == .zeros([3]))
        return factor * tangents[0] * point[1]
      }
    }
    #expect(report(1).isRight && report(1).arguments.map(\.name) == ["logits"])
    #expect(report(1.01).verdict == .wrong)
    func second(_ factor: Double) -> GradientReport {
      checkHessianVectorProduct(ofGradients: { [2 * $0[0] * $0[1], $0[1]] }, at: [logits, mask]) {
        [2 * factor * $1[0] * $0[1], $1[1]]
      }
    }
    #expect(second(1).isRight && second(1.01).wrongArguments.map(\.name) == ["logits by logits"])
  }

  @Test func areNotDifferentiatedBy() {
    let numerical = numericalVJP(of: { Tensor(loss($0)) }, at: [logits, labels], cotangent: Tensor(1.0))
    #expect(compare(gradient([logits.value, labels.value], factor: 1), to: numerical[0]).verdict == .right)
    #expect(numerical[1].entries.isEmpty)
  }

  /// No check that cannot fail.
  @Test func areNotEnough() {
    let nothing = checkGradient(ofScalar: { _ in 1 }, at: []) { _ in [] }
    let constant = checkGradient(ofScalar: { _ in 1 }, at: [labels]) { $0 }
    let jvp = checkJVP(of: { $0[0] }, at: [labels]) { $1[0] }
    let hvp = checkHessianVectorProduct(ofGradients: { $0 }, at: [labels]) { $1 }
    for report in [nothing, constant, jvp, hvp] {
      #expect(report.problem == .noArguments && report.verdict == .inconclusive)
    }
  }
}
