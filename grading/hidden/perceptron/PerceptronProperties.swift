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
    for each in shapes.map(exactClassifier) {
      let order = random.reordering(each.weights.count)
      let factor = Double(2 + random.below(6))
      identity("permuting the features of weights and inputs changes no prediction, \(each.size)") {
        try (each.permuted(order).predictions($0), each.predictions($0))
      }
      identity("scaling weights and bias by c > 0 changes no prediction, \(each.size)") {
        try (each.scaled(by: factor).predictions($0), each.predictions($0))
      }
      let scores = (each.inputs * each.weights).sum(axis: 1) + each.bias
      identity("negating weights and bias flips every prediction but ties, \(each.size)") {
        let due = try zip(each.predictions($0), scores.storage).map { sign, score in
          score == 0 ? sign : 0 &- sign
        }
        return (try each.scaled(by: -1).predictions($0), due)
      }
    }
    let tie = Classifier([2, -1], 0.5, [[0.25, 1]]).scaled(by: Double(1 + random.below(8)))
    identity("negating weights and bias leaves the prediction of a tie as it is") {
      try (tie.scaled(by: -1).predictions($0), tie.predictions($0))
    }
  }

  func checkPermutedTraining() {
    let (points, labels) = exactlySeparable()
    let order = random.reordering(points.shape[1])
    holds("permuting the features of the inputs permutes the trained weights") {
      let fit = try $0.fit(inputs: points, labels: labels, maxEpochs: 2000)
      try requireShape(fit.weights, [order.count], "`weights`")
      let permuted = try $0.fit(inputs: points.take(axis: 1, at: order), labels: labels, maxEpochs: 2000)
      try requireEqual(permuted.weights, fit.weights.rows(at: order), "the permutation of the weights")
      try requireEqual(permuted.bias, fit.bias, "the same bias")
    }
  }
}
