import GradientCheck
import Tensors
import Testing

@Suite struct DiagnosisTests {
  private let right = Tensor([[1.0, -2, 0.5], [0, 3, -1.5]])
  private let dimensions = [NamedDimension("batch rows", 9), NamedDimension("classes", 4)]

  private static let ratios: [(Double, String)] = [
    (-1.0, "Every entry has the wrong sign."),
    (2.0, "Every entry is 2 times too large; is a 2 missing, or one too many."),
    (0.5, "Every entry is 2 times too small; is a 2 missing, or one too many."),
    (-2, "Every entry is 2 times too large and has the wrong sign; is a 2 missing, or one too many."),
    (9, "Every entry is 9 times too large; 9 is the number of batch rows."),
    (1 / 9.0, "Every entry is 9 times too small; 9 is the number of batch rows."),
    (3, "Every entry is 3 times too large; that is the square root of 9, the number of batch rows."),
    (
      36,
      "Every entry is 36 times too large; that is 9 × 4, the number of batch rows times that of classes."
    ),
    (0.37, "Every entry is 2.7027 times too small."),
  ]

  @Test(arguments: ratios)
  func constantRatio(ratio: Double, sentence: String) {
    let found = diagnose(analytic: right * ratio, numeric: right, dimensions: dimensions)
    #expect(found.map(\.sentence) == [sentence])
    guard case .constantRatio(let found) = found.first?.kind else {
      Issue.record("No constant ratio")
      return
    }
    #expect(abs(found - ratio) < 1e-12)
  }

  @Test func equalDimensionsAreBothNamed() {
    let sizes = [NamedDimension("rows", 6), NamedDimension("classes", 6)]
    let found = diagnose(analytic: right * 6, numeric: right, dimensions: sizes)
    #expect(found[0].sentence == "Every entry is 6 times too large; 6 is the number of rows and of classes.")
  }

  @Test func oneEntryNeedsAnExplanation() {
    #expect(diagnose(analytic: Tensor(3.7), numeric: Tensor(1.0)).isEmpty)
    #expect(diagnose(analytic: Tensor([0, 3.7]), numeric: Tensor([0, 1.0])).isEmpty)
    #expect(diagnose(analytic: Tensor(-1.0), numeric: Tensor(1.0)).count == 1)
    #expect(diagnose(analytic: Tensor(9.0), numeric: Tensor(1.0), dimensions: dimensions).count == 1)
  }

  @Test func transposed() {
    #expect(diagnose(analytic: right.transposed(), numeric: right).map(\.kind) == [.transposed])
    let square = Tensor([[1.0, 2], [3, 4]])
    #expect(diagnose(analytic: square.transposed(), numeric: square).map(\.kind) == [.transposed])
    let symmetric = Tensor([[1.0, 2], [2, 4]])
    #expect(diagnose(analytic: symmetric, numeric: symmetric).isEmpty)
    #expect(diagnose(analytic: Tensor.zeros([3, 2]), numeric: right).isEmpty)
  }

  @Test func ignoredCotangent() {
    let ones = Tensor([[1.0, 1, 2], [2, 3, 1]])
    let found = diagnose(analytic: ones, numeric: right, gradientForOnes: ones)
    #expect(found.map(\.kind) == [.ignoresCotangent])
    #expect(diagnose(analytic: ones * 1.1, numeric: right, gradientForOnes: ones).isEmpty)
  }

  @Test func singleRow() {
    let last = diagnose(analytic: Tensor([[0.0, 0, 0], [0, 3, -1.5]]), numeric: right)
    #expect(last.map(\.sentence) == ["Only the last of 2 rows is there; the others are 0."])
    let first = diagnose(analytic: Tensor([[1.0, -2, 0.5], [0, 0, 0]]), numeric: right)
    #expect(first.map(\.kind) == [.singleRow(0)])
    #expect(diagnose(analytic: Tensor([[1.0, -2, 0.6], [0, 0, 0]]), numeric: right).isEmpty)
  }

  @Test func missingEntries() {
    let found = diagnose(analytic: Tensor([[1.0, 0, 0.5], [0, 3, -1.5]]), numeric: right)
    #expect(found.map(\.kind) == [.missingEntries([1])])
    #expect(
      found.map(\.sentence) == [
        "1 of 6 entries are 0 and must not be, first at [0, 1]; the others are right."
      ])
    let nothing = diagnose(analytic: .zeros([2, 3]), numeric: right)
    #expect(nothing.map(\.sentence) == ["The gradient is 0 everywhere: nothing reaches this argument."])
    #expect(diagnose(analytic: Tensor([[1.0, 0, 0.5], [0, 3, 1.5]]), numeric: right).isEmpty)
  }

  @Test func extraEntries() {
    let found = diagnose(analytic: Tensor([[1.0, -2, 0.5], [7, 3, -1.5]]), numeric: right)
    #expect(found.map(\.kind) == [.extraEntries([3])])
    #expect(diagnose(analytic: Tensor([[1.0, -2, 0.4], [7, 3, -1.5]]), numeric: right).isEmpty)
  }

  @Test func nothingToSay() {
    #expect(diagnose(analytic: right, numeric: right).isEmpty)
    #expect(diagnose(analytic: right * (1 + 1e-8), numeric: right).isEmpty)
    #expect(diagnose(analytic: right.map { _ in .nan }, numeric: right).isEmpty)
    #expect(diagnose(analytic: Tensor([[1.0, 5, 2], [0.2, 1, 1]]), numeric: right).isEmpty)
    #expect(diagnose(analytic: .zeros([0, 3]), numeric: .zeros([0, 3])).isEmpty)
    #expect(diagnose(analytic: right * 1.99, numeric: right).map(\.kind) == [.constantRatio(1.99)])
  }
}
