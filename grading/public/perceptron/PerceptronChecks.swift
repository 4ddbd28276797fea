package import Checks
package import Exercises
package import Tensors

/// A linear classifier with a batch of inputs.
package struct Classifier: Labelled {
  let weights: Tensor
  let bias: Double
  let inputs: Tensor

  package var label: String { "inputs \(inputs.label)" }

  /// The right scores.
  package var scores: Tensor { (inputs * weights).sum(axis: 1) + bias }

  package func scaled(by factor: Double) -> Classifier {
    Classifier(weights: factor * weights, bias: factor * bias, inputs: inputs)
  }

  /// With the features of weights and inputs from last to first.
  package var flipped: Classifier {
    Classifier(weights: weights.flipped(axis: 0), bias: bias, inputs: inputs.flipped(axis: 1))
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
  init(_ weights: [Double], _ bias: Double, _ inputs: [[Double]]) {
    self.init(weights: Tensor(weights), bias: bias, inputs: Tensor(inputs))
  }
}

extension Trial<any PerceptronExercise> {
  package func checkVectors(lengths: [Int]) {
    for n in lengths {
      let (a, x) = (normal([n]), normal([n]))
      agrees("dot, length \(n)", within: .exact) { try $0.dot(a, x) }
      agrees("norm, length \(n)", within: .exact) { try $0.norm(a) }
      agrees("cosine, length \(n)", within: .exact) { try $0.cosine(a, x) }
    }
    let (long, short) = (Tensor.ones([3]), Tensor.ones([2]))
    rejects("dot of vectors of lengths 3 and 2 throws") { try $0.dot(long, short) }
    rejects("cosine of vectors of lengths 2 and 3 throws") { try $0.cosine(short, long) }
    rejects("cosine throws when the first vector is zero") { try $0.cosine(.zeros([2]), short) }
    rejects("cosine throws when the second vector is zero") { try $0.cosine(short, .zeros([2])) }
  }

  package func checkScores(_ shapes: [[Int]]) {
    agrees("random scores", at: shapes.map(classifier), within: .exact) { try $1.scores($0) }
    rejects("inputs with 3 features do not fit 2 weights") {
      try Classifier([1, 1], 0, [[1, 1, 1], [1, 1, 1]]).scores($0)
    }
  }

  package func checkPredictions(_ shapes: [[Int]]) {
    let classifiers = shapes.map(exactClassifier)
    agrees("scores with a tie", at: classifiers) { try $1.predictions($0) }
    agrees("scores with a tie, all close to 0", at: classifiers.map { $0.scaled(by: 0x1p-30) }) {
      try $1.predictions($0)
    }
  }

  package func checkDistances(_ shapes: [[Int]]) {
    agrees("random distances", at: shapes.map(classifier), within: .exact) { try $1.distances($0) }
    rejects("zero weights have no decision boundary") {
      try Classifier([0, 0], 1, [[1, 1], [1, 1], [1, 1]]).distances($0)
    }
  }

  package func checkTraining() {
    for run in 1...5 {
      let (points, labels) = exactlySeparable()
      agrees("random separable points, run \(run)", within: .bitwise) {
        try $0.fit(inputs: points, labels: labels, maxEpochs: 200)
      }
      agrees("random separable points, run \(run), with no epoch more than it takes", within: .bitwise) {
        let epochs = try fromReference("epochs, run \(run)") {
          try $0.fit(inputs: points, labels: labels, maxEpochs: 200).epochs
        }
        return try $0.fit(inputs: points, labels: labels, maxEpochs: epochs)
      }
    }
    let m = Double(2 + random.below(6))
    agrees("an example whose score is exactly 0 after the first update", within: .bitwise) {
      // With w = (1, m) and b = 1 the second example's score is (m − 1) − m + 1.
      try $0.fit(inputs: Tensor([[1, m], [m - 1, -1], [-3, -3]]), labels: [1, 1, -1], maxEpochs: 50)
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

  /// The same with multiples of ½ in [−2, 2], so that scores are exact in whatever order one adds. One of the inputs
  /// is a tie, though the bias is not 0.
  package func exactClassifier(_ shape: [Int]) -> Classifier {
    while true {
      let (weights, inputs) = (halves([shape[1]]), halves(shape))
      let bias = -(inputs.row(random.below(shape[0])) * weights).sum()
      if bias != 0 { return Classifier(weights: weights, bias: bias, inputs: inputs) }
    }
  }

  /// Between 5 and 9 points with coordinates that are multiples of ½, separated by a hyperplane.
  ///
  /// All of the algorithm's sums are exact on such data, whatever the order of summation, and ties occur.
  package func exactlySeparable() -> (points: Tensor, labels: [Int]) {
    let (count, n) = (5 + random.below(5), 2 + random.below(3))
    while true {
      let plane = Classifier(weights: halves([n]), bias: halves([]).scalar, inputs: halves([count, n]))
      let labels = plane.scores.storage.map { $0 > 0 ? 1 : -1 }
      if !plane.scores.storage.contains(0), Set(labels).count == 2 { return (plane.inputs, labels) }
    }
  }

  private func halves(_ shape: [Int]) -> Tensor { 0.5 * integers(shape, in: -4...4) }
}
