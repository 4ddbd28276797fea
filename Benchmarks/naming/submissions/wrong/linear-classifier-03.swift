import Foundation
import LabKit

/// One batch with its parameters; everything that the exercise asks for is a property of it.
private struct Batch {
  let x, w, b: Tensor
  let y: [Int]

  init(_ x: Tensor, _ y: [Int], _ w: Tensor, _ b: Tensor) throws {
    try Batch.fit(x, w, b)
    guard x.shape[0] > 0 else { throw LabError.invalidArgument("the batch is empty") }
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("\(y.count) labels for \(x.shape[0]) examples") }
    guard y.allSatisfy({ 0 <= $0 && $0 < w.shape[0] }) else { throw LabError.invalidArgument("labels \(y)") }
    (self.x, self.y, self.w, self.b) = (x, y, w, b)
  }

  static func fit(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    guard x.rank == 2, w.rank == 2, x.shape[1] == w.shape[1] else { throw LabError.shapeMismatch("features") }
    guard b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("biases") }
  }

  var logits: Tensor { einsum("nd,kd->nk", x, w) + b }

  var logProbabilities: Tensor {
    let z = logits - logits.max(axis: 1, keepDims: true)
    return z - log(exp(z).sum(axis: 1, keepDims: true))
  }

  var loss: Double {
    let logp = logProbabilities
    return -y.enumerated().map { logp[$0.offset, $0.element] }.reduce(0, +) / Double(y.count)
  }

  var upstream: Tensor { (exp(logProbabilities) - .oneHot(y, classes: w.shape[0])) / Double(y.count) }

  var accuracy: Double {
    Double(zip(logits.argmax(axis: 1), y).filter { $0 == $1 }.count) / Double(y.count)
  }
}

struct LinearClassifier: LinearClassifierExercise {
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try Batch.fit(x, w, b)
    return einsum("nd,kd->nk", x, w) + b
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput g: Tensor) throws -> AffineGradients {
    try Batch.fit(x, w, b)
    guard g.shape == [x.shape[0], w.shape[0]] else { throw LabError.shapeMismatch("G is \(g.shape)") }
    return AffineGradients(
      input: einsum("nk,kd->nd", g, w), weight: einsum("nk,nd->kd", g, x), bias: g.mean(axis: 0))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("fans") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    return Tensor(shape: [fanOut, fanIn], storage: (0..<fanOut * fanIn).map { _ in limit * (2 * rng.uniform() - 1) })
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try Batch(x, y, w, b).loss
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate > 0, learningRate.isFinite else { throw LabError.invalidArgument("η") }
    let batch = try Batch(x, y, w, b)
    let gradients = try affineBackward(x, weight: w, bias: b, gradOutput: batch.upstream)
    return (w - learningRate * gradients.weight, b - learningRate * gradients.bias, batch.loss)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try Batch(x, y, w, b).accuracy
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, !train.labels.isEmpty, train.labels.count == train.inputs.shape[0] else {
      throw LabError.shapeMismatch("training data")
    }
    guard epochs >= 0, batchSize > 0 else { throw LabError.invalidArgument("settings") }
    var w = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var b = Tensor(shape: [classes], storage: Array(repeating: 0, count: classes))
    var curve: [Double] = []
    var accuracies: [Double] = []
    for _ in 0..<epochs {
      var rest = rng.permutation(train.labels.count)[...]
      var losses: [Double] = []
      while !rest.isEmpty {
        let now = Array(rest.prefix(batchSize))
        rest = rest.dropFirst(batchSize)
        let step = try sgdStep(
          train.inputs.rows(at: now), labels: now.map { train.labels[$0] }, weight: w, bias: b,
          learningRate: learningRate)
        (w, b) = (step.weight, step.bias)
        losses.append(step.loss)
      }
      curve.append(losses.reduce(0, +) / Double(losses.count))
      accuracies.append(try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b))
    }
    return LinearClassifierFit(weight: w, bias: b, trainLoss: curve, devAccuracy: accuracies)
  }
}
