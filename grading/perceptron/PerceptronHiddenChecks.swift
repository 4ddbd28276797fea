import Checks
import Exercises
import Tensors

// The checks of the perceptron that run only when a class is graded.
extension PerceptronChecks {
  /// Item f. Novikoff's theorem (1962): with margin γ and R² = max (‖x‖² + 1), at most R²/γ² updates.
  static func mistakeBound(_ t: Run) {
    for run in 1...3 {
      let data = unbalancedSeparable(t)
      let radiusSquared = (data.inputs * data.inputs).sum(axis: 1).max() + 1
      let bound = radiusSquared / (0.1 * 0.1)
      t.holds("200 points with margin 0.1, run \(run): converges within the bound, without training errors") {
        let fit = try $0.fit(inputs: data.inputs, labels: data.labels, maxEpochs: 200)
        try require(fit.converged, "did not converge in \(fit.epochs) epochs on separable data")
        try require(
          Double(fit.updates) <= bound,
          "made \(fit.updates) updates, where at most R²/γ² = \(Int(bound)) are possible")
        try requireShape(fit.weights, [5], "`weights`")
        let errors = errors(of: fit, on: data)
        try require(errors == 0, "says that it converged, but classifies \(errors) training points wrongly")
      }
    }
  }

  private static func errors(of fit: PerceptronFit, on data: LabelledData) -> Int {
    let scores = (data.inputs * fit.weights).sum(axis: 1) + fit.bias
    return zip(scores.storage, data.labels).count { score, label in (score > 0 ? 1 : -1) != label }
  }

  /// Item h.
  static func invariances(_ t: Run) {
    for shape in [[30, 4], [1, 3], [25, 2]] {
      let (a, b, x) = exactClassifier(t, shape)
      let order = t.random.permutation(shape[1])
      let factor = Double(2 + t.random.below(6))
      let size = label(of: shape)
      t.holds("permuting the features of weights and inputs changes no prediction, \(size)") {
        let permuted = try $0.predict(
          weights: a.rows(at: order), bias: b, inputs: x.take(axis: 1, at: order))
        try requireEqual(permuted, $0.predict(weights: a, bias: b, inputs: x), "the invariance")
      }
      t.holds("scaling weights and bias by c > 0 changes no prediction, \(size)") {
        let scaled = try $0.predict(weights: factor * a, bias: factor * b, inputs: x)
        try requireEqual(scaled, $0.predict(weights: a, bias: b, inputs: x), "the invariance")
      }
      let isTie = ((x * a).sum(axis: 1) + b).storage.map { $0 == 0 }
      t.holds("negating weights and bias flips every prediction but ties, \(size)") {
        let predictions = try $0.predict(weights: a, bias: b, inputs: x)
        let due = zip(predictions, isTie).map { sign, tie in tie ? sign : 0 &- sign }
        try requireEqual($0.predict(weights: -a, bias: -b, inputs: x), due, "the symmetry")
      }
    }
    negatedTie(t)
    permutedTraining(t)
  }

  private static func negatedTie(_ t: Run) {
    let factor = Double(1 + t.random.below(8))
    let (a, b, tie) = (Tensor([2 * factor, -factor]), 0.5 * factor, Tensor([[0.25, 1]]))
    t.holds("negating weights and bias leaves the prediction of a tie as it is") {
      try requireEqual(
        $0.predict(weights: -a, bias: -b, inputs: tie), $0.predict(weights: a, bias: b, inputs: tie),
        "the same prediction for a score of 0")
    }
  }

  private static func permutedTraining(_ t: Run) {
    let data = exactlySeparable(t)
    let order = t.random.permutation(data.inputs.shape[1])
    t.holds("permuting the features of the inputs permutes the trained weights") {
      let fit = try $0.fit(inputs: data.inputs, labels: data.labels, maxEpochs: 2000)
      try requireShape(fit.weights, [order.count], "`weights`")
      let permuted = try $0.fit(
        inputs: data.inputs.take(axis: 1, at: order), labels: data.labels, maxEpochs: 2000)
      try requireEqual(permuted.weights, fit.weights.rows(at: order), "the permutation of the weights")
      try requireEqual(permuted.bias, fit.bias, "the same bias")
    }
  }
}
