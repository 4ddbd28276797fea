import Checks
import Exercises
import Foundation
import Tensors

/// A loss as a function of the predictions alone, for properties that all losses share.
private struct AnyLoss {
  let name: String
  let w: Tensor
  let value: (any LossesExercise, _ w: Tensor, Reduction) throws -> Tensor
  let gradient: (any LossesExercise, _ w: Tensor, Reduction) throws -> Tensor
}

extension Trial where Solution == any LossesExercise {
  /// The two gold conventions describe the same loss.
  func checkBinaryRelations() {
    for (name, zeroOne, signed) in [
      ("hinge", BinaryLoss.hinge01, BinaryLoss.hingeSigned), ("NLL", .nll01, .nllSigned),
    ] {
      let (w, gold) = zeroOne.batch(of: 40, using: &random)
      let signs = gold.map { 2 * $0 - 1 }
      holds("\(name): both gold conventions cost the same") {
        try requireEqual(
          zeroOne.value($0, w, gold, .none), signed.value($0, w, signs, .none), within: .identity,
          "equal losses of your two functions")
        try requireEqual(
          zeroOne.gradient($0, w, gold, .none), signed.gradient($0, w, signs, .none), within: .identity,
          "equal gradients of your two functions")
      }
    }
    let (w, gold) = BinaryLoss.hingeSigned.batch(of: 40, using: &random)
    holds("the binary hinge is at least the 0-1 error") {
      let value = try $0.binaryHingeSigned(w, gold: gold, reduction: .none).ofShape([40])
      for (n, label) in gold.enumerated() where Double(label) * w[n] <= 0 {
        try require(value[n] >= 1, "example \(n) is on the wrong side, and its hinge loss is below 1")
      }
    }
  }

  /// With two classes the multiclass losses are the binary ones.
  func checkMulticlassRelations() {
    let (w, gold) = BinaryLoss.hinge01.batch(of: 40, using: &random)
    let column = w.reshaped([40, 1])
    holds("NLL: two classes cost the same as the binary loss") {
      let pair = concatenate([Tensor.zeros([40, 1]), column], axis: 1)
      try requireEqual(
        $0.multiclassNLL(pair, gold: gold, reduction: .none),
        $0.binaryNLL01(w, gold: gold, reduction: .none), within: .identity,
        "equal losses of your two functions")
      try requireEqual(
        $0.multiclassNLLGradient(pair, gold: gold, reduction: .none).ofShape([40, 2]).select(axis: 1, at: 1),
        $0.binaryNLL01Gradient(w, gold: gold, reduction: .none), within: .identity,
        "equal gradients of your two functions")
    }
    holds("hinge: two classes cost the same as the binary loss") {
      let pair = concatenate([-0.5 * column, 0.5 * column], axis: 1)
      try requireEqual(
        $0.multiclassHinge(pair, gold: gold, margin: 1, reduction: .none),
        $0.binaryHinge01(w, gold: gold, reduction: .none), within: .identity,
        "equal losses of your two functions")
      try requireEqual(
        $0.multiclassHingeGradient(pair, gold: gold, margin: 1, reduction: .none).ofShape([40, 2])
          .select(axis: 1, at: 1),
        $0.binaryHinge01Gradient(w, gold: gold, reduction: .none), within: .identity,
        "equal gradients of your two functions")
    }
  }

  /// `.sum` and `.mean` are the sum and the mean of `.none`, and gradients follow.
  func checkReductions() {
    for loss in allLosses(count: 6) {
      holds("\(loss.name): sum and mean of the examples' losses") { solution in
        let each = try loss.value(solution, loss.w, .none).ofShape([6])
        try requireEqual(
          loss.value(solution, loss.w, .sum), Tensor(each.sum()), within: .identity, "sum = Σ none")
        try requireEqual(
          loss.value(solution, loss.w, .mean), Tensor(each.sum() / 6), within: .identity, "mean = Σ none / N")
      }
      holds("\(loss.name): gradients of the sum and of the mean") { solution in
        let sum = try loss.gradient(solution, loss.w, .sum)
        try requireEqual(loss.gradient(solution, loss.w, .none), sum, within: .identity, "∇none = ∇sum")
        try requireEqual(
          loss.gradient(solution, loss.w, .mean), sum / 6, within: .identity, "∇mean = ∇sum / N")
      }
    }
  }

  /// No loss is negative.
  func checkBounds() {
    for loss in allLosses(count: 20) {
      holds("\(loss.name) is at least 0") {
        let value = try loss.value($0, loss.w, .none).ofShape([20])
        try requireFinite(value)
        try require(value.min() >= -1e-12, "the loss of an example is \(value.min())")
      }
    }
  }

  /// Between two predictions, no loss lies above the straight line.
  func checkConvexity() {
    for loss in allLosses(count: 10) {
      let other = loss.w + 2 * Tensor.normal(loss.w.shape, using: &random)
      let t = random.uniform(in: 0.2..<0.8)
      holds("\(loss.name) is convex") {
        let between = try loss.value($0, (1 - t) * loss.w + t * other, .none).ofShape([10])
        let start = try loss.value($0, loss.w, .none).ofShape([10])
        let end = try loss.value($0, other, .none).ofShape([10])
        let line = (1 - t) * start + t * end
        try require(
          (line - between).min() >= -1e-9, "a loss between two predictions lies above the straight line")
      }
    }
  }

  /// The eight losses at random predictions.
  private func allLosses(count: Int) -> [AnyLoss] {
    let binary = [
      ("zero-one binary hinge", BinaryLoss.hinge01), ("signed binary hinge", .hingeSigned),
      ("zero-one binary NLL", .nll01),
      ("signed binary NLL", .nllSigned),
    ].map { name, loss in
      let (w, gold) = loss.batch(of: count, using: &random)
      return AnyLoss(
        name: name, w: w, value: { try loss.value($0, $1, gold, $2) },
        gradient: { try loss.gradient($0, $1, gold, $2) })
    }
    let classes = classLabels(count, 4)
    let scores = scoresAwayFromKinks(classes, classes: 4, margin: 1)
    let multiclass = [
      AnyLoss(
        name: "multiclass hinge", w: scores,
        value: { try $0.multiclassHinge($1, gold: classes, margin: 1, reduction: $2) },
        gradient: { try $0.multiclassHingeGradient($1, gold: classes, margin: 1, reduction: $2) }),
      AnyLoss(
        name: "multiclass NLL", w: scores, value: { try $0.multiclassNLL($1, gold: classes, reduction: $2) },
        gradient: { try $0.multiclassNLLGradient($1, gold: classes, reduction: $2) }),
    ]
    let gold = Tensor.normal([count], using: &random)
    let regression = [RegressionLoss.quadratic, .absolute].map { loss in
      AnyLoss(
        name: loss.name, w: Tensor.normal([count], using: &random),
        value: { try loss.value($0, $1, gold, $2) }, gradient: { try loss.gradient($0, $1, gold, $2) })
    }
    return binary + multiclass + regression
  }
}
