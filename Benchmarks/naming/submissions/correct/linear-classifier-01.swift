import Foundation
import LabKit

// Everything with loops over flat arrays.
struct LinearClassifier: LinearClassifierExercise {
  private func check(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    if x.shape.count != 2 {
      throw LabError.shapeMismatch("x needs two axes")
    }
    if w.shape.count != 2 {
      throw LabError.shapeMismatch("w needs two axes")
    }
    if b.shape.count != 1 || b.shape[0] != w.shape[0] {
      throw LabError.shapeMismatch("one bias per class, please")
    }
    if x.shape[1] != w.shape[1] {
      throw LabError.shapeMismatch("x and w have different numbers of features")
    }
  }

  private func checkLabels(_ x: Tensor, _ y: [Int], _ w: Tensor) throws {
    if x.shape[0] == 0 {
      throw LabError.invalidArgument("empty batch")
    }
    if y.count != x.shape[0] {
      throw LabError.shapeMismatch("\(y.count) labels for \(x.shape[0]) examples")
    }
    for label in y {
      if label < 0 || label >= w.shape[0] {
        throw LabError.invalidArgument("label \(label) out of range")
      }
    }
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try check(x, w, b)
    let n = x.shape[0]
    let d = x.shape[1]
    let k = w.shape[0]
    let xs = x.storage
    let ws = w.storage
    let bs = b.storage
    var out = [Double](repeating: 0, count: n * k)
    for i in 0..<n {
      for c in 0..<k {
        var s = bs[c]
        for j in 0..<d {
          s += xs[i * d + j] * ws[c * d + j]
        }
        out[i * k + c] = s
      }
    }
    return Tensor(shape: [n, k], storage: out)
  }

  func affineBackward(
    _ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor
  ) throws -> AffineGradients {
    try check(x, w, b)
    let n = x.shape[0]
    let d = x.shape[1]
    let k = w.shape[0]
    if gradOutput.shape != [n, k] {
      throw LabError.shapeMismatch("the upstream gradient should be \([n, k])")
    }
    let xs = x.storage
    let ws = w.storage
    let g = gradOutput.storage
    var dx = [Double](repeating: 0, count: n * d)
    var dw = [Double](repeating: 0, count: k * d)
    var db = [Double](repeating: 0, count: k)
    for i in 0..<n {
      for c in 0..<k {
        let gi = g[i * k + c]
        db[c] += gi
        for j in 0..<d {
          dx[i * d + j] += gi * ws[c * d + j]
          dw[c * d + j] += gi * xs[i * d + j]
        }
      }
    }
    return AffineGradients(
      input: Tensor(shape: [n, d], storage: dx), weight: Tensor(shape: [k, d], storage: dw),
      bias: Tensor(shape: [k], storage: db))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    if fanOut < 1 || fanIn < 1 {
      throw LabError.invalidArgument("need at least one class and one feature")
    }
    let limit = (6.0 / Double(fanIn + fanOut)).squareRoot()
    var values: [Double] = []
    for _ in 0..<(fanOut * fanIn) {
      let u = rng.uniform()
      values.append(-limit + 2 * limit * u)
    }
    return Tensor(shape: [fanOut, fanIn], storage: values)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b).storage
    try checkLabels(x, y, w)
    let k = w.shape[0]
    var total = 0.0
    for i in 0..<y.count {
      var m = logits[i * k]
      for c in 1..<max(k, 1) where logits[i * k + c] > m {
        m = logits[i * k + c]
      }
      var s = 0.0
      for c in 0..<k {
        s += exp(logits[i * k + c] - m)
      }
      total += m + log(s) - logits[i * k + y[i]]
    }
    return total / Double(y.count)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    if !(learningRate > 0) || learningRate.isInfinite {
      throw LabError.invalidArgument("learning rate \(learningRate)")
    }
    let before = try loss(x, labels: y, weight: w, bias: b)
    var g = try affine(x, weight: w, bias: b).storage
    let n = y.count
    let k = w.shape[0]
    for i in 0..<n {
      var m = -Double.infinity
      for c in 0..<k {
        m = max(m, g[i * k + c])
      }
      var s = 0.0
      for c in 0..<k {
        g[i * k + c] = exp(g[i * k + c] - m)
        s += g[i * k + c]
      }
      for c in 0..<k {
        g[i * k + c] = g[i * k + c] / s
        if c == y[i] {
          g[i * k + c] -= 1
        }
        g[i * k + c] /= Double(n)
      }
    }
    let grads = try affineBackward(x, weight: w, bias: b, gradOutput: Tensor(shape: [n, k], storage: g))
    var newW = w.storage
    for i in 0..<newW.count {
      newW[i] -= learningRate * grads.weight.storage[i]
    }
    var newB = b.storage
    for i in 0..<newB.count {
      newB[i] -= learningRate * grads.bias.storage[i]
    }
    return (Tensor(shape: w.shape, storage: newW), Tensor(shape: b.shape, storage: newB), before)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b).storage
    try checkLabels(x, y, w)
    let k = w.shape[0]
    var right = 0
    for i in 0..<y.count {
      var best = 0
      for c in 0..<k {
        if logits[i * k + c] > logits[i * k + best] {
          best = c
        }
      }
      if best == y[i] {
        right += 1
      }
    }
    return Double(right) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    if train.inputs.shape.count != 2 || train.inputs.shape[0] == 0 {
      throw LabError.invalidArgument("no training examples")
    }
    let n = train.inputs.shape[0]
    let d = train.inputs.shape[1]
    if train.labels.count != n {
      throw LabError.shapeMismatch("\(train.labels.count) labels for \(n) examples")
    }
    if batchSize < 1 || epochs < 0 {
      throw LabError.invalidArgument("batchSize \(batchSize), epochs \(epochs)")
    }
    var w = try glorotUniform(fanOut: classes, fanIn: d, using: &rng)
    var b = Tensor.zeros([classes])
    var losses: [Double] = []
    var accuracies: [Double] = []
    let all = train.inputs.storage
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      var start = 0
      var sum = 0.0
      var batches = 0
      while start < n {
        var xs: [Double] = []
        var ys: [Int] = []
        while ys.count < batchSize && start < n {
          let e = order[start]
          for j in 0..<d {
            xs.append(all[e * d + j])
          }
          ys.append(train.labels[e])
          start += 1
        }
        let step = try sgdStep(
          Tensor(shape: [ys.count, d], storage: xs), labels: ys, weight: w, bias: b, learningRate: learningRate)
        w = step.weight
        b = step.bias
        sum += step.loss
        batches += 1
      }
      losses.append(sum / Double(batches))
      accuracies.append(try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b))
    }
    return LinearClassifierFit(weight: w, bias: b, trainLoss: losses, devAccuracy: accuracies)
  }
}
