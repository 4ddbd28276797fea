import Foundation
import LabKit

private struct Sizes {
  var n: Int
  var d: Int
  var k: Int

  init(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    if x.rank != 2 || w.rank != 2 || b.rank != 1 { throw LabError.shapeMismatch("ranks") }
    n = x.shape[0]
    d = x.shape[1]
    k = w.shape[0]
    if w.shape[1] != d { throw LabError.shapeMismatch("w has \(w.shape[1]) features, x has \(d)") }
    if b.shape[0] != k { throw LabError.shapeMismatch("\(b.shape[0]) biases for \(k) classes") }
  }

  func check(_ y: [Int]) throws {
    if n == 0 { throw LabError.invalidArgument("empty batch") }
    if y.count != n { throw LabError.shapeMismatch("\(y.count) labels for \(n) examples") }
    for c in y { if !(0..<k).contains(c) { throw LabError.invalidArgument("label \(c)") } }
  }
}

private func logSumExp(_ v: ArraySlice<Double>) -> Double {
  var m = -Double.infinity
  for e in v where e > m { m = e }
  var s = 0.0
  for e in v { s += exp(e - m) }
  return m + log(s)
}

struct LinearClassifier: LinearClassifierExercise {
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    let s = try Sizes(x, w, b)
    let (xs, ws, bs) = (x.storage, w.storage, b.storage)
    var z: [Double] = []
    z.reserveCapacity(s.n * s.k)
    for n in 0..<s.n {
      for k in 0..<s.k {
        var sum = 0.0
        for d in 0..<s.d { sum += xs[n * s.d + d] * ws[k * s.d + d] }
        z.append(sum + bs[k])
      }
    }
    return Tensor(shape: [s.n, s.k], storage: z)
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    let s = try Sizes(x, w, b)
    if gradOutput.shape != [s.n, s.k] { throw LabError.shapeMismatch("gradOutput \(gradOutput.shape)") }
    let (xs, ws, g) = (x.storage, w.storage, gradOutput.storage)

    var dx = Array(repeating: 0.0, count: s.n * s.d)
    for n in 0..<s.n {
      for d in 0..<s.d {
        for k in 0..<s.k { dx[n * s.d + d] += g[n * s.k + k] * ws[d * s.k + k] }
      }
    }
    var dw = Array(repeating: 0.0, count: s.k * s.d)
    for k in 0..<s.k {
      for d in 0..<s.d {
        for n in 0..<s.n { dw[k * s.d + d] += g[n * s.k + k] * xs[n * s.d + d] }
      }
    }
    var db = Array(repeating: 0.0, count: s.k)
    for n in 0..<s.n {
      for k in 0..<s.k { db[k] += g[n * s.k + k] }
    }
    return AffineGradients(
      input: Tensor(shape: x.shape, storage: dx), weight: Tensor(shape: w.shape, storage: dw), bias: Tensor(db))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    if fanOut <= 0 || fanIn <= 0 { throw LabError.invalidArgument("sizes must be positive") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    var w: [Double] = []
    for _ in 0..<fanOut * fanIn { w.append(rng.uniform(in: -limit..<limit)) }
    return Tensor(shape: [fanOut, fanIn], storage: w)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let s = try Sizes(x, w, b)
    try s.check(y)
    let z = try affine(x, weight: w, bias: b).storage
    var sum = 0.0
    for n in 0..<s.n { sum += logSumExp(z[(n * s.k)..<((n + 1) * s.k)]) - z[n * s.k + y[n]] }
    return sum / Double(s.n)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    if !learningRate.isFinite || learningRate <= 0 { throw LabError.invalidArgument("learning rate") }
    let before = try loss(x, labels: y, weight: w, bias: b)
    let s = try Sizes(x, w, b)
    var g = try affine(x, weight: w, bias: b).storage
    for n in 0..<s.n {
      let row = (n * s.k)..<((n + 1) * s.k)
      let total = logSumExp(g[row])
      for i in row { g[i] = exp(g[i] - total) / Double(s.n) }
      g[n * s.k + y[n]] -= 1 / Double(s.n)
    }
    let grad = try affineBackward(x, weight: w, bias: b, gradOutput: Tensor(shape: [s.n, s.k], storage: g))
    var (newW, newB) = (w, b)
    for i in 0..<newW.count { newW.storage[i] -= learningRate * grad.weight.storage[i] }
    for i in 0..<newB.count { newB.storage[i] -= learningRate * grad.bias.storage[i] }
    return (newW, newB, before)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let s = try Sizes(x, w, b)
    try s.check(y)
    let z = try affine(x, weight: w, bias: b)
    var right = 0.0
    for n in 0..<s.n {
      var best = 0
      for k in 1..<max(1, s.k) where z[n, k] > z[n, best] { best = k }
      if best == y[n] { right += 1 }
    }
    return right / Double(s.n)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    if train.inputs.rank != 2 || train.inputs.shape[0] < 1 { throw LabError.invalidArgument("no examples") }
    if train.labels.count != train.inputs.shape[0] { throw LabError.shapeMismatch("labels and examples") }
    if epochs < 0 || batchSize < 1 { throw LabError.invalidArgument("epochs or batch size") }
    var w = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var b = Tensor.zeros([classes])
    var (lossOfEpoch, accuracyOfEpoch) = ([Double](), [Double]())
    for _ in 0..<epochs {
      var queue = rng.permutation(train.labels.count)
      queue.reverse()
      var (sum, batches) = (0.0, 0.0)
      while !queue.isEmpty {
        var batch: [Int] = []
        while batch.count < batchSize, let next = queue.popLast() { batch.append(next) }
        let out = try sgdStep(
          train.inputs.rows(at: batch), labels: batch.map { train.labels[$0] }, weight: w, bias: b,
          learningRate: learningRate)
        w = out.weight
        b = out.bias
        sum += out.loss
        batches += 1
      }
      lossOfEpoch.append(sum / batches)
      accuracyOfEpoch.append(try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b))
    }
    return LinearClassifierFit(weight: w, bias: b, trainLoss: lossOfEpoch, devAccuracy: accuracyOfEpoch)
  }
}
