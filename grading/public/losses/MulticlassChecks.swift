package import Checks
import Exercises
import Foundation
import Tensors

extension Trial<any LossesExercise> {
  /// Values and gradients of the multiclass hinge worked out by hand.
  func checkKnownMulticlassHinge() {
    let rows: [(label: String, w: [Double], gold: Int, margin: Double, cost: Double, slopes: [Double])] = [
      ("scores (2, 1, 1.5), gold 0, margin 1", [2, 1, 1.5], 0, 1, 0.5, [-1, 0, 1]),
      ("only the best wrong class counts", [1, 1.4, 1.2], 0, 1, 1.4, [-1, 1, 0]),
      ("two tied runners-up: the first one", [0.5, 1, 0, 1], 2, 1, 2, [0, 1, -1, 0]),
      ("the gold class is no runner-up", [0, 5, 1], 1, 1, 0, [0, 0, 0]),
      ("margin 0, gold class behind", [1, 3.5], 0, 0, 2.5, [-1, 1]),
      ("exactly at the margin the gradient is 0", [2, 1], 0, 1, 0, [0, 0]),
    ]
    for row in rows {
      let hinge = LossFunction.multiclassHinge(margin: row.margin)
      checkKnown(hinge(Tensor([row.w]), [row.gold], row.label), costs: [row.cost], slopes: row.slopes)
    }
  }

  /// Random batches of the multiclass hinge, scores with ties and corners, and arguments to refuse.
  package func checkMulticlassHinge(_ batches: [(count: Int, classes: Int, margin: Double)]) {
    for (count, classes, margin) in batches {
      let (gold, hinge) = (labels(count, classes: classes), LossFunction.multiclassHinge(margin: margin))
      let w = scoresAwayFromKinks(gold, classes: classes, margin: margin)
      checkRandom(hinge(w, gold, "\(w.label) scores, margin \(margin)"))
    }
    checkEdges(
      [0, 1, 2].map { margin in
        LossFunction.multiclassHinge(margin: margin)(
          integers([20, 4], in: -2...2), labels(20, classes: 4), "scores with ties, margin \(margin)")
      })
    let negativeMargin = LossFunction.multiclassHinge(margin: -0.5)(
      normal([2, 3]), [0, 1], "a negative margin")
    let hinge = LossFunction.multiclassHinge(margin: 1)
    let singleClass = hinge(normal([2, 1]), [0, 0], "a single class")
    checkRefusals(byLoss: [negativeMargin, singleClass] + unfit(hinge), byGradient: [negativeMargin])
  }

  /// Values of the multiclass negative log-likelihood known to all digits.
  func checkKnownMulticlassNLL() {
    let nll = LossFunction.multiclassNLL
    checkKnown(
      nll(Tensor([[1, 2, 3]]), [2], "logits (1, 2, 3), gold 2"), costs: [0.4076059644443804],
      slopes: [0.09003057317038046, 0.24472847105479764, 0.6652409557748219 - 1])
    checkKnown(
      nll(.full([1, 10], 0.7), [4], "equal logits of 10 classes"), costs: [log(10.0)],
      slopes: (0..<10).map { $0 == 4 ? -0.9 : 0.1 })
  }

  /// Random batches of the multiclass negative log-likelihood, large logits, a single class, and arguments to refuse.
  package func checkMulticlassNLL(_ batches: [(count: Int, classes: Int)]) {
    let nll = LossFunction.multiclassNLL
    for (count, classes) in batches {
      let w = normal([count, classes])
      checkRandom(nll(w, labels(count, classes: classes), "\(w.label) logits"))
    }
    checkEdges([
      nll(uniform([6, 3], in: -10_000..<10_000), labels(6, classes: 3), "logits between −10000 and 10000"),
      nll(normal([3, 1]), [0, 0, 0], "a single class, which costs nothing"),
    ])
    checkRefusals(byLoss: unfit(nll), byGradient: unfit(nll))
  }

  private func unfit(_ loss: LossFunction<[Int]>) -> [LossOfBatch] {
    let w = normal([2, 3])
    return [
      loss(w, [0, 3], "gold label 3 of 3 classes"), loss(w, [-1, 0], "gold label −1"),
      loss(w, [0, 1, 2], "two rows and three gold labels"), loss(.zeros([0, 3]), [], "an empty batch"),
    ]
  }

  /// Random scores whose multiclass hinge is smooth: nothing within 0.01 of the margin or of a tie.
  func scoresAwayFromKinks(_ gold: [Int], classes: Int, margin: Double) -> Tensor {
    concatenate(
      gold.map { label in
        while true {
          let row = normal([1, classes], deviation: 2)
          let isGold = Tensor.oneHot([label], classes: classes)
          let others = row.replacing(with: -.infinity, where: isGold).storage.sorted(by: >)
          if others[0] - others[1] > 0.01, abs(margin - row[0, label] + others[0]) > 0.01 { return row }
        }
      })
  }
}
