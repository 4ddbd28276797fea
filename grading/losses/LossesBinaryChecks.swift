import Checks
import CourseModel
import Exercises
import GradientCheck
import Tensors

extension Trial where Solution == any LossesExercise {
  /// Values of a hinge loss worked out by hand, its corner included.
  func checkKnownHinge(_ loss: BinaryLoss) {
    guard !isHidden else { return }
    let (negative, positive) = loss.labels
    let scores = Tensor([0.3, 0.3, 2.5, -2.5])
    let gold = [positive, negative, positive, positive]
    expect(
      "w = 0.3 costs 0.7 with gold \(positive), 1.3 with gold \(NumberText.text(negative))",
      equals: Tensor([0.7, 1.3, 0, 3.5])
    ) {
      try loss.value($0, scores, gold, .none)
    }
    expect("the gradient is −1, +1, 0 beyond the margin, −1", equals: Tensor([-1, 1, 0, -1])) {
      try loss.gradient($0, scores, gold, .none)
    }
    let corners = Tensor([1, -1])
    expect(
      "at the corner (w = 1, gold \(positive); w = −1, gold \(NumberText.text(negative))) the value is 0",
      equals: Tensor([0, 0])
    ) {
      try loss.value($0, corners, [positive, negative], .none)
    }
    expect("at the corner the gradient is 0", equals: Tensor([0, 0])) {
      try loss.gradient($0, corners, [positive, negative], .none)
    }
  }

  /// Values of a negative log-likelihood known to all digits, and scores that overflow a naive formula.
  func checkKnownNLL(_ loss: BinaryLoss) {
    guard !isHidden else { return }
    let (negative, positive) = loss.labels
    let known = Tensor([0.5543552444685271, 0.8543552444685272])
    expect(
      "w = 0.3 costs 0.5544 with gold \(positive), 0.8544 with gold \(NumberText.text(negative))",
      equals: known
    ) {
      try loss.value($0, Tensor([0.3, 0.3]), [positive, negative], .none)
    }
    let slopes = Tensor([-0.42555748318834097, 0.57444251681165903])
    expect(
      "w = 0.3 has gradient −0.4256 with gold \(positive), 0.5744 with gold \(NumberText.text(negative))",
      equals: slopes
    ) {
      try loss.gradient($0, Tensor([0.3, 0.3]), [positive, negative], .none)
    }
    let large = Tensor([800, 800, -800, -800])
    let gold = [positive, negative, positive, negative]
    expect("w = ±800 costs 0 or 800, without overflow", equals: Tensor([0, 800, 800, 0])) {
      try loss.value($0, large, gold, .none)
    }
    expect("w = ±800 has gradient 0 or ±1", equals: Tensor([0, 1, -1, 0])) {
      try loss.gradient($0, large, gold, .none)
    }
  }

  /// Random batches against the reference, the gradient against differences, and arguments to refuse.
  func checkBinary(_ loss: BinaryLoss) {
    for count in isHidden ? [11, 1] : [7, 1] {
      let (w, gold) = loss.batch(of: count, using: &random)
      let batch = count == 1 ? "one example" : "\(count) examples"
      agrees("the loss of each of \(batch)") { try loss.value($0, w, gold, .none) }
      agrees("the sum over \(batch)") { try loss.value($0, w, gold, .sum) }
      gradient(
        "gradient of the sum over \(batch)", at: [NamedTensor("w", w)],
        of: { try loss.value($0, $1[0], gold, .sum) },
        pullback: { solution, point, _ in [try loss.gradient(solution, point[0], gold, .sum)] })
    }
    let (w, gold) = loss.batch(of: 3, using: &random)
    let stranger = [gold[0], loss.foreignLabel, gold[2]]
    rejects("gold label \(NumberText.text(loss.foreignLabel)) is refused") {
      try loss.value($0, w, stranger, .sum)
    }
    rejects("gold label \(NumberText.text(loss.foreignLabel)) is refused by the gradient") {
      try loss.gradient($0, w, stranger, .sum)
    }
    rejects("three scores and two gold labels are refused") {
      try loss.value($0, w, [gold[0], gold[1]], .sum)
    }
    rejects("an empty batch is refused") { try loss.value($0, Tensor(shape: [0], storage: []), [], .sum) }
  }
}
