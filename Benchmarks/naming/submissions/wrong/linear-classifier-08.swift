import Foundation
import LabKit

/// Weights and biases that know how to score, to differentiate and to move.
private final class Model {
  var w: Tensor
  var b: Tensor

  init(_ w: Tensor, _ b: Tensor) throws {
    guard w.rank == 2, b.rank == 1, w.shape[0] == b.shape[0] else {
      throw LabError.shapeMismatch("weights \(w.shape), biases \(b.shape)")
    }
    self.w = w
    self.b = b
  }

  func logits(_ x: Tensor) throws -> Tensor {
    guard x.rank == 2, x.shape[1] == w.shape[1] else {
      throw LabError.shapeMismatch("examples \(x.shape), weights \(w.shape)")
    }
    return matmul(x, w.transposed()) + b
  }

  func logits(_ x: Tensor, for y: [Int]) throws -> Tensor {
    let z = try logits(x)
    guard z.shape[0] > 0 else { throw LabError.invalidArgument("no examples") }
    guard z.shape[0] == y.count else { throw LabError.shapeMismatch("\(y.count) labels for \(z.shape[0]) examples") }
    guard y.allSatisfy({ (0..<b.count) ~= $0 }) else { throw LabError.invalidArgument("labels out of range") }
    return z
  }

  func loss(_ x: Tensor, _ y: [Int]) throws -> Double {
    let z = try logits(x, for: y)
    let m = z.max(axis: 1)
    let logSum = m + log(exp(z - m.expanded(axis: 1)).sum(axis: 1))
    return (logSum - (z * .oneHot(y, classes: b.count)).sum(axis: 1)).mean()
  }

  func backward(_ x: Tensor, _ g: Tensor) throws -> AffineGradients {
    guard g.shape == (try logits(x)).shape else { throw LabError.shapeMismatch("upstream \(g.shape)") }
    return AffineGradients(
      input: matmul(g, w), weight: matmul(g.transposed(), x), bias: g.sum(axis: 0))
  }

  func step(_ x: Tensor, _ y: [Int], _ rate: Double) throws {
    guard rate > 0, rate.isFinite else { throw LabError.invalidArgument("learning rate \(rate)") }
    let z = try logits(x, for: y)
    let e = exp(z - z.max(axis: 1, keepDims: true))
    let g = e / e.sum(axis: 1, keepDims: true) - .oneHot(y, classes: b.count)
    let gradients = try backward(x, g / Double(y.count))
    w -= rate * gradients.weight
    b -= rate * gradients.bias
  }

  func accuracy(_ x: Tensor, _ y: [Int]) throws -> Double {
    let best = try logits(x, for: y).argmax(axis: 1)
    return Double(zip(best, y).filter { $0.0 == $0.1 }.count) / Double(y.count)
  }
}

struct LinearClassifier: LinearClassifierExercise {
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor { try Model(w, b).logits(x) }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    try Model(w, b).backward(x, gradOutput)
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("fanOut \(fanOut), fanIn \(fanIn)") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    return Tensor.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try Model(w, b).loss(x, y)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    let model = try Model(w, b)
    try model.step(x, y, learningRate)
    return (model.w, model.b, try model.loss(x, y))
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try Model(w, b).accuracy(x, y)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] > 0 else { throw LabError.invalidArgument("examples") }
    guard train.inputs.shape[0] == train.labels.count else { throw LabError.shapeMismatch("labels") }
    guard epochs >= 0, batchSize > 0 else { throw LabError.invalidArgument("epochs or batch size") }
    let weights = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    let model = try Model(weights, .zeros([classes]))
    let n = train.labels.count
    let order = rng.permutation(n)
    var trainLoss: [Double] = []
    var devAccuracy: [Double] = []
    for _ in 0..<epochs {
      var losses: [Double] = []
      for start in stride(from: 0, to: n, by: batchSize) {
        let indices = Array(order[start..<min(start + batchSize, n)])
        let x = train.inputs.rows(at: indices)
        let y = indices.map { train.labels[$0] }
        losses.append(try model.loss(x, y))
        try model.step(x, y, learningRate)
      }
      trainLoss.append(losses.reduce(0, +) / Double(losses.count))
      devAccuracy.append(try model.accuracy(dev.inputs, dev.labels))
    }
    return LinearClassifierFit(weight: model.w, bias: model.b, trainLoss: trainLoss, devAccuracy: devAccuracy)
  }
}
