import Checks
import ExerciseBridges
import Exercises
import Tensors

extension PerceptronChecks {
  /// Item e.
  static func trace(_ t: Run) {
    if !t.isHidden { knownTraces(t) }
    for run in 1...5 {
      let data = exactlySeparable(t)
      t.agrees("random separable points, run \(run)", within: .bitwise) {
        try $0.fit(inputs: data.inputs, labels: data.labels, maxEpochs: 2000)
      }
    }
    t.rejects("labels 0 and 1 throw") { try $0.fit(inputs: .ones([2, 3]), labels: [0, 1], maxEpochs: 5) }
    t.rejects("3 labels for 2 examples throw") {
      try $0.fit(inputs: .ones([2, 3]), labels: [1, -1, 1], maxEpochs: 5)
    }
  }

  private static func knownTraces(_ t: Run) {
    t.expect(
      "(2, 1), (1, −1), (−1, −2), (−2, 1) with labels +, +, −, −",
      equals: PerceptronFit(weights: Tensor([2, 1]), bias: 1, updates: 1, epochs: 2, converged: true)
    ) {
      try $0.fit(
        inputs: Tensor([[2, 1], [1, -1], [-1, -2], [-2, 1]]), labels: [1, 1, -1, -1], maxEpochs: 100)
    }
    t.expect(
      "(1, 2), (2, 0.5), (−1, 0.2), (0.3, −1) with labels +, −, +, −",
      equals: PerceptronFit(weights: Tensor([-1, 1.5]), bias: 0, updates: 2, epochs: 2, converged: true)
    ) {
      try $0.fit(
        inputs: Tensor([[1, 2], [2, 0.5], [-1, 0.2], [0.3, -1]]), labels: [1, -1, 1, -1], maxEpochs: 100)
    }
  }
}
