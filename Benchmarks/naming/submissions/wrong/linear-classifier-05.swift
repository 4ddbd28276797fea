import Foundation
import LabKit

struct LinearClassifier: LinearClassifierExercise {
  // Shared by everything that needs labels.
  private func logits(
    _ x: Tensor, _ y: [Int], _ w: Tensor, _ b: Tensor
  ) throws -> Tensor {
    let z = try affine(x, weight: w, bias: b)
    let (n, k) = (z.shape[0], z.shape[1])
    switch (n, y.count) {
    case (0, _): throw LabError.invalidArgument("nothing to average")
    case (let a, let b) where a != b: throw LabError.shapeMismatch("\(a) examples but \(b) labels")
    default: break
    }
    if Set(y).contains(where: { $0 < 0 || $0 > k - 1 }) {
      throw LabError.invalidArgument("labels go from 0 to \(k - 1)")
    }
    return z
  }

  private func logSoftmax(_ z: Tensor) -> Tensor {
    let m = z.max(axis: -1, keepDims: true)
    return z - m - log(exp(z - m).sum(axis: -1, keepDims: true))
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    guard x.rank == 2, w.rank == 2, b.rank == 1 else {
      throw LabError.shapeMismatch("expected matrices x, w and a vector b")
    }
    guard x.shape[1] == w.shape[1], w.shape[0] == b.shape[0] else {
      throw LabError.shapeMismatch("\(x.shape) · \(w.shape)ᵀ + \(b.shape)")
    }
    return matmul(x, w.transposed()) + b.expanded(axis: 0)
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    let z = try affine(x, weight: w, bias: b)
    guard z.shape == gradOutput.shape else { throw LabError.shapeMismatch("G \(gradOutput.shape) z \(z.shape)") }
    let gt = gradOutput.transposed()
    return AffineGradients(input: matmul(gradOutput, w), weight: matmul(gt, x), bias: gt.sum(axis: 1))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut >= 1, fanIn >= 1 else { throw LabError.invalidArgument("layer of \(fanIn) × \(fanOut)") }
    // Xavier initialisation: variance 2 / (fanIn + fanOut)
    let sigma = sqrt(2.0 / Double(fanIn + fanOut))
    return sigma * Tensor.normal([fanOut, fanIn], using: &rng)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try logits(x, y, w, b)
    return -(Tensor.oneHot(y, classes: b.count) * logSoftmax(z)).sum() / Double(y.count)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate lr: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard lr.isFinite, lr > 0 else { throw LabError.invalidArgument("lr \(lr)") }
    let z = try logits(x, y, w, b)
    let target = Tensor.oneHot(y, classes: b.count)
    let logp = logSoftmax(z)
    let grads = try affineBackward(x, weight: w, bias: b, gradOutput: (exp(logp) - target) / Double(y.count))
    return (weight: w - lr * grads.weight, bias: b - lr * grads.bias, loss: -(target * logp).sum() / Double(y.count))
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let guesses = try logits(x, y, w, b).argmax(axis: 1)
    var score = 0
    for (guess, label) in zip(guesses, y) { score += guess == label ? 1 : 0 }
    return Double(score) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2 else { throw LabError.shapeMismatch("training inputs \(train.inputs.shape)") }
    let n = train.inputs.shape[0]
    guard n > 0, batchSize > 0, epochs >= 0 else { throw LabError.invalidArgument("n, batch size or epochs") }
    guard train.labels.count == n else { throw LabError.shapeMismatch("labels") }
    var fit = LinearClassifierFit(
      weight: try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng),
      bias: Tensor.zeros([classes]), trainLoss: [], devAccuracy: [])
    for _ in 0..<epochs {
      let perm = rng.permutation(n)
      let shuffled = LabelledData(inputs: train.inputs.rows(at: perm), labels: perm.map { train.labels[$0] })
      var losses: [Double] = []
      for start in stride(from: 0, to: n, by: batchSize) {
        let end = min(n, start + batchSize)
        let (w, b, l) = try sgdStep(
          shuffled.inputs.slice(axis: 0, start..<end), labels: Array(shuffled.labels[start..<end]),
          weight: fit.weight, bias: fit.bias, learningRate: learningRate)
        fit.weight = w
        fit.bias = b
        losses += [l]
      }
      fit.trainLoss += [losses.reduce(0, +) / Double(losses.count)]
      fit.devAccuracy += [try accuracy(dev.inputs, labels: dev.labels, weight: fit.weight, bias: fit.bias)]
    }
    return fit
  }
}
