package import Checks
import CourseModel
package import Exercises
package import Tensors

/// A linear classifier with a batch of inputs.
package struct Classifier {
  package let weights: Tensor
  package let bias: Double
  package let inputs: Tensor

  package var size: String { "inputs \(label(of: inputs.shape))" }

  package func scaled(by factor: Double) -> Classifier {
    Classifier(weights: factor * weights, bias: factor * bias, inputs: inputs)
  }

  /// With the features of weights and inputs in another order.
  package func permuted(_ order: [Int]) -> Classifier {
    Classifier(weights: weights.rows(at: order), bias: bias, inputs: inputs.take(axis: 1, at: order))
  }

  func scores(_ solution: any PerceptronExercise) throws -> Tensor {
    try solution.score(weights: weights, bias: bias, inputs: inputs)
  }

  package func predictions(_ solution: any PerceptronExercise) throws -> [Int] {
    try solution.predict(weights: weights, bias: bias, inputs: inputs)
  }

  func distances(_ solution: any PerceptronExercise) throws -> Tensor {
    try solution.signedDistance(weights: weights, bias: bias, inputs: inputs)
  }
}

extension Classifier {
  package init(_ weights: [Double], _ bias: Double, _ inputs: [[Double]]) {
    self.init(weights: Tensor(weights), bias: bias, inputs: Tensor(inputs))
  }
}

extension Trial<any PerceptronExercise> {
  package func checkVectors(lengths: [Int]) {
    for n in lengths {
      let (a, x) = (normal([n]), normal([n]))
      agrees("dot, length \(n)") { try $0.dot(a, x) }
      agrees("norm, length \(n)") { try $0.norm(a) }
      agrees("cosine, length \(n)") { try $0.cosine(a, x) }
      identity("‖a‖ ‖x‖ cosine(a, x) = a·x, length \(n)") {
        try ($0.norm(a) * $0.norm(x) * $0.cosine(a, x), $0.dot(a, x))
      }
      holds("Cauchy–Schwarz: |a·x| ≤ ‖a‖ ‖x‖, length \(n)") {
        let (product, bound) = try (abs($0.dot(a, x)), $0.norm(a) * $0.norm(x))
        let (left, right) = NumberText.texts(product, bound)
        try require(product <= bound * (1 + 1e-12), "|a·x| is \(left), ‖a‖ ‖x‖ is \(right)")
      }
    }
    let (long, short) = (Tensor.ones([3]), Tensor.ones([2]))
    rejects("dot of vectors of lengths 3 and 2 throws") { try $0.dot(long, short) }
    rejects("cosine of vectors of lengths 2 and 3 throws") { try $0.cosine(short, long) }
    rejects("cosine throws when the first vector is zero") { try $0.cosine(.zeros([2]), short) }
    rejects("cosine throws when the second vector is zero") { try $0.cosine(short, .zeros([2])) }
  }

  package func checkScores(_ shapes: [[Int]]) {
    for each in shapes.map(classifier) { agrees("random scores, \(each.size)") { try each.scores($0) } }
    rejects("inputs with 3 features do not fit 2 weights") {
      try Classifier([1, 1], 0, [[1, 1, 1], [1, 1, 1]]).scores($0)
    }
  }

  /// Scores are sums of multiples of ¼ without rounding, so that a tie is exact in whatever order one adds.
  package func checkPredictions(_ shapes: [[Int]]) {
    for each in shapes.map(exactClassifier) {
      agrees("exact scores with ties, \(each.size)") { try each.predictions($0) }
    }
  }

  package func checkDistances(_ shapes: [[Int]]) {
    for each in shapes.map(classifier) {
      let (scale, step) = (random.uniform(in: 0.2..<5), random.uniform(in: -2..<2))
      agrees("random distances, \(each.size)") { try each.distances($0) }
      identity("scaling weights and bias by c > 0 changes no distance, \(each.size)") {
        try (each.scaled(by: scale).distances($0), each.distances($0))
      }
      let moved = Classifier(
        weights: each.weights, bias: each.bias,
        inputs: each.inputs + step / each.weights.norm() * each.weights)
      identity("moving the inputs by t·a/‖a‖ adds t, \(each.size)") {
        try (moved.distances($0), each.distances($0) + step)
      }
    }
    rejects("zero weights have no decision boundary") {
      try Classifier([0, 0], 1, [[1, 1], [1, 1], [1, 1]]).distances($0)
    }
  }

  package func checkTraining() {
    for run in 1...5 {
      let (points, labels) = exactlySeparable()
      agrees("random separable points, run \(run)", within: .bitwise) {
        try $0.fit(inputs: points, labels: labels, maxEpochs: 2000)
      }
    }
    rejects("labels 0 and 1 throw") { try $0.fit(inputs: .ones([2, 3]), labels: [0, 1], maxEpochs: 5) }
    rejects("3 labels for 2 examples throw") {
      try $0.fit(inputs: .ones([2, 3]), labels: [1, -1, 1], maxEpochs: 5)
    }
  }

  /// The corners of a square, labelled by whether their signs agree.
  package func checkXOR(epochs: [Int]) {
    for epochs in epochs {
      let inputs = random.uniform(in: 0.5..<2) * Tensor([[1, 1], [1, -1], [-1, 1], [-1, -1]])
      checkEnd(
        "XOR stops after maxEpochs = \(epochs)", inputs: inputs, labels: [1, -1, -1, 1], maxEpochs: epochs)
    }
  }

  /// Expects a training that ends without having converged.
  func checkEnd(_ label: String, inputs: Tensor, labels: [Int], maxEpochs: Int) {
    holds(label) {
      let fit = try $0.fit(inputs: inputs, labels: labels, maxEpochs: maxEpochs)
      try require(!fit.converged, "`converged` is true, though the last epoch made an update")
      try require(fit.epochs == maxEpochs, "`epochs` is \(fit.epochs) where maxEpochs = \(maxEpochs) is due")
    }
  }

  /// Normal weights `(n)`, bias and inputs `(N, n)` for a shape `[N, n]`.
  private func classifier(_ shape: [Int]) -> Classifier {
    Classifier(weights: normal([shape[1]]), bias: random.normal(), inputs: normal(shape))
  }

  /// The same with multiples of ½ in [−2, 2], and a bias other than 0: scores are exact, and about one in
  /// ten is a tie.
  package func exactClassifier(_ shape: [Int]) -> Classifier {
    let bias = Double(1 + random.below(4)) / (random.bernoulli(0.5) ? 2 : -2)
    return Classifier(weights: halves([shape[1]]), bias: bias, inputs: halves(shape))
  }

  /// Between 5 and 9 points with coordinates that are multiples of ½, separated by a hyperplane.
  ///
  /// All of the algorithm's sums are exact on such data, whatever the order of summation, and ties occur.
  package func exactlySeparable() -> (points: Tensor, labels: [Int]) {
    let (count, n) = (5 + random.below(5), 2 + random.below(3))
    while true {
      let (a, b, x) = (halves([n]), halves([]).scalar, halves([count, n]))
      let scores = (x * a).sum(axis: 1) + b
      let labels = scores.storage.map { $0 > 0 ? 1 : -1 }
      if !scores.storage.contains(0), Set(labels).count == 2 { return (x, labels) }
    }
  }

  private func halves(_ shape: [Int]) -> Tensor { 0.5 * integers(shape, in: -4...4) }
}
