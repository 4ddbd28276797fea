import GradientCheck
import Tensors
import Testing

@Suite struct TieTests {
  private let x = Tensor([1.0, 0.3, 1.0, -2, 1.0])

  private func verdict(_ gradient: [Double], _ numerical: NumericalGradient) -> GradientVerdict {
    compare(Tensor(gradient), to: numerical).verdict
  }

  /// Entries 0, 2 and 4 tie for the maximum: any convex combination, times the slope outside, is right.
  @Test(arguments: [1.0, -3.0]) func aMaximumAcceptsConvexCombinations(slope: Double) {
    let numerical = numericalGradient(of: { slope * $0.max() }, at: x)
    #expect(numerical.ties.map(\.entries) == [[0, 2, 4]])
    for weights in [[1.0, 0, 0], [0, 0, 1], [0.2, 0.5, 0.3], [1 / 3, 1 / 3, 1 / 3]] as [[Double]] {
      let gradient: [Double] = [slope * weights[0], 0, slope * weights[1], 0, slope * weights[2]]
      #expect(verdict(gradient, numerical) == .right, "\(weights)")
    }
    for weights in [[1.0, 1, 1], [1, 1, 0], [0, 0, 0], [0.5, 0, 0], [0.4, 0.4, 0.4]] as [[Double]] {
      let gradient: [Double] = [slope * weights[0], 0, slope * weights[1], 0, slope * weights[2]]
      #expect(verdict(gradient, numerical) == .wrong, "\(weights)")
      let report = compare(Tensor(gradient), to: numerical)
      #expect("\(report)".contains("tie"), "\(report)")
    }
  }

  /// Rectifiers at 0 do not depend on each other, whatever the signs outside: each may choose for itself.
  @Test func independentKinksAreNoTie() {
    let slopes = [1.0, -2, 0.5, -1]
    let numerical = numericalGradient(
      of: { x in (0..<4).reduce(0) { $0 + slopes[$1] * max(0, x[$1]) } }, at: .zeros([4]))
    #expect(numerical.kinks.count == 4 && numerical.ties.isEmpty)
    for choice in [[1.0, 1, 1, 1], [0, 0, 0, 0], [1, 0, 0, 1], [0.5, 1, 0, 0.25]] {
      #expect(verdict(zip(choice, slopes).map { $0 * $1 }, numerical) == .right)
    }
    #expect(verdict([1, -2, 0.5, -1.1], numerical) == .wrong)
  }

  /// |u − v| at u = v: the entries of a subgradient are opposite.
  @Test func absoluteDifference() {
    let numerical = numericalGradient(of: { abs($0[0] - $0[1]) }, at: Tensor([0.5, 0.5]))
    for s in [-1, -0.3, 0, 1] { #expect(verdict([s, -s], numerical) == .right) }
    for wrong in [[1.0, 1], [0.5, 0], [0, -1]] { #expect(verdict(wrong, numerical) == .wrong) }
  }

  /// Two pooling windows, each with a tie of its own.
  @Test func tiesOfSeparateWindows() {
    let numerical = numericalGradient(
      of: { 2 * max($0[0], $0[1]) - max($0[2], $0[3]) }, at: Tensor([1.0, 1, 0.5, 0.5]))
    #expect(numerical.ties.map(\.entries) == [[0, 1], [2, 3]])
    #expect(verdict([2, 0, -0.5, -0.5], numerical) == .right)
    #expect(verdict([2, 2, -1, 0], numerical) == .wrong)
    #expect(verdict([2, 0, -1, -1], numerical) == .wrong)
  }

  /// More kinks than are examined in pairs: the first ones are.
  @Test func moreKinksThanAreExamined() {
    let numerical = numericalGradient(
      of: { x in (0..<20).reduce(0) { $0 + max(x[2 * $1], x[2 * $1 + 1]) } }, at: .ones([40]))
    #expect(numerical.kinks.count == 40 && numerical.ties.count == 16)
    let first = (0..<40).map { $0 % 2 == 0 ? 1.0 : 0 }
    #expect(verdict(first, numerical) == .right)
    #expect(verdict([Double](repeating: 0.5, count: 40), numerical) == .right)
    #expect(verdict([Double](repeating: 1, count: 40), numerical) == .wrong)
  }

  /// A tie of three whose last entry is not examined: what is left may get all, or nothing.
  @Test func tieOfWhichAPartIsExamined() {
    let numerical = numericalGradient(
      of: { x in
        (0..<15).reduce(max(x[30], x[31], x[32])) { $0 + max(x[2 * $1], x[2 * $1 + 1]) }
      }, at: .ones([33]))
    let others = (0..<30).map { $0 % 2 == 0 ? 1.0 : 0 }
    for share in [[1.0, 0, 0], [0, 0, 1], [0.2, 0.3, 0.5]] {
      #expect(verdict(others + share, numerical) == .right)
    }
    #expect(verdict(others + [1, 1, 0], numerical) == .wrong)
  }

  @Test(arguments: [GradientCheckOptions.Extent.screenThenEntries, .entries])
  func checkGradientKnowsTies(_ extent: GradientCheckOptions.Extent) {
    func check(_ share: @escaping (Int) -> Double) -> GradientReport {
      checkGradient(of: { $0.max() }, at: x, options: GradientCheckOptions(extent)) { x in
        Tensor(x.storage.indices.map { x.storage[$0] == 1 ? share($0) : 0 })
      }
    }
    #expect(check { $0 == 0 ? 1 : 0 }.isRight)
    #expect(check { _ in 1.0 / 3 }.isRight)
    #expect(check { _ in 1 }.verdict == .wrong)
    #expect(check { _ in 0.5 }.verdict == .wrong)
  }
}
