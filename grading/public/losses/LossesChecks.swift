package import Checks
import CourseModel
import Exercises
package import Tensors

extension Trial<any LossesExercise> {
  /// A loss and its gradient worked out by hand.
  func checkKnown(_ loss: LossOfBatch, costs: [Double], slopes: [Double]) {
    expect("value: \(loss.label)", equals: Tensor(costs)) { try loss.value($0, loss.w, .none) }
    expect("gradient: \(loss.label)", equals: Tensor(slopes).reshaped(loss.w.shape)) {
      try loss.gradient($0, loss.w, .none)
    }
  }

  /// A loss at random predictions against the reference, and its gradient.
  func checkRandom(_ loss: LossOfBatch) {
    agrees("the loss of each example, \(loss.label)") { try loss.value($0, loss.w, .none) }
    gradients(
      of: Differentiable(
        "the sum, \(loss.label)", at: loss.w, named: "w", forward: { try loss.value($0, $1, .sum) },
        backward: { solution, w, _ in try loss.gradient(solution, w, .sum) }))
  }

  /// Values of a hinge loss worked out by hand, its corner included.
  func checkKnownHinge(_ hinge: LossFunction<[Int]>) {
    let (no, yes) = hinge.classes
    checkKnown(
      hinge(Tensor([0.3, 0.3, 2.5, -2.5]), [yes, no, yes, yes], "scores 0.3 and 0.3, 2.5 and −2.5"),
      costs: [0.7, 1.3, 0, 3.5], slopes: [-1, 1, 0, -1])
    checkKnown(
      hinge(Tensor([1, -1]), [yes, no], "scores 1 and −1, at the corner"), costs: [0, 0], slopes: [0, 0])
  }

  /// Values of a negative log-likelihood known to all digits, and scores that overflow a naive formula.
  func checkKnownNLL(_ nll: LossFunction<[Int]>) {
    let (no, yes) = nll.classes
    checkKnown(
      nll(Tensor([0.3, 0.3]), [yes, no], "w = 0.3 with either gold label"),
      costs: [0.5543552444685271, 0.8543552444685272], slopes: [-0.42555748318834097, 0.57444251681165903])
    checkKnown(
      nll(Tensor([800, 800, -800, -800]), [yes, no, yes, no], "w = ±800, without overflow"),
      costs: [0, 800, 800, 0], slopes: [0, 1, -1, 0])
  }

  /// Random batches of a binary loss, and arguments to refuse.
  package func checkBinary(_ loss: LossFunction<[Int]>, batches: [Int]) {
    for count in batches {
      let (w, gold) = batch(of: count, loss)
      checkRandom(loss(w, gold, "batch of \(count)"))
      agrees("the sum, batch of \(count)") { try loss.value($0)(w, gold, .sum) }
    }
    let (w, gold) = batch(of: 3, loss)
    let stranger = loss.classes.negative == 0 ? -1 : 0
    let refused = "gold label \(NumberText.text(stranger)) is refused"
    rejects(refused) { try loss.value($0)(w, [gold[0], stranger, gold[2]], .sum) }
    rejects("\(refused) by the gradient") { try loss.gradient($0)(w, [gold[0], stranger, gold[2]], .sum) }
    rejects("three scores and two gold labels are refused") {
      try loss.value($0)(w, [gold[0], gold[1]], .sum)
    }
    rejects("an empty batch is refused") { try loss.value($0)(.zeros([0]), [], .sum) }
  }

  /// Random scores away from kinks, with gold labels of both classes when there are two examples.
  package func batch(of count: Int, _ loss: LossFunction<[Int]>) -> (w: Tensor, gold: [Int]) {
    var gold = (0..<count).map { $0.isMultiple(of: 2) ? loss.classes.negative : loss.classes.positive }
    random.shuffle(&gold)
    return (normal([count], deviation: 2, awayFrom: loss.kinks), gold)
  }

  /// Both regression losses of errors 2, −1.5 and 0, worked out by hand.
  func checkKnownRegression() {
    let (w, gold) = (Tensor([3, -1, 2]), Tensor([1, 0.5, 2]))
    checkKnown(LossFunction.quadratic(w, gold), costs: [4, 2.25, 0], slopes: [4, -3, 0])
    checkKnown(LossFunction.absolute(w, gold), costs: [2, 1.5, 0], slopes: [1, -1, 0])
  }

  /// Random batches of both regression losses, and arguments to refuse. Both have the same number of cases, so that
  /// each is worth a point.
  package func checkRegression(batches: [Int]) {
    for loss in [LossFunction.quadratic, .absolute] {
      for count in batches { checkRandom(regression(loss, count, "\(loss.name), batch of \(count)")) }
      rejects("\(loss.name): two predictions and three targets are refused") {
        try loss.value($0)(Tensor([1, 2]), Tensor([1, 2, 3]), .sum)
      }
      rejects("\(loss.name): an empty batch is refused") {
        try loss.value($0)(.zeros([0]), .zeros([0]), .sum)
      }
    }
  }

  /// A regression loss at random predictions, away from the kink of the absolute loss.
  private func regression(_ loss: LossFunction<Tensor>, _ count: Int, _ label: String? = nil) -> LossOfBatch {
    let gold = normal([count])
    return loss(gold + normal([count], deviation: 2, awayFrom: [0], by: 0.1), gold, label)
  }

  /// The eight losses at random predictions.
  package func allLosses(count: Int) -> [LossOfBatch] {
    let binary = [LossFunction.hinge01, .hingeSigned, .nll01, .nllSigned].map { loss in
      let (w, gold) = batch(of: count, loss)
      return loss(w, gold)
    }
    let gold = labels(count, classes: 4)
    let scores = scoresAwayFromKinks(gold, classes: 4, margin: 1)
    return binary + [
      LossFunction.multiclassHinge(margin: 1)(scores, gold), LossFunction.multiclassNLL(scores, gold),
    ]
      + [LossFunction.quadratic, .absolute].map { regression($0, count) }
  }

  /// `.sum` and `.mean` are the sum and the mean of `.none`, and gradients follow.
  package func checkReductions() {
    for loss in allLosses(count: 6) {
      let (w, value, gradient) = (loss.w, loss.value, loss.gradient)
      identity("\(loss.label): sum = Σ none") {
        try (value($0, w, .sum), Tensor(loss.each($0, at: w).sum()))
      }
      identity("\(loss.label): mean = Σ none / N") {
        try (value($0, w, .mean), Tensor(loss.each($0, at: w).mean()))
      }
      identity("\(loss.label): ∇none = ∇sum") { try (gradient($0, w, .none), gradient($0, w, .sum)) }
      identity("\(loss.label): ∇mean = ∇sum / N") { try (gradient($0, w, .mean), gradient($0, w, .sum) / 6) }
    }
  }
}
