import Checks
import Exercises
import LabKit
import PublicPerceptron
import Tensors

extension Trial<any PerceptronExercise> {
  /// Novikoff's theorem (1962): with margin γ and R² = max (‖x‖² + 1), at most R²/γ² updates.
  func checkMistakeBound() {
    for run in 1...3 {
      let data = unbalancedSeparable()
      let radiusSquared = (data.inputs * data.inputs).sum(axis: 1).max() + 1
      let bound = radiusSquared / (0.1 * 0.1)
      holds("200 points with margin 0.1, run \(run): converges within the bound, without training errors") {
        let fit = try $0.fit(inputs: data.inputs, labels: data.labels, maxEpochs: 200)
        try require(fit.converged, "did not converge in \(fit.epochs) epochs on separable data")
        try require(
          Double(fit.updates) <= bound,
          "made \(fit.updates) updates, where at most R²/γ² = \(Int(bound)) are possible")
        let scores = try (data.inputs * fit.weights.ofShape([5], "`weights`")).sum(axis: 1) + fit.bias
        let errors = zip(scores.storage, data.labels).count { ($0 > 0 ? 1 : -1) != $1 }
        try require(errors == 0, "says that it converged, but classifies \(errors) training points wrongly")
      }
    }
  }

  /// Data set D1 with margin 0.1, 200 points in 5 dimensions.
  ///
  /// At least 125 points are of one class: with balanced classes the plane may pass so close to the origin
  /// that one without bias separates the points as well, and a bias that never changes would go unnoticed.
  private func unbalancedSeparable() -> LabelledData {
    while true {
      let data = LabelledData.separable(count: 200, dimension: 5, margin: 0.1, seed: random.next())
      if abs(data.labels.reduce(0, +)) >= 50 { return data }
    }
  }

  func checkInvariances(_ shapes: [[Int]]) {
    let classifiers = shapes.map(exactClassifier)
    // A power of two, with which products are exact.
    let factor = 1 / Double(8 << random.below(4))
    identity("permuting the features of weights and inputs changes no prediction", at: classifiers) {
      try ($1.flipped.predictions($0), $1.predictions($0))
    }
    identity("scaling weights and bias by c > 0 changes no prediction", at: classifiers) {
      try ($1.scaled(by: factor).predictions($0), $1.predictions($0))
    }
    identity("negating weights and bias flips every prediction but ties", at: classifiers) {
      let due = try zip($1.predictions($0), $1.scores.storage).map { $1 == 0 ? $0 : 0 &- $0 }
      return (try $1.scaled(by: -1).predictions($0), due)
    }
  }

  func checkPermutedTraining() {
    let (points, labels) = exactlySeparable()
    let order = random.reordering(points.shape[1])
    identity("permuting the features of the inputs permutes the trained weights, and changes nothing else") {
      var due = try $0.fit(inputs: points, labels: labels, maxEpochs: 200)
      due.weights = try due.weights.ofShape([order.count], "`weights`").rows(at: order)
      return (
        try $0.fit(inputs: points.take(axis: 1, at: order), labels: labels, maxEpochs: 200), due
      )
    }
  }
}
