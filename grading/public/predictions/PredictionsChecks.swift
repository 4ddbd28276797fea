package import Checks
import Exercises
import Tensors

extension Trial<any PredictionsExercise> {
  package func checkLogSumExp(_ shapes: [[Int]]) {
    checkRandom(shapes) { try $0.logSumExp($1) }
    rejects("a scalar has no rows") { try $0.logSumExp(Tensor(1.0)) }
  }

  package func checkSoftmax(_ shapes: [[Int]]) {
    checkRandom(shapes) { try $0.softmax($1) }
    identity("logits in reverse give probabilities in reverse", at: shapes.map { normal($0) }) {
      try ($0.softmax($1.flipped(axis: -1)), $0.softmax($1).ofShape($1.shape).flipped(axis: -1))
    }
  }

  package func checkLogSoftmax(_ shapes: [[Int]]) { checkRandom(shapes) { try $0.logSoftmax($1) } }

  private func checkRandom(_ shapes: [[Int]], _ call: (Solution, Tensor) throws -> Tensor) {
    agrees("random logits", at: shapes.map { normal($0, deviation: 3) }, within: .exact, call)
    var extreme = uniform([4, 3], in: -10_000..<10_000)
    extreme[random.below(4), random.below(3)] = -.infinity
    agrees("logits between −10000 and 10000, and −∞", at: [extreme], within: .exact, call)
  }

  /// Gradients at random logits, and what holds because the softmax acts on every row by itself.
  package func checkSoftmaxGradient(_ shapes: [[Int]]) {
    for shape in shapes { gradients(of: softmax(at: normal(shape, deviation: 1.5))) }
    let function = softmax(at: normal([4, 6], deviation: 1.5))
    contracts(of: function)
    presumingForward { batches(of: function) }
    rejects("logits 3×4 and an upstream gradient 3×1 throw") {
      try $0.softmaxBackward(.ones([3, 4]), gradOutput: .ones([3, 1]))
    }
  }

  private func softmax(at w: Tensor) -> Differentiable<Solution> {
    Differentiable(
      "softmaxBackward, \(w.label)", at: w, named: "w", forward: { try $0.softmax($1) },
      backward: { try $0.softmaxBackward($1, gradOutput: $2) })
  }

  package func checkBinaryClasses(lengths: [Int]) {
    let scores = lengths.map { 0.5 * integers([$0], in: -3...3) }
    agrees("0/1: scores with ties", at: scores) { try $0.predictZeroOne($1) }
    agrees("−1/+1: scores with ties", at: scores) { try $0.predictSigned($1) }
  }

  package func checkBernoulli(lengths: [Int]) {
    let scores = lengths.map { normal([$0], deviation: 3) } + [opposites(3, in: 800..<10_000)]
    agrees("the probability of class 1", at: scores) { try $0.predictBernoulli($1) }
  }

  package func checkClasses(_ shapes: [[Int]]) {
    let scores = shapes.map { integers($0, in: -6 ... -1) }
    agrees("predictClass: negative scores with ties", at: scores) { try $0.predictClass($1) }
    agrees("predictOneHot: negative scores with ties", at: scores) { try $0.predictOneHot($1) }
    rejects("a vector is not a batch of rows") { try $0.predictClass(.ones([3])) }
  }
}
