import GradientCheck
import Tensors
import Testing

@Suite struct SupportsTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Whether an entry of a matrix is lost.
    let isLost: @Sendable (_ row: Int, _ column: Int, _ height: Int, _ width: Int) -> Bool
    let phrase: String
  }

  private static let cases = [
    Case(
      testDescription: "last columns", isLost: { _, column, _, width in column >= width - 2 },
      phrase: "in the last 2 columns"),
    Case(
      testDescription: "last row", isLost: { row, _, height, _ in row == height - 1 },
      phrase: "in the last row"),
    Case(testDescription: "first row", isLost: { row, _, _, _ in row == 0 }, phrase: "in the first row"),
    Case(
      testDescription: "all but the last row", isLost: { row, _, height, _ in row < height - 1 },
      phrase: "everywhere but in the last row"),
    Case(
      testDescription: "one row", isLost: { row, _, _, _ in row == 2 }, phrase: "in row 2 (counted from 0)"),
    Case(
      testDescription: "border", isLost: { min($0, $1, $2 - 1 - $0, $3 - 1 - $1) == 0 },
      phrase: "on the border"),
    Case(
      testDescription: "every other row", isLost: { row, _, _, _ in row % 2 == 1 },
      phrase: "in every other row, from 1 on (counted from 0)"),
    Case(
      testDescription: "above the diagonal", isLost: { row, column, _, _ in column > row },
      phrase: "above the diagonal"),
  ]

  @Test(arguments: cases) private func regions(_ example: Case) {
    let found = Observed(shapes: [[6, 7], [6, 9]]).sentences(
      .missingEntries,
      wrong: { right in
        let (height, width) = (right.shape[0], right.shape[1])
        return right.changed { entry, value in
          example.isLost(entry / width, entry % width, height, width) ? 0 : value
        }
      })
    #expect(found == ["The entries \(example.phrase) are 0 and must not be; the others are right."])
  }

  @Test func betweenGroups() {
    let found = Observed(shapes: [[6, 9], [6, 9]]).sentences(.extraEntries, wrong: { $0 }) { observation, _ in
      observation.numeric = observation.numeric.changed { $0 / 9 / 2 == $0 % 9 / 3 ? $1 : 0 }
    }
    #expect(
      found == [
        "The entries between different ones of the 3 groups are not 0 and must be; the others are right."
      ])
  }

  @Test func nothingReachesTheArgument() {
    let found = Observed(shapes: [[5], [5]]).sentences(.nothing, wrong: { $0 * 0 })
    #expect(found == ["The gradient is 0 everywhere: does anything reach this argument, or is it cut off?"])
  }

  /// A discriminator that is not detached has a gradient where there must be none.
  @Test func gradientThatMustBeZero() {
    let found = Observed().sentences(.extraEntries, wrong: { $0 }) { observation, _ in
      observation.numeric = .zeros([5, 7])
    }
    #expect(found == ["The gradient must be 0 and is not: is a mask missing, or a tensor not detached?"])
  }

  /// The probability of a single class is 1, whatever its logit.
  @Test func gradientThatIsZeroForASingleClass() {
    let found = Observed(shapes: [[5, 1], [4, 1]]).sentences(.extraEntries, wrong: { $0 }) { observation, _ in
      observation.numeric = .zeros(observation.numeric.shape)
    }
    #expect(found == ["The gradient must be 0 and is not."])
  }

  @Test func maskNotInBackward() {
    let found = Observed(shapes: [[6, 7], [7, 8]]).sentences(.extraEntries, wrong: { $0 }) {
      observation, random in
      let mask = Tensor.bernoulli(observation.numeric.shape, probability: 0.6, using: &random)
      observation.numeric = observation.numeric * mask
      observation.related = [RelatedTensor("the mask", mask)]
    }
    #expect(found == ["The entries where the mask is 0 are not 0 and must be; the others are right."])
  }

  /// Pads are counted in the numerator and in the denominator.
  @Test func paddingCounted() {
    let found = Observed(shapes: [[6, 7], [7, 8]]).sentences(.extraEntries, wrong: { $0 }) {
      observation, random in
      let real = Tensor.bernoulli(observation.numeric.shape, probability: 0.6, using: &random)
      observation.related = [RelatedTensor("the mask of real tokens", real)]
      observation.numeric = observation.numeric * real / real.sum()
      observation.analytic = observation.analytic / Double(real.count)
    }
    #expect(found.count == 5)
    for sentence in found {
      #expect(
        sentence.hasPrefix(
          "The entries where the mask of real tokens is 0 are not 0 and must be; every other"))
    }
  }

  @Test func saturatedEntries() {
    let found = Observed(shapes: [[6, 7], [7, 8]]).sentences(.missingEntries, wrong: { $0 }) {
      observation, random in
      let probabilities = Tensor.uniform(observation.numeric.shape, using: &random)
      observation.related = [RelatedTensor("the probability", probabilities)]
      observation.analytic = observation.numeric * probabilities.map { $0 < 0.2 ? 0 : 1 }
    }
    #expect(
      found.count >= 1
        && found.allSatisfy { $0.hasPrefix("The entries where the probability is at most 0.1") })
  }

  @Test func labelColumnOnly() {
    let found = Observed(shapes: [[8, 5], [9, 5]]).sentences(.missingEntries, wrong: { $0 }) {
      observation, random in
      let rows = observation.numeric.shape[0]
      let labels = Tensor.oneHot((0..<rows).map { _ in random.below(5) }, classes: 5)
      observation.related = [RelatedTensor("the label", labels)]
      observation.analytic = observation.numeric * labels
    }
    #expect(found == ["The entries where the label is 0 are 0 and must not be; the others are right."])
  }

  @Test func maskFromTheWrongTensor() {
    let found = Observed(shapes: [[6, 7], [7, 8]]).sentences(.otherSupport, wrong: { $0 }) { observation, _ in
      let (dense, input) = (observation.numeric, observation.argument.value)
      observation.cotangent = dense
      observation.numeric = dense * input.map { $0 > 0 ? 1 : 0 }
      observation.analytic = dense.map { max(0, $0) }
    }
    #expect(
      found == [
        "The gradient is 0 in the wrong places, and right where it is not; it is not 0 exactly where the upstream "
          + "gradient is positive: is the mask taken from the wrong tensor?"
      ])
  }

  @Test func maskDrawnAgain() {
    let found = Observed().sentences(.otherSupport, wrong: { $0 }) { observation, random in
      let dense = observation.numeric
      observation.numeric = dense * Tensor.bernoulli([5, 7], probability: 0.6, using: &random)
      observation.analytic = dense * Tensor.bernoulli([5, 7], probability: 0.6, using: &random)
    }
    #expect(found.count == 1 && found[0].contains("is the mask drawn again"))
  }

  @Test func onlyOneBlockIsWrong() {
    let found = Observed(shapes: [[12, 5], [12, 3]]).sentences(.wrongInRegion, wrong: { $0 }) {
      observation, random in
      let width = observation.numeric.shape[1]
      observation.analytic = observation.numeric.changed { entry, value in
        entry / width / 3 == 2 ? random.normal() : value
      }
    }
    #expect(found == ["The gradient is right except in the third of 4 equal blocks of rows."])
  }

  /// Zeros in places that no words describe, other ones on each input; and zeros with other errors beside them.
  @Test func unnamed() {
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      let mask = Tensor.bernoulli([5, 7], probability: 0.8, using: &random)
      observation.analytic = observation.numeric * mask
    }
    Observed().expectUnnamed(wrong: { $0.changed { $0 < 7 ? 0 : $1 * (1 + 0.01 * Double($0)) } })
  }

  /// On one input such zeros are counted, and the first is given.
  @Test func oneInputCounts() {
    let right = Tensor([[1.0, -2, 0.5], [0, 3, -1.5]])
    let wrong = Tensor([[1.0, 0, 0.5], [0, 3, 0]])
    guard
      case .candidates(let found) = diagnose([
        WrongGradient(argument: NamedTensor("x", right), analytic: wrong, numeric: right)
      ])
    else {
      Issue.record("One input gives candidates")
      return
    }
    #expect(
      found.map(\.sentence) == [
        "2 of 6 entries are 0 and must not be, first at [0, 1]; the others are right."
      ])
  }

  /// How many rows are lost depends on the size: only the end is common.
  @Test func lastFewRows() {
    let found = Observed(shapes: [[7, 4], [9, 4]]).diagnoses(wrong: { right in
      let lost = right.shape[0] == 7 ? 1 : 3
      return right.changed { $0 / 4 >= right.shape[0] - lost ? 0 : $1 }
    })
    for diagnosis in found {
      #expect(diagnosis.name?.relation == .missingEntries, "\(diagnosis.summary)")
      #expect(diagnosis.name?.parameters == "axis 0, last few")
    }
  }

  /// What is smaller than the error of the right gradient is not too much, whatever it is.
  @Test func tinyEntriesAreNoExtra() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, _ in
      observation.numeric = observation.numeric.changed { $0 % 7 == 0 ? 0 : $1 }
      observation.analytic = observation.numeric.changed { $0 % 7 == 0 ? 1e-11 : $0 % 7 == 6 ? 0 : $1 }
    }
    for diagnosis in found { #expect(diagnosis.name?.relation == .missingEntries, "\(diagnosis.summary)") }
  }
}
