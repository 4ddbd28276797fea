import LabKit

/// A linear classifier for K classes, trained by stochastic gradient descent on gradients worked out by hand.
struct LinearClassifier: LinearClassifierExercise {
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try requireFit(x, w, b)
    return matmul(x, w.transposed()) + b
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws
    -> AffineGradients
  {
    try requireFit(x, w, b)
    guard gradOutput.shape == [x.shape[0], w.shape[0]] else {
      throw LabError.shapeMismatch("the upstream gradient has shape \(gradOutput.shape)")
    }
    return AffineGradients(
      input: matmul(gradOutput, w), weight: matmul(gradOutput.transposed(), x), bias: gradOutput.sum(axis: 0))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut >= 1, fanIn >= 1 else {
      throw LabError.invalidArgument("weights of shape (\(fanOut), \(fanIn)) do not exist")
    }
    let limit = (6 / Double(fanIn + fanOut)).squareRoot()
    return .uniform([fanOut, fanIn], in: -limit..<limit, using: &rng)
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b)
    try requireLabels(y, logits)
    return -(logSoftmax(logits) * .oneHot(y, classes: logits.shape[1])).sum() / Double(y.count)
  }

  func sgdStep(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double) throws
    -> (
      weight: Tensor, bias: Tensor, loss: Double
    )
  {
    guard learningRate > 0, learningRate.isFinite else {
      throw LabError.invalidArgument("the learning rate is \(learningRate)")
    }
    let lossBefore = try loss(x, labels: y, weight: w, bias: b)
    let logits = try affine(x, weight: w, bias: b)
    let gradLogits = (exp(logSoftmax(logits)) - .oneHot(y, classes: w.shape[0])) / Double(y.count)
    let gradients = try affineBackward(x, weight: w, bias: b, gradOutput: gradLogits)
    return (w - learningRate * gradients.weight, b - learningRate * gradients.bias, lossBefore)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let logits = try affine(x, weight: w, bias: b)
    try requireLabels(y, logits)
    let right = zip(logits.argmax(axis: 1), y).count { $0 == $1 }
    return Double(right) / Double(y.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] == train.labels.count else {
      throw LabError.shapeMismatch("\(train.labels.count) labels for inputs of shape \(train.inputs.shape)")
    }
    guard !train.labels.isEmpty, epochs >= 0, batchSize >= 1 else {
      throw LabError.invalidArgument(
        "\(train.labels.count) examples, \(epochs) epochs, batches of \(batchSize)")
    }
    let start = try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng)
    var fit = LinearClassifierFit(weight: start, bias: .zeros([classes]), trainLoss: [], devAccuracy: [])
    for _ in 0..<epochs {
      let order = rng.permutation(train.labels.count)
      var losses: [Double] = []
      for first in stride(from: 0, to: order.count, by: batchSize) {
        let batch = Array(order[first...].prefix(batchSize))
        let step = try sgdStep(
          train.inputs.rows(at: batch), labels: batch.map { train.labels[$0] }, weight: fit.weight,
          bias: fit.bias, learningRate: learningRate)
        (fit.weight, fit.bias) = (step.weight, step.bias)
        losses.append(step.loss)
      }
      fit.trainLoss.append(losses.reduce(0, +) / Double(losses.count))
      fit.devAccuracy.append(try accuracy(dev.inputs, labels: dev.labels, weight: fit.weight, bias: fit.bias))
    }
    return fit
  }
}

/// `w − log Σ_k e^(w_k)` of every row; the row's maximum is taken out first, so that no exponential overflows.
private func logSoftmax(_ logits: Tensor) -> Tensor {
  let shifted = logits - logits.max(axis: 1, keepDims: true)
  return shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
}

private func requireFit(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws {
  guard x.rank == 2, w.rank == 2, w.shape[1] == x.shape[1], b.shape == [w.shape[0]] else {
    throw LabError.shapeMismatch("inputs \(x.shape), weights \(w.shape) and biases \(b.shape) do not fit")
  }
}

private func requireLabels(_ labels: [Int], _ logits: Tensor) throws {
  guard labels.count == logits.shape[0] else {
    throw LabError.shapeMismatch("\(labels.count) labels for \(logits.shape[0]) examples")
  }
  guard !labels.isEmpty, labels.allSatisfy({ 0..<logits.shape[1] ~= $0 }) else {
    throw LabError.invalidArgument(
      "the labels \(labels) are not all in 0..<\(logits.shape[1]), or there are none")
  }
}
