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
      let value = try hinge.each($0)
      for (n, label) in gold.enumerated() where Double(label) * w[n] <= 0 {
        try require(value[n] >= 1, "example \(n) is on the wrong side, and its hinge loss is below 1")
      }
    }
  }

  /// With two classes the multiclass losses are the binary ones.
  func checkMulticlassRelations() {
    let (w, gold) = batch(of: 40, .hinge01)
    let scores = w.reshaped([40, 1])
    let losses = [
      ("NLL", LossFunction.multiclassNLL, LossFunction.nll01, [0 * scores, scores]),
      ("hinge", .multiclassHinge(margin: 1), .hinge01, [-0.5 * scores, 0.5 * scores]),
    ]
    for (name, multiclass, binary, columns) in losses {
      let pairs = multiclass(concatenate(columns, axis: 1), gold)
      var second = pairs
      second.gradient = { try pairs.gradient($0, $1, $2).ofShape([40, 2]).select(axis: 1, at: 1) }
      checkEqual("\(name): two classes and the binary loss", second, binary(w, gold))
    }
  }

  private func checkEqual(_ label: String, _ one: LossOfBatch, _ other: LossOfBatch) {
    identity("\(label) cost the same") { try (one.each($0), other.each($0)) }
    identity("\(label) have the same gradient") {
      try (one.gradient($0, one.w, .sum), other.gradient($0, other.w, .sum))
    }
  }

  /// No loss is negative.
  func checkBounds() {
    holds("at least 0", at: allLosses(count: 20)) {
      let value = try $1.each($0)
      try requireFinite(value)
      try require(value.min() >= -1e-12, "the loss of an example is \(value.min())")
    }
  }

  /// Between two predictions, no loss lies above the straight line.
  func checkConvexity() {
    let t = random.uniform(in: 0.2..<0.8)
    for loss in allLosses(count: 10) {
      let other = loss.w + normal(loss.w.shape, deviation: 2)
      holds("convex, \(loss.label)") {
        let between = try loss.each($0, at: (1 - t) * loss.w + t * other)
        let line = try (1 - t) * loss.each($0) + t * loss.each($0, at: other)
        try require(
          (line - between).min() >= -1e-9, "a loss between two predictions lies above the straight line")
      }
    }
  }
}
