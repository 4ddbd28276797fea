import Checks
import ExerciseBridges
import Exercises
import Tensors

// Items a to c: log-sum-exp, softmax and its logarithm.
extension PredictionsChecks {
  /// Shapes of random logits; the last axis holds the classes.
  static func shapes(_ t: Run) -> [[Int]] {
    t.isHidden
      ? [[9], [1, 6], [7, 1], [4, 1, 3], [3, 2, 5]] : [[5], [1, 4], [6, 1], [3, 5], [2, 3, 4]]
  }

  /// Item a.
  static func logSumExp(_ t: Run) {
    if !t.isHidden { knownLogSumExp(t) }
    for shape in shapes(t) {
      let w = Tensor.normal(shape, deviation: 3, using: &t.random)
      let shift = t.random.uniform(in: -50..<50)
      let size = label(of: shape)
      t.agrees("random logits, \(size)") { try $0.logSumExp(w) }
      t.holds("adding c to every logit adds c, \(size)") { student in
        let due = try sound(student.logSumExp(w), Array(shape.dropLast())) + shift
        try requireEqual(
          student.logSumExp(w + shift), due, within: .identity, "logSumExp(w + c) = logSumExp(w) + c")
      }
      t.holds("at least the largest logit, \(size)") { student in
        let excess = try sound(student.logSumExp(w), Array(shape.dropLast())) - w.max(axis: -1)
        try require(
          excess.storage.allSatisfy { $0 >= -1e-12 }, "log Σ e^w is less than the largest w of a row")
      }
    }
    t.agrees("logits between −10000 and 10000") { [large = largeLogits(t)] in try $0.logSumExp(large) }
    t.rejects("a scalar has no rows") { try $0.logSumExp(Tensor(1.0)) }
  }

  private static func knownLogSumExp(_ t: Run) {
    t.expect("logSumExp((1000, 1000)) is 1000 + log 2", equals: Tensor(1000.6931471805599)) {
      try $0.logSumExp(Tensor([1000, 1000]))
    }
    t.expect("logSumExp((−1000, −1000)) is −1000 + log 2", equals: Tensor(-999.3068528194401)) {
      try $0.logSumExp(Tensor([-1000, -1000]))
    }
    t.expect("one result per row: log 3 and 7", equals: Tensor([1.0986122886681098, 7])) {
      try $0.logSumExp(Tensor([[0, 0, 0], [-.infinity, 7, -.infinity]]))
    }
  }

  /// Item b.
  static func softmax(_ t: Run) {
    if !t.isHidden { knownSoftmax(t) }
    for shape in shapes(t) {
      let w = Tensor.normal(shape, deviation: 2, using: &t.random)
      let shift = t.random.uniform(in: -50..<50)
      let order = t.random.permutation(shape[shape.count - 1])
      let size = label(of: shape)
      t.agrees("random logits, \(size)") { try $0.softmax(w) }
      t.holds("every row sums to 1, \(size)") { student in
        let sums = try sound(student.softmax(w), shape).sum(axis: -1)
        try requireEqual(sums, .ones(sums.shape), within: .identity, "Σ p = 1 in every row")
      }
      t.holds("adding c to every logit changes nothing, \(size)") { student in
        try requireEqual(
          student.softmax(w + shift), student.softmax(w), within: .identity, "softmax(w + c) = softmax(w)")
      }
      t.holds("permuting the classes permutes the probabilities, \(size)") { student in
        let due = try sound(student.softmax(w), shape).take(axis: -1, at: order)
        try requireEqual(
          student.softmax(w.take(axis: -1, at: order)), due, within: .identity, "the same permutation")
      }
    }
    t.agrees("logits between −10000 and 10000") { [large = largeLogits(t)] in try $0.softmax(large) }
  }

  private static func knownSoftmax(_ t: Run) {
    let p = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]
    t.expect("softmax((1, 2, 3))", equals: Tensor(p)) { try $0.softmax(Tensor([1, 2, 3])) }
    t.expect("each row by itself", equals: Tensor([p, [1, 1, 1].map { $0 / 3 }])) {
      try $0.softmax(Tensor([[1, 2, 3], [5, 5, 5]]))
    }
    t.expect("large logits (1000, 1000, −1000)", equals: Tensor([0.5, 0.5, 0])) {
      try $0.softmax(Tensor([1000, 1000, -1000]))
    }
    t.expect(
      "a logit of −∞ has probability exactly 0", equals: Tensor([0, 0.5, 0.5]), within: .relative(1e-10)
    ) {
      try $0.softmax(Tensor([-.infinity, 3, 3]))
    }
  }

  /// Item c.
  static func logSoftmax(_ t: Run) {
    if !t.isHidden {
      t.expect("logSoftmax((0, −10000)) is (0, −10000), not −∞", equals: Tensor([0, -1e4])) {
        try $0.logSoftmax(Tensor([0, -1e4]))
      }
      let logHalf = -0.6931471805599453
      t.expect("logSoftmax((1000, 1000)) is −log 2", equals: Tensor([logHalf, logHalf])) {
        try $0.logSoftmax(Tensor([1000, 1000]))
      }
      t.expect("a logit of −∞ stays −∞", equals: Tensor([-.infinity, logHalf, logHalf])) {
        try $0.logSoftmax(Tensor([-.infinity, 3, 3]))
      }
    }
    for shape in shapes(t) {
      let w = Tensor.normal(shape, deviation: 3, using: &t.random)
      t.agrees("random logits, \(label(of: shape))") { try $0.logSoftmax(w) }
      t.holds("the exponentials of every row sum to 1, \(label(of: shape))") { student in
        let sums = try exp(sound(student.logSoftmax(w), shape)).sum(axis: -1)
        try requireEqual(sums, .ones(sums.shape), within: .identity, "Σ e^(log p) = 1 in every row")
      }
    }
    t.agrees("logits between −10000 and 10000") { [large = largeLogits(t)] in try $0.logSoftmax(large) }
  }

  private static func largeLogits(_ t: Run) -> Tensor {
    .uniform([4, 3], in: -10_000..<10_000, using: &t.random)
  }

  /// A result of the shape that is due, so that it can be computed with.
  static func sound(_ values: Tensor, _ shape: [Int]) throws -> Tensor {
    try requireShape(values, shape)
    return values
  }
}
