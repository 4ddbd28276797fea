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
      ("margin 0, gold class ahead", [1, 0.5], 0, 0, 0, [0, 0]),
      ("margin 0, gold class behind", [1, 3.5], 0, 0, 2.5, [-1, 1]),
      ("exactly at the margin the gradient is 0", [2, 1], 0, 1, 0, [0, 0]),
      ("exactly at the margin, gold class 1", [1, 2], 1, 1, 0, [0, 0]),
    ]
    for row in rows {
      let hinge = LossFunction.multiclassHinge(margin: row.margin)
      checkKnown(hinge(Tensor([row.w]), [row.gold], row.label), costs: [row.cost], slopes: row.slopes)
    }
  }

  /// Random batches of the multiclass hinge, and arguments to refuse.
  package func checkMulticlassHinge(_ batches: [(count: Int, classes: Int, margin: Double)]) {
    for (count, classes, margin) in batches {
      let gold = labels(count, classes: classes)
      let w = scoresAwayFromKinks(gold, classes: classes, margin: margin)
      checkRandom(
        LossFunction.multiclassHinge(margin: margin)(w, gold, "\(count)×\(classes) scores, margin \(margin)"))
    }
    let (w, negative, hinge) = (
      normal([2, 3]), LossFunction.multiclassHinge(margin: -0.5), LossFunction.multiclassHinge(margin: 1)
    )
    rejects("a negative margin is refused") { try negative.value($0)(w, [0, 1], .sum) }
    rejects("a negative margin is refused by the gradient") { try negative.gradient($0)(w, [0, 1], .sum) }
    rejects("a single class is refused") { try hinge.value($0)(Tensor([[1], [2]]), [0, 0], .sum) }
    rejectsUnfit("hinge", hinge.value)
  }

  /// Values of the multiclass negative log-likelihood known to all digits, and large logits.
  func checkKnownMulticlassNLL() {
    let nll = LossFunction.multiclassNLL
    checkKnown(
      nll(Tensor([[1, 2, 3]]), [2], "logits (1, 2, 3), gold 2"), costs: [0.4076059644443804],
      slopes: [0.09003057317038046, 0.24472847105479764, 0.6652409557748219 - 1])
    checkKnown(
      nll(.full([1, 10], 0.7), [4], "equal logits of 10 classes"), costs: [log(10.0)],
      slopes: (0..<10).map { $0 == 4 ? -0.9 : 0.1 })
    checkKnown(
      nll(Tensor([[1e4, -1e4, 0], [1e4, -1e4, 0]]), [0, 1], "logits ±10000, without overflow"),
      costs: [0, 2e4], slopes: [0, 0, 0, 1, -1, 0])
  }

  /// Random batches of the multiclass negative log-likelihood, invariants, and arguments to refuse.
  package func checkMulticlassNLL(_ batches: [(count: Int, classes: Int)]) {
    let nll = LossFunction.multiclassNLL
    for (count, classes) in batches {
      let gold = labels(count, classes: classes)
      checkRandom(nll(normal([count, classes]), gold, "\(count)×\(classes) logits"))
    }
    let single = normal([3, 1])
    agrees("a single class costs nothing") { try nll.value($0)(single, [0, 0, 0], .none) }
    agrees("a single class has gradient 0") { try nll.gradient($0)(single, [0, 0, 0], .sum) }
    let gold = labels(5, classes: 3)
    let (w, shift) = (normal([5, 3], deviation: 2), normal([5, 1], deviation: 10))
    identity("the rows of the gradient sum to 0") {
      try (nll.gradient($0)(w, gold, .none).ofShape([5, 3]).sum(axis: 1), .zeros([5]))
    }
    identity("adding a constant to a row of logits changes nothing") {
      try (nll.value($0)(w + shift, gold, .none), nll.value($0)(w, gold, .none))
    }
    rejectsUnfit("negative log-likelihood", nll.value)
    rejectsUnfit("gradient", nll.gradient)
  }

  /// Gold labels that a multiclass loss refuses.
  private func rejectsUnfit(_ loss: String, _ call: (Solution) -> LossFunction<[Int]>.Call) {
    let w = normal([2, 3])
    rejects("\(loss): gold label 3 of 3 classes is refused") { try call($0)(w, [0, 3], .sum) }
    rejects("\(loss): gold label −1 is refused") { try call($0)(w, [-1, 0], .sum) }
    rejects("\(loss): two rows and three gold labels are refused") { try call($0)(w, [0, 1, 2], .sum) }
    rejects("\(loss): an empty batch is refused") { try call($0)(.zeros([0, 3]), [], .sum) }
  }

  /// Random scores whose multiclass hinge is smooth: nothing within 0.01 of the margin or of a tie.
  func scoresAwayFromKinks(_ gold: [Int], classes: Int, margin: Double) -> Tensor {
    stack(
      gold.map { label in
        while true {
          let row = normal([classes], deviation: 2)
          let others = row.storage.indices.filter { $0 != label }.map { row[$0] }.sorted(by: >)
          let isTied = others.count > 1 && others[0] - others[1] < 0.01
          if !isTied && abs(margin - row[label] + others[0]) > 0.01 { return row }
        }
      })
  }
}
