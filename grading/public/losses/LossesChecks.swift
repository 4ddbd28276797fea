package import Checks
import Exercises
package import Tensors

extension Trial<any LossesExercise> {
  /// A loss and its gradient worked out by hand.
  func checkKnown(_ loss: LossOfBatch, costs: [Double], slopes: [Double]) {
    expect("value: \(loss.label)", equals: Tensor(costs)) { try loss.value($0, loss.w, .none) }
    expect("gradient: \(loss.label)", equals: Tensor(slopes).reshaped(loss.w.shape)) {
      try loss.gradient($0, loss.w, .sum)
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

  /// A loss and its gradient against the reference, where the derivative jumps or a naive formula overflows.
  func checkEdges(_ losses: [LossOfBatch]) {
    agrees("the loss of each example", at: losses) { try $1.value($0, $1.w, .none) }
    agrees("the gradient", at: losses) { try $1.gradient($0, $1.w, .sum) }
  }

  func checkRefusals(byLoss unfit: [LossOfBatch], byGradient: [LossOfBatch] = []) {
    rejects("the loss throws", at: unfit) { try $1.value($0, $1.w, .sum) }
    rejects("the gradient throws", at: byGradient) { try $1.gradient($0, $1.w, .sum) }
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

  /// Values of a negative log-likelihood known to all digits.
  func checkKnownNLL(_ nll: LossFunction<[Int]>) {
    let (no, yes) = nll.classes
    checkKnown(
      nll(Tensor([0.3, 0.3]), [yes, no], "w = 0.3 with either gold label"),
      costs: [0.5543552444685271, 0.8543552444685272], slopes: [-0.42555748318834097, 0.57444251681165903])
  }

  /// Random batches of a binary loss, scores at a corner and large ones, and arguments to refuse.
  package func checkBinary(_ loss: LossFunction<[Int]>, batches: [Int]) {
    for count in batches {
      let (w, gold) = batch(of: count, loss)
      checkRandom(loss(w, gold, "batch of \(count)"))
    }
    let (no, yes) = loss.classes
    let edges = concatenate([Tensor([1, -1]), opposites(3, in: 800..<10_000)])
    checkEdges(
      [no, yes].map { loss(edges, Array(repeating: $0, count: 8), "w = ±1 and large w, gold label \($0)") })
    let strange = loss(Tensor([2, 3]), [yes, no == 0 ? -1 : 0], "a gold label of the other convention")
    checkRefusals(
      byLoss: [
        strange, loss(Tensor([2, 3]), [yes, no, yes], "two scores and three gold labels"),
        loss(.zeros([0]), [], "an empty batch"),
      ], byGradient: [strange])
  }

  /// Random scores away from the corners of a hinge, with gold labels of both classes when there are two examples.
  package func batch(of count: Int, _ loss: LossFunction<[Int]>) -> (w: Tensor, gold: [Int]) {
    var gold = (0..<count).map { $0.isMultiple(of: 2) ? loss.classes.negative : loss.classes.positive }
    random.shuffle(&gold)
    return (normal([count], deviation: 2, awayFrom: [-1, 1]), gold)
  }

  /// Both regression losses of errors 2, −1.5 and 0, worked out by hand.
  func checkKnownRegression() {
    let (w, gold) = (Tensor([3, -1, 2]), Tensor([1, 0.5, 2]))
    checkKnown(LossFunction.quadratic(w, gold), costs: [4, 2.25, 0], slopes: [4, -3, 0])
    checkKnown(LossFunction.absolute(w, gold), costs: [2, 1.5, 0], slopes: [1, -1, 0])
  }

  /// Random batches of both regression losses, right predictions, and arguments to refuse. Both have the same number of
  /// cases, so that each is worth a point.
  package func checkRegression(batches: [Int]) {
    for loss in [LossFunction.quadratic, .absolute] {
      for count in batches { checkRandom(regression(loss, count, "\(loss.name), batch of \(count)")) }
      let gold = normal([4], deviation: 100)
      checkEdges([loss(gold, gold, "\(loss.name), predictions without error")])
      checkRefusals(byLoss: [
        loss(Tensor([1, 2]), Tensor([1, 2, 3]), "\(loss.name), two predictions and three targets"),
        loss(.zeros([0]), .zeros([0]), "\(loss.name), an empty batch"),
      ])
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
    let multiclass = [LossFunction.multiclassHinge(margin: 1), .multiclassNLL].map { $0(scores, gold) }
    return binary + multiclass + [LossFunction.quadratic, .absolute].map { regression($0, count) }
  }

  /// `.sum` and `.mean` are the sum and the mean of `.none`, and gradients follow.
  package func checkReductions() {
    let losses = allLosses(count: 6)
    identity("sum = Σ none", at: losses) { try ($1.value($0, $1.w, .sum), Tensor($1.each($0).sum())) }
    identity("mean = Σ none / N", at: losses) { try ($1.value($0, $1.w, .mean), Tensor($1.each($0).mean())) }
    identity("∇none = ∇sum", at: losses) { try ($1.gradient($0, $1.w, .none), $1.gradient($0, $1.w, .sum)) }
    identity("∇mean = ∇sum / N", at: losses) {
      try ($1.gradient($0, $1.w, .mean), $1.gradient($0, $1.w, .sum) / 6)
    }
  }
}
