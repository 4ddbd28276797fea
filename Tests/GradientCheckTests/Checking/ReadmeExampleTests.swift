import GradientCheck
import Tensors
import Testing

/// The example in README.md, and what it says of a wrong gradient.
@Suite struct ReadmeExampleTests {
  private let x = Tensor([0.5, -1.0, 2.0])

  @Test func squaredNorm() {
    let report = checkGradient(of: { ($0 * $0).sum() }, at: x, gradient: { 2 * $0 })
    #expect(report.isRight, "\(report)")
  }

  @Test func aWrongGradientIsDescribed() {
    let report = checkGradient(of: { ($0 * $0).sum() }, at: x, gradient: { $0 })
    let text = """
      wrong: The gradient of x is wrong in 3 of 3 entries; worst at [2]: 2, expected 4 ± 5e-09.
      likely mistake: The gradient of `x`: Every entry is 2 times too small: is a factor 2 missing, or one of two equal \
      paths?
      """
    #expect("\(report)" == text, "\(report)")
  }
}
