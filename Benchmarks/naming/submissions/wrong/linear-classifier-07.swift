import Foundation
import LabKit

struct LinearClassifier: LinearClassifierExercise {
  private func check(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    guard x.rank == 2, w.rank == 2, b.rank == 1, x.shape[1] == w.shape[1], b.shape[0] == w.shape[0] else {
      throw LabError.shapeMismatch("x is \(x.shape), w is \(w.shape), b is \(b.shape)")
    }
  }

  private func check(_ y: [Int], _ x: Tensor, classes: Int) throws {
    guard x.shape[0] != 0 else { throw LabError.invalidArgument("no examples in the batch") }
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("\(y.count) labels") }
    for label in y {
      guard label >= 0, label < classes else { throw LabError.invalidArgument("label \(label) of \(classes)") }
    }
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try check(x, w, b)
    return matmul(x, w.transposed()) + b
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    try check(x, w, b)
    guard gradOutput.shape == [x.shape[0], w.shape[0]] else { throw LabError.shapeMismatch("gradOutput") }
    var weight = Tensor.zeros(w.shape)
    for n in 0..<x.shape[0] { weight += outer(gradOutput.row(n), x.row(n)) }
    return AffineGradients(input: matmul(gradOutput, w), weight: weight, bias: gradOutput.sum(axis: 0))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("fans") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    return Tensor.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng)
  }

  private func softmaxAndLogSum(_ row: Tensor) -> (p: Tensor, logSum: Double) {
    let m = row.max()
    let e = exp(row - m)
    return (e / e.sum(), m + log(e.sum()))
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try affine(x, weight: w, bias: b)
    try check(y, x, classes: w.shape[0])
    var sum = 0.0
    for n in y.indices { sum += softmaxAndLogSum(z.row(n)).logSum - z[n, y[n]] }
    return sum / Double(y.count)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate > 0, learningRate.isFinite else { throw LabError.invalidArgument("learning rate") }
    let old = try loss(x, labels: y, weight: w, bias: b)
    let z = try affine(x, weight: w, bias: b)
    var g: [Tensor] = []
    for n in y.indices {
      var p = softmaxAndLogSum(z.row(n)).p
      p[y[n]] -= 1
      g.append(p / Double(y.count))
    }
    let grad = try affineBackward(x, weight: w, bias: b, gradOutput: stack(g))
    return (w - learningRate * grad.weight, b - learningRate * grad.bias, old)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try affine(x, weight: w, bias: b)
    try check(y, x, classes: w.shape[0])
    var hits = 0
    for n in y.indices {
      var (best, champion) = (-Double.infinity, 0)
      for k in 0..<w.shape[0] {
        if z[n, k] >= best {
          best = z[n, k]
          champion = k
        }
      }
      hits += champion == y[n] ? 1 : 0
    }
    return Double(hits) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] > 0 else { throw LabError.invalidArgument("examples") }
    guard train.labels.count == train.inputs.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard epochs >= 0, batchSize >= 1 else { throw LabError.invalidArgument("epochs, batchSize") }
    let n = train.labels.count
    let size = min(batchSize, n)
    var w = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var b = Tensor.zeros([classes])
    var trainLoss: [Double] = []
    var devAccuracy: [Double] = []
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      var sum = 0.0
      let batches = n / size
      for i in 0..<batches {
        let chosen = Array(order[i * size..<(i + 1) * size])
        let r = try sgdStep(
          train.inputs.rows(at: chosen), labels: chosen.map { train.labels[$0] }, weight: w, bias: b,
          learningRate: learningRate)
        (w, b) = (r.weight, r.bias)
        sum += r.loss
      }
      trainLoss.append(sum / Double(batches))
      devAccuracy.append(try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b))
    }
    return LinearClassifierFit(weight: w, bias: b, trainLoss: trainLoss, devAccuracy: devAccuracy)
  }
}
