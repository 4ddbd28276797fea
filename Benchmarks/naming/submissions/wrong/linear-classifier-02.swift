import LabKit

struct LinearClassifier: LinearClassifierExercise {
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try Self.assertShapes(x, w, b)
    return matmul(x, w.transposed()) + b
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    try Self.assertShapes(x, w, b)
    guard gradOutput.shape == [x.shape[0], w.shape[0]] else {
      throw LabError.shapeMismatch("gradOutput is \(gradOutput.shape)")
    }
    let dW = matmul(x.transposed(), gradOutput)
    return AffineGradients(
      input: matmul(gradOutput, w),
      weight: dW.reshaped(w.shape),
      bias: gradOutput.sum(axis: 0))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("no classes or no features") }
    let l = (6 / Double(fanIn + fanOut)).squareRoot()
    return .uniform([fanOut, fanIn], in: -l..<l, using: &rng)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b)
    try Self.assertLabels(y, logits)
    return nll(logits, y)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate.isFinite, learningRate > 0 else { throw LabError.invalidArgument("η = \(learningRate)") }
    let logits = try affine(x, weight: w, bias: b)
    try Self.assertLabels(y, logits)
    let e = exp(logits - logits.max(axis: 1, keepDims: true))
    let p = e / e.sum(axis: 1, keepDims: true)
    let g = (p - .oneHot(y, classes: w.shape[0])) / Double(y.count)
    let grad = try affineBackward(x, weight: w, bias: b, gradOutput: g)
    return (w - learningRate * grad.weight, b - learningRate * grad.bias, nll(logits, y))
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b)
    try Self.assertLabels(y, logits)
    let right = zip(logits.argmax(axis: 1), y).map { $0 == $1 ? 1.0 : 0.0 }
    return Tensor(right).mean()
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] >= 1 else { throw LabError.invalidArgument("no data") }
    let n = train.inputs.shape[0]
    guard train.labels.count == n else { throw LabError.shapeMismatch("\(train.labels.count) labels") }
    guard batchSize >= 1, epochs >= 0 else { throw LabError.invalidArgument("batchSize or epochs") }
    let w = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var fit = LinearClassifierFit(weight: w, bias: .zeros([classes]), trainLoss: [], devAccuracy: [])
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      var losses: [Double] = []
      var from = 0
      while from < n {
        let to = min(n, from + min(batchSize, n))
        let at = Array(order[from..<to])
        let step = try sgdStep(
          train.inputs.rows(at: at), labels: at.map { train.labels[$0] }, weight: fit.weight, bias: fit.bias,
          learningRate: learningRate)
        fit.weight = step.weight
        fit.bias = step.bias
        losses.append(step.loss)
        from = to
      }
      fit.trainLoss.append(Tensor(losses).mean())
      fit.devAccuracy.append(try accuracy(dev.inputs, labels: dev.labels, weight: fit.weight, bias: fit.bias))
    }
    return fit
  }

  private func nll(_ logits: Tensor, _ y: [Int]) -> Double {
    let m = logits.max(axis: 1, keepDims: true)
    let lse = (m + log(exp(logits - m).sum(axis: 1, keepDims: true))).squeezed(axis: 1)
    let picked = Tensor(y.indices.map { logits[$0, y[$0]] })
    return (lse - picked).mean()
  }

  private static func assertShapes(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
    let fine = x.rank == 2 && w.rank == 2 && b.rank == 1 && x.shape[1] == w.shape[1] && w.shape[0] == b.shape[0]
    if !fine { throw LabError.shapeMismatch("x \(x.shape), w \(w.shape), b \(b.shape)") }
  }

  private static func assertLabels(_ y: [Int], _ logits: Tensor) throws {
    if y.isEmpty { throw LabError.invalidArgument("no labels") }
    if y.count != logits.shape[0] { throw LabError.shapeMismatch("\(y.count) labels, logits \(logits.shape)") }
    if let bad = y.first(where: { $0 < 0 || $0 >= logits.shape[1] }) { throw LabError.invalidArgument("label \(bad)") }
  }
}
