import Checks
import Exercises
import PublicLosses
import Tensors

extension Trial<any LossesExercise> {
  /// The two gold conventions describe the same loss.
  func checkBinaryRelations() {
    let conventions = [
      ("hinge", LossFunction.hinge01, LossFunction.hingeSigned), ("NLL", .nll01, .nllSigned),
    ]
    for (name, zeroOne, signed) in conventions {
      let (w, gold) = batch(of: 40, zeroOne)
      checkEqual("\(name): both gold conventions", zeroOne(w, gold), signed(w, gold.map { 2 * $0 - 1 }))
    }
    let (w, gold) = batch(of: 40, .hingeSigned)
    let hinge = LossFunction.hingeSigned(w, gold)
    holds("the binary hinge is at least the 0-1 error") {
      let value = try hinge.each($0, at: w)
      for (n, label) in gold.enumerated() where Double(label) * w[n] <= 0 {
        try require(value[n] >= 1, "example \(n) is on the wrong side, and its hinge loss is below 1")
      }
    }
  }

  /// With two classes the multiclass losses are the binary ones.
  func checkMulticlassRelations() {
    let (w, gold) = batch(of: 40, .hinge01)
    let column = w.reshaped([40, 1])
    let losses = [
      (
        "NLL", LossFunction.multiclassNLL, LossFunction.nll01,
        concatenate([.zeros([40, 1]), column], axis: 1)
      ),
      ("hinge", .multiclassHinge(margin: 1), .hinge01, concatenate([-0.5 * column, 0.5 * column], axis: 1)),
    ]
    for (name, multiclass, binary, pair) in losses {
      let scores = multiclass(pair, gold)
      let ofSecond = LossOfBatch(name, pair, value: scores.value) {
        try scores.gradient($0, $1, $2).ofShape([40, 2]).select(axis: 1, at: 1)
      }
      checkEqual("\(name): two classes and the binary loss", ofSecond, binary(w, gold))
    }
  }

  private func checkEqual(_ label: String, _ one: LossOfBatch, _ other: LossOfBatch) {
    identity("\(label) cost the same") { try (one.value($0, one.w, .none), other.value($0, other.w, .none)) }
    identity("\(label) have the same gradient") {
      try (one.gradient($0, one.w, .none), other.gradient($0, other.w, .none))
    }
  }

  /// No loss is negative.
  func checkBounds() {
    for loss in allLosses(count: 20) {
      holds("\(loss.label) is at least 0") {
        let value = try loss.each($0, at: loss.w)
        try requireFinite(value)
        try require(value.min() >= -1e-12, "the loss of an example is \(value.min())")
      }
    }
  }

  /// Between two predictions, no loss lies above the straight line.
  func checkConvexity() {
    for loss in allLosses(count: 10) {
      let other = loss.w + normal(loss.w.shape, deviation: 2)
      let t = random.uniform(in: 0.2..<0.8)
      holds("\(loss.label) is convex") {
        let between = try loss.each($0, at: (1 - t) * loss.w + t * other)
        let line = try (1 - t) * loss.each($0, at: loss.w) + t * loss.each($0, at: other)
        try require(
          (line - between).min() >= -1e-9, "a loss between two predictions lies above the straight line")
      }
    }
  }
}
