import Foundation
import LabKit

struct LinearClassifier: LinearClassifierExercise {
  private func validate(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    guard x.rank == 2 && w.rank == 2 && b.rank == 1 else { throw LabError.shapeMismatch("wrong number of axes") }
    guard x.shape[1] == w.shape[1] else { throw LabError.shapeMismatch("features of x and w differ") }
    guard b.shape[0] == w.shape[0] else { throw LabError.shapeMismatch("classes of b and w differ") }
  }

  private func validateLabels(_ y: [Int], examples: Int, classes: Int) throws {
    guard examples > 0 else { throw LabError.invalidArgument("no examples") }
    guard y.count == examples else { throw LabError.shapeMismatch("labels: \(y.count), examples: \(examples)") }
    for l in y where l < 0 || l >= classes { throw LabError.invalidArgument("label \(l)") }
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try validate(x, w, b)
    var z = Tensor.zeros([x.shape[0], w.shape[0]])
    for n in 0..<x.shape[0] {
      for k in 0..<w.shape[0] {
        for d in 0..<x.shape[1] {
          z[n, k] += x[n, d] * w[k, d] + b[k]
        }
      }
    }
    return z
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    try validate(x, w, b)
    guard gradOutput.shape == [x.shape[0], w.shape[0]] else { throw LabError.shapeMismatch("gradOutput") }
    var result = AffineGradients(input: .zeros(x.shape), weight: .zeros(w.shape), bias: .zeros(b.shape))
    for n in 0..<x.shape[0] {
      for k in 0..<w.shape[0] {
        result.bias[k] += gradOutput[n, k]
        for d in 0..<x.shape[1] {
          result.input[n, d] += gradOutput[n, k] * w[k, d]
          result.weight[k, d] += gradOutput[n, k] * x[n, d]
        }
      }
    }
    return result
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut >= 1 && fanIn >= 1 else { throw LabError.invalidArgument("fanOut \(fanOut), fanIn \(fanIn)") }
    let limit = sqrt(6.0 / Double(fanIn + fanOut))
    var w = Tensor.zeros([fanOut, fanIn])
    for k in 0..<fanOut {
      for d in 0..<fanIn { w[k, d] = -limit + 2 * limit * rng.uniform() }
    }
    return w
  }

  private func probabilities(_ z: Tensor, _ n: Int) -> [Double] {
    let row = z.row(n).storage
    let top = row.max()!
    let e = row.map { exp($0 - top) }
    let s = e.reduce(0, +)
    return e.map { $0 / s }
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try affine(x, weight: w, bias: b)
    try validateLabels(y, examples: x.shape[0], classes: w.shape[0])
    var total = 0.0
    for n in 0..<y.count {
      let row = z.row(n).storage
      let top = row.max()!
      total += -row[y[n]] + top + log(row.map { exp($0 - top) }.reduce(0, +))
    }
    return total / Double(y.count)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate > 0 && learningRate.isFinite else { throw LabError.invalidArgument("learning rate") }
    let l = try loss(x, labels: y, weight: w, bias: b)
    let z = try affine(x, weight: w, bias: b)
    var g = Tensor.zeros(z.shape)
    for n in 0..<y.count {
      let p = probabilities(z, n)
      for k in 0..<p.count { g[n, k] = (p[k] - (k == y[n] ? 1 : 0)) / Double(y.count) }
    }
    let d = try affineBackward(x, weight: w, bias: b, gradOutput: g)
    return (w - learningRate * d.weight, b - learningRate * d.bias, l)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try affine(x, weight: w, bias: b)
    try validateLabels(y, examples: x.shape[0], classes: w.shape[0])
    var hits = 0
    for n in 0..<y.count where z.row(n).argmax() == y[n] { hits += 1 }
    return Double(hits) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] > 0 else { throw LabError.invalidArgument("no examples") }
    guard train.labels.count == train.inputs.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard epochs >= 0, batchSize >= 1 else { throw LabError.invalidArgument("epochs, batch size") }
    var w = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var b = Tensor.zeros([classes])
    var trainLoss: [Double] = []
    var devAccuracy: [Double] = []
    for _ in 0..<epochs {
      let order = rng.permutation(train.labels.count)
      var losses: [Double] = []
      for s in stride(from: 0, to: order.count, by: batchSize) {
        let part = Array(order[s..<Swift.min(s + batchSize, order.count)])
        let r = try sgdStep(
          train.inputs.rows(at: part), labels: part.map { train.labels[$0] }, weight: w, bias: b,
          learningRate: learningRate)
        w = r.weight
        b = r.bias
        losses.append(r.loss)
      }
      trainLoss.append(losses.reduce(0, +) / Double(losses.count))
      devAccuracy.append(try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b))
    }
    return LinearClassifierFit(weight: w, bias: b, trainLoss: trainLoss, devAccuracy: devAccuracy)
  }
}
