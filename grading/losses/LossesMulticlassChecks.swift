import Checks
import Exercises
import Foundation
import GradientCheck
import Tensors

extension Trial where Solution == any LossesExercise {
  /// Values and gradients of the multiclass hinge worked out by hand.
  func checkKnownMulticlassHinge() {
    let cases: [(label: String, w: [Double], gold: Int, margin: Double, value: Double, gradient: [Double])] =
      [
        ("scores (2, 1, 1.5), gold 0, margin 1", [2, 1, 1.5], 0, 1, 0.5, [-1, 0, 1]),
        (
          "scores (1, 1.4, 1.2), gold 0, margin 1: only the best wrong class counts", [1, 1.4, 1.2], 0, 1,
          1.4, [-1, 1, 0]
        ),
        ("two tied runners-up: the first one", [0.5, 1, 0, 1], 2, 1, 2, [0, 1, -1, 0]),
        ("the gold class is no runner-up", [0, 5, 1], 1, 1, 0, [0, 0, 0]),
        ("margin 0, gold class ahead", [1, 0.5], 0, 0, 0, [0, 0]),
        ("margin 0, gold class behind", [1, 3.5], 0, 0, 2.5, [-1, 1]),
        ("exactly at the margin the gradient is 0", [2, 1], 0, 1, 0, [0, 0]),
        ("exactly at the margin, gold class 1", [1, 2], 1, 1, 0, [0, 0]),
      ]
    for known in cases {
      let w = Tensor([known.w])
      expect("value: \(known.label)", equals: Tensor([known.value])) {
        try $0.multiclassHinge(w, gold: [known.gold], margin: known.margin, reduction: .none)
      }
      expect("gradient: \(known.label)", equals: Tensor([known.gradient])) {
        try $0.multiclassHingeGradient(w, gold: [known.gold], margin: known.margin, reduction: .none)
      }
    }
  }

  /// Random batches of the multiclass hinge against the reference, its gradient, and arguments to refuse.
  func checkMulticlassHinge() {
    for (count, classes, margin) in isHidden ? [(6, 5, 0.7), (1, 3, 1), (5, 2, 1)] : [(7, 4, 1), (1, 3, 2)] {
      let gold = classLabels(count, classes)
      let w = scoresAwayFromKinks(gold, classes: classes, margin: margin)
      let batch = "\(count)×\(classes) scores, margin \(margin)"
      agrees("the loss of each example, \(batch)") {
        try $0.multiclassHinge(w, gold: gold, margin: margin, reduction: .none)
      }
      gradient(
        "gradient of the sum, \(batch)", at: [NamedTensor("w", w)],
        of: { try $0.multiclassHinge($1[0], gold: gold, margin: margin, reduction: .sum) },
        pullback: { solution, point, _ in
          [try solution.multiclassHingeGradient(point[0], gold: gold, margin: margin, reduction: .sum)]
        })
    }
    let w = Tensor.normal([2, 3], using: &random)
    rejects("a negative margin is refused") {
      try $0.multiclassHinge(w, gold: [0, 1], margin: -0.5, reduction: .sum)
    }
    rejects("a negative margin is refused by the gradient") {
      try $0.multiclassHingeGradient(w, gold: [0, 1], margin: -0.5, reduction: .sum)
    }
    rejects("a single class is refused") {
      try $0.multiclassHinge(Tensor([[1], [2]]), gold: [0, 0], margin: 1, reduction: .sum)
    }
    rejectsUnfit("hinge") { try $0.multiclassHinge($1, gold: $2, margin: 1, reduction: .sum) }
  }

  /// Values of the multiclass negative log-likelihood known to all digits, and large logits.
  func checkKnownMulticlassNLL() {
    let row = Tensor([[1, 2, 3]])
    expect("logits (1, 2, 3), gold 2 cost 0.4076", equals: Tensor([0.4076059644443804])) {
      try $0.multiclassNLL(row, gold: [2], reduction: .none)
    }
    let softmax = Tensor([[0.09003057317038046, 0.24472847105479764, 0.6652409557748219 - 1]])
    expect("logits (1, 2, 3), gold 2: the gradient is softmax minus one-hot", equals: softmax) {
      try $0.multiclassNLLGradient(row, gold: [2], reduction: .none)
    }
    expect("equal logits of 10 classes cost log 10", equals: Tensor([log(10.0)])) {
      try $0.multiclassNLL(Tensor.full([1, 10], 0.7), gold: [4], reduction: .none)
    }
    let large = Tensor([[1e4, -1e4, 0], [1e4, -1e4, 0]])
    expect("logits ±10000 cost 0 or 20000, without overflow", equals: Tensor([0, 2e4])) {
      try $0.multiclassNLL(large, gold: [0, 1], reduction: .none)
    }
    expect("logits ±10000 have a finite gradient", equals: Tensor([[0, 0, 0], [1, -1, 0]])) {
      try $0.multiclassNLLGradient(large, gold: [0, 1], reduction: .none)
    }
  }

  /// Random batches of the multiclass negative log-likelihood against the reference, its gradient, invariants,
  /// and arguments to refuse.
  func checkMulticlassNLL() {
    for (count, classes) in isHidden ? [(6, 5), (1, 3)] : [(7, 4), (1, 2)] {
      let gold = classLabels(count, classes)
      let w = Tensor.normal([count, classes], using: &random)
      agrees("the loss of each example, \(count)×\(classes) logits") {
        try $0.multiclassNLL(w, gold: gold, reduction: .none)
      }
      gradient(
        "gradient of the sum, \(count)×\(classes) logits", at: [NamedTensor("w", w)],
        of: { try $0.multiclassNLL($1[0], gold: gold, reduction: .sum) },
        pullback: { solution, point, _ in
          [try solution.multiclassNLLGradient(point[0], gold: gold, reduction: .sum)]
        })
    }
    let single = Tensor.normal([3, 1], using: &random)
    agrees("a single class costs nothing") {
      try $0.multiclassNLL(single, gold: [0, 0, 0], reduction: .none)
    }
    agrees("a single class has gradient 0") {
      try $0.multiclassNLLGradient(single, gold: [0, 0, 0], reduction: .sum)
    }
    let gold = classLabels(5, 3)
    let w = 2 * Tensor.normal([5, 3], using: &random)
    let shift = 10 * Tensor.normal([5, 1], using: &random)
    holds("the rows of the gradient sum to 0") {
      let gradient = try $0.multiclassNLLGradient(w, gold: gold, reduction: .none).ofShape([5, 3])
      try requireEqual(gradient.sum(axis: 1), .zeros([5]), within: .identity, "Σ = 0 in every row")
    }
    holds("adding a constant to a row of logits changes nothing") {
      let shifted = try $0.multiclassNLL(w + shift, gold: gold, reduction: .none)
      let value = try $0.multiclassNLL(w, gold: gold, reduction: .none)
      try requireEqual(shifted, value, within: .identity, "the same loss after the shift")
    }
    rejectsUnfit("negative log-likelihood") { try $0.multiclassNLL($1, gold: $2, reduction: .sum) }
    rejectsUnfit("gradient") { try $0.multiclassNLLGradient($1, gold: $2, reduction: .sum) }
  }

  /// Gold labels that a multiclass loss refuses.
  private func rejectsUnfit(
    _ loss: String, _ call: (Solution, _ w: Tensor, _ gold: [Int]) throws -> Tensor
  ) {
    let w = Tensor.normal([2, 3], using: &random)
    rejects("\(loss): gold label 3 of 3 classes is refused") { try call($0, w, [0, 3]) }
    rejects("\(loss): gold label −1 is refused") { try call($0, w, [-1, 0]) }
    rejects("\(loss): two rows and three gold labels are refused") { try call($0, w, [0, 1, 2]) }
    rejects("\(loss): an empty batch is refused") { try call($0, Tensor(shape: [0, 3], storage: []), []) }
  }

  /// Random class indices.
  func classLabels(_ count: Int, _ classes: Int) -> [Int] { (0..<count).map { _ in random.below(classes) } }

  /// Random scores whose multiclass hinge is smooth: nothing within 0.01 of the margin or of a tie.
  func scoresAwayFromKinks(_ gold: [Int], classes: Int, margin: Double) -> Tensor {
    let rows = gold.map { label in
      while true {
        let row = (0..<classes).map { _ in 2 * random.normal() }
        let others = row.indices.filter { $0 != label }.map { row[$0] }.sorted(by: >)
        let isTied = others.count > 1 && others[0] - others[1] < 0.01
        if !isTied && abs(margin - row[label] + others[0]) > 0.01 { return row }
      }
    }
    return Tensor(rows)
  }
}
