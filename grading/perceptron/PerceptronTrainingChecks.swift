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

  /// Item g. The corners of a square, labelled by whether their signs agree.
  static func notSeparable(_ t: Run) {
    let corners = Tensor([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    if !t.isHidden { stoppedEarly(t) }
    for epochs in t.isHidden ? [1, 2 + t.random.below(8), 25] : [1, 3] {
      let inputs = t.random.uniform(in: 0.5..<2) * corners
      t.holds("XOR stops after maxEpochs = \(epochs)") {
        let fit = try $0.fit(inputs: inputs, labels: [1, -1, -1, 1], maxEpochs: epochs)
        try require(!fit.converged, "`converged` is true, though no line separates these points")
        try require(fit.epochs == epochs, "`epochs` is \(fit.epochs) where maxEpochs = \(epochs) is due")
      }
    }
  }

  private static func stoppedEarly(_ t: Run) {
    t.holds("data that a line separates, stopped after the first epoch, in which an update was made") {
      let fit = try $0.fit(
        inputs: Tensor([[2, 1], [1, -1], [-1, -2], [-2, 1]]), labels: [1, 1, -1, -1], maxEpochs: 1)
      try require(fit.epochs == 1, "`epochs` is \(fit.epochs) where maxEpochs = 1 is due")
      try require(!fit.converged, "`converged` is true, though the last epoch made an update")
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
