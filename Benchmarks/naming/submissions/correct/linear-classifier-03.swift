import LabKit

// Port of my NumPy notebook: one line of tensor code a formula.
struct LinearClassifier: LinearClassifierExercise {
  private func softmax(_ z: Tensor) -> Tensor {
    let e = exp(z - z.max(axis: 1, keepDims: true))
    return e / e.sum(axis: 1, keepDims: true)
  }

  private func crossEntropy(_ z: Tensor, _ y: [Int]) -> Double {
    let shifted = z - z.max(axis: 1, keepDims: true)
    let logp = shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
    return -(logp * Tensor.oneHot(y, classes: z.shape[1])).sum(axis: 1).mean()
  }

  /// logits, after assert-like checks of the labels
  private func forward(_ x: Tensor, _ y: [Int], _ w: Tensor, _ b: Tensor) throws -> Tensor {
    let z = try affine(x, weight: w, bias: b)
    guard z.shape[0] > 0 else { throw LabError.invalidArgument("empty batch") }
    guard y.count == z.shape[0] else { throw LabError.shapeMismatch("len(y) = \(y.count), len(x) = \(z.shape[0])") }
    guard y.min()! >= 0, y.max()! < z.shape[1] else { throw LabError.invalidArgument("bad label") }
    return z
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    guard x.rank == 2, w.rank == 2, x.shape[1] == w.shape[1], b.shape == [w.shape[0]] else {
      throw LabError.shapeMismatch("x \(x.shape) w \(w.shape) b \(b.shape)")
    }
    return matmul(x, w.transposed()) + b
  }

  func affineBackward(
    _ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor
  ) throws -> AffineGradients {
    guard gradOutput.shape == (try affine(x, weight: w, bias: b)).shape else {
      throw LabError.shapeMismatch("gradOutput \(gradOutput.shape)")
    }
    return AffineGradients(
      input: matmul(gradOutput, w),
      weight: matmul(gradOutput.transposed(), x),
      bias: gradOutput.sum(axis: 0))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("fans must be positive") }
    let limit = sqrt(Tensor(6 / Double(fanIn + fanOut))).scalar
    return Tensor.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    crossEntropy(try forward(x, y, w, b), y)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate > 0, learningRate < .infinity else { throw LabError.invalidArgument("lr = \(learningRate)") }
    let z = try forward(x, y, w, b)
    let dz = (softmax(z) - .oneHot(y, classes: z.shape[1])) / Double(y.count)
    let grads = try affineBackward(x, weight: w, bias: b, gradOutput: dz)
    return (w - learningRate * grads.weight, b - learningRate * grads.bias, crossEntropy(z, y))
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let predicted = try forward(x, y, w, b).argmax(axis: 1)
    return Double(zip(predicted, y).filter(==).count) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    let (x, y) = (train.inputs, train.labels)
    guard x.rank == 2, x.shape[0] > 0, y.count == x.shape[0] else {
      throw LabError.shapeMismatch("x \(x.shape), \(y.count) labels")
    }
    guard epochs >= 0, batchSize > 0 else { throw LabError.invalidArgument("epochs or batch size") }
    var w = try glorotUniform(fanOut: classes, fanIn: x.shape[1], using: &rng)
    var b = Tensor.zeros([classes])
    var history = [(loss: Double, accuracy: Double)]()
    for _ in 0..<epochs {
      let perm = rng.permutation(y.count)
      var batchLosses = [Double]()
      for i in stride(from: 0, to: perm.count, by: batchSize) {
        let idx = Array(perm[i..<min(perm.count, i + batchSize)])
        let out = try sgdStep(x.rows(at: idx), labels: idx.map { y[$0] }, weight: w, bias: b, learningRate: learningRate)
        (w, b) = (out.weight, out.bias)
        batchLosses.append(out.loss)
      }
      history.append((Tensor(batchLosses).mean(), try accuracy(dev.inputs, labels: dev.labels, weight: w, bias: b)))
    }
    return LinearClassifierFit(
      weight: w, bias: b, trainLoss: history.map(\.loss), devAccuracy: history.map(\.accuracy))
  }
}
