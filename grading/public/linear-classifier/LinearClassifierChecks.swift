package import Checks
import Exercises
import Foundation
import Tensors

extension Trial<any LinearClassifierExercise> {
  /// The affine map against the reference, and arguments to refuse.
  package func checkAffine(_ sizes: [[Int]]) {
    agrees("affine", at: sizes.map(batch), within: .exact) { try $1.affine($0) }
    for (name, unfit) in unfitBatches { rejects("\(name): no logits") { try unfit.affine($0) } }
  }

  /// The gradient of the affine map by one argument, and arguments to refuse.
  package func checkAffineGradient(by name: String, _ sizes: [[Int]]) {
    for batch in sizes.map(batch) {
      let map = batch.affineMap(movingOnly: name)
      gradients(of: map)
      contracts(of: map)
      presumingForward { adjoint(of: map, in: name) }
    }
    let fitting = batch([4, 3, 2])
    let unfit = unfitBatches.map { ($0.name, $0.batch, [4, 2]) }
    for (name, batch, shape) in unfit + [
      ("an upstream gradient of another shape than the logits", fitting, [3, 2])
    ] {
      rejects("\(name): no gradients") {
        try $0.affineBackward(batch.inputs, weight: batch.weight, bias: batch.bias, gradOutput: .ones(shape))
          .bias
      }
    }
  }

  private var unfitBatches: [(name: String, batch: LabelledBatch)] {
    let fitting = batch([4, 3, 2])
    return [
      ("inputs with a feature too many", fitting.with { $0.inputs = .ones([4, 4]) }),
      ("one example as a vector", fitting.with { $0.inputs = .ones([3]) }),
      (
        "the weights of one class as a vector",
        fitting.with { ($0.weight, $0.bias) = (.ones([3]), .ones([3])) }
      ),
      ("a bias too few", fitting.with { $0.bias = .ones([1]) }),
    ]
  }

  /// The exact draws, which decide bounds and distribution.
  package func checkInitialisation(_ shapes: [(fanOut: Int, fanIn: Int)]) {
    for (fanOut, fanIn) in shapes {
      let secret = random.next()
      let name = "(\(fanOut), \(fanIn))"
      agrees("\(name): one uniform draw from [−ℓ, ℓ) a weight, row by row") {
        var rng = SplitMix64.forStudent(secret: secret)
        return try $0.glorotUniform(fanOut: fanOut, fanIn: fanIn, using: &rng)
      }
      agrees("\(name): nothing else is drawn", within: .bitwise) {
        var rng = SplitMix64.forStudent(secret: secret)
        _ = try $0.glorotUniform(fanOut: fanOut, fanIn: fanIn, using: &rng)
        return rng.uniform()
      }
    }
    rejects("weights for 0 features are refused") {
      var rng = SplitMix64.forStudent(secret: 1)
      return try $0.glorotUniform(fanOut: 3, fanIn: 0, using: &rng)
    }
    rejects("weights for 0 classes are refused") {
      var rng = SplitMix64.forStudent(secret: 1)
      return try $0.glorotUniform(fanOut: 0, fanIn: 3, using: &rng)
    }
  }

  /// The loss, a step along its gradient, the loss that the step reports, and what is refused.
  package func checkStep(_ sizes: [[Int]], rate: Double) {
    let batches = sizes.map(batch)
    let large = batches[0].with { $0.weight = 5000 * $0.weight }
    presumingForward {
      agrees("the loss", at: batches) { try $1.loss($0) }
      agrees("logits in the thousands: the loss, without overflow") { try large.loss($0) }
    }
    for batch in batches { gradients(of: batch.lossByStep(rate: rate)) }
    identity("a step reports the loss before it", at: batches) {
      try ($1.step($0, rate: rate).loss, $1.loss($0))
    }
    holds("logits in the thousands: a step leads to finite parameters") {
      let after = try large.step($0, rate: rate)
      try requireFinite(after.weight, "`weight`")
      try requireFinite(after.bias, "`bias`")
    }
    for (name, unfit) in unfitLabels { rejects("\(name): no loss") { try unfit.loss($0) } }
    for rate in [0, -0.1, .infinity, .nan] {
      rejects("a learning rate of \(rate) is refused") { try batches[0].step($0, rate: rate).loss }
    }
  }

  private var unfitLabels: [(name: String, batch: LabelledBatch)] {
    let fitting = batch([3, 2, 4])
    return [
      ("label 4 of 4 classes", fitting.with { $0.labels = [0, 4, 1] }),
      ("label −1", fitting.with { $0.labels = [0, -1, 1] }),
      ("two labels for three examples", fitting.with { $0.labels = [0, 1] }),
      ("an empty batch", fitting.with { ($0.inputs, $0.labels) = (.zeros([0, 2]), []) }),
    ]
  }

  /// Accuracy against the reference, with integer weights and inputs, so that some largest logits are equal; and labels to
  /// refuse.
  package func checkAccuracy(_ sizes: [[Int]]) {
    for sizes in sizes {
      let batch = batch(sizes).with {
        $0.inputs = integers($0.inputs.shape, in: -1...1)
        $0.weight = integers($0.weight.shape, in: -1...1)
        $0.bias = integers($0.bias.shape, in: -1...1)
      }
      agrees("accuracy with equal logits, \(batch.label)", within: .exact) { try batch.accuracy($0) }
    }
    for (name, unfit) in unfitLabels { rejects("\(name): no accuracy") { try unfit.accuracy($0) } }
  }
}
