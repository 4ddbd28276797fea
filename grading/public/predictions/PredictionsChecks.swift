package import Checks
import Exercises
import Tensors

extension Trial<any PredictionsExercise> {
  package func checkLogSumExp(_ shapes: [[Int]]) {
    let (logits, shift) = (shapes.map { normal($0, deviation: 3) }, random.uniform(in: -50..<50))
    let rows = { (w: Tensor) in Array(w.shape.dropLast()) }
    checkRandom(logits) { try $0.logSumExp($1) }
    identity("logSumExp(w + c) = logSumExp(w) + c", at: logits) {
      try ($0.logSumExp($1 + shift), $0.logSumExp($1).ofShape(rows($1)) + shift)
    }
    holds("at least the largest logit", at: logits) {
      let excess = try $0.logSumExp($1).ofShape(rows($1)) - $1.max(axis: -1)
      try require(
        excess.storage.allSatisfy { $0 >= -1e-12 }, "log Σ e^w is less than the largest w of a row")
    }
    rejects("a scalar has no rows") { try $0.logSumExp(Tensor(1.0)) }
  }

  package func checkSoftmax(_ shapes: [[Int]]) {
    let (logits, shift) = (shapes.map { normal($0, deviation: 2) }, random.uniform(in: -50..<50))
    checkRandom(logits) { try $0.softmax($1) }
    checkRows("every row sums to 1", equal: 1, at: logits) { try $0.softmax($1) }
    identity("softmax(w + c) = softmax(w)", at: logits) { try ($0.softmax($1 + shift), $0.softmax($1)) }
    for w in logits {
      let permutation = Symmetry.permutation(axis: -1, using: &random)
      equivariance("softmax, \(label(of: w.shape))", at: w, under: permutation) { try $0.softmax($1) }
    }
  }

  package func checkLogSoftmax(_ shapes: [[Int]]) {
    let logits = shapes.map { normal($0, deviation: 3) }
    checkRandom(logits) { try $0.logSoftmax($1) }
    checkRows("the exponentials of every row sum to 1", equal: 1, at: logits) { try exp($0.logSoftmax($1)) }
  }

  /// Gradients at random logits; and what holds because the softmax acts on every row by itself, and because its rows
  /// sum to 1.
  package func checkSoftmaxGradient(_ shapes: [[Int]], contracts shape: [Int]) {
    for shape in shapes { gradients(of: softmax(at: normal(shape, deviation: 1.5))) }
    let (w, upstream) = (normal(shape, deviation: 1.5), normal(shape))
    contracts(of: softmax(at: w))
    presumingForward {
      batches(of: softmax(at: w))
      checkRows("every row of the gradient sums to 0", equal: 0, at: [w]) {
        try $0.softmaxBackward($1, gradOutput: upstream)
      }
      expect(
        "an upstream gradient of ones gives zero: the probabilities cannot all grow", equals: .zeros(shape)
      ) {
        try $0.softmaxBackward(w, gradOutput: .ones(shape))
      }
    }
    rejects("logits 3×4 and an upstream gradient 3×1 throw") {
      try $0.softmaxBackward(.ones([3, 4]), gradOutput: .ones([3, 1]))
    }
  }

  private func softmax(at w: Tensor) -> Differentiable<Solution> {
    Differentiable(
      "softmaxBackward, \(label(of: w.shape))", at: w, named: "w", forward: { try $0.softmax($1) },
      backward: { try $0.softmaxBackward($1, gradOutput: $2) })
  }

  private func checkRandom(_ logits: [Tensor], _ call: (Solution, Tensor) throws -> Tensor) {
    agrees("random logits", at: logits, call)
    agrees("logits between −10000 and 10000", at: [uniform([4, 3], in: -10_000..<10_000)], call)
  }

  /// Expects results of the shape of the logits, whose rows have a known sum.
  private func checkRows(
    _ label: String, equal sum: Double, at logits: [Tensor], _ call: (Solution, Tensor) throws -> Tensor
  ) {
    identity(label, at: logits) {
      (try call($0, $1).ofShape($1.shape).sum(axis: -1), .full(Array($1.shape.dropLast()), sum))
    }
  }

  package func checkBinaryClasses(lengths: [Int]) {
    let scores = lengths.map { 0.5 * integers([$0], in: -3...3) }
    agrees("0/1: scores with ties", at: scores) { try $0.predictZeroOne($1) }
    agrees("−1/+1: scores with ties", at: scores) { try $0.predictSigned($1) }
  }

  /// The probability of class 1 is the second entry of the softmax.
  package func checkBernoulli(lengths: [Int]) {
    for w in lengths.map({ normal([$0], deviation: 3) }) {
      attempt("the second entry of softmax((0, w)), length \(w.count)") {
        let due = try fromReference("softmax of (0, w), length \(w.count)") {
          try $0.softmax(stack([.zeros(w.shape), w], axis: 1)).select(axis: 1, at: 1)
        }
        try requireEqual(student.predictBernoulli(w), due, within: .reference)
      }
    }
  }

  package func checkClasses(_ shapes: [[Int]]) {
    let scores = shapes.map { integers($0, in: -6 ... -1) }
    agrees("predictClass: negative scores with ties", at: scores) { try $0.predictClass($1) }
    agrees("predictOneHot: negative scores with ties", at: scores) { try $0.predictOneHot($1) }
    identity("⟨predictOneHot(w), w⟩ is the largest score of every row", at: scores, within: .bitwise) {
      try (($0.predictOneHot($1).ofShape($1.shape) * $1).sum(axis: 1), $1.max(axis: 1))
    }
    rejects("a vector is not a batch of rows") { try $0.predictClass(.ones([3])) }
  }
}
