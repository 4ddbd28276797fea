import Foundation
import LabKit

// A matrix is a list of its rows; everything else is map, zip and reduce.
private typealias Vector = [Double]
private typealias Matrix = [[Double]]

private func * (lhs: Vector, rhs: Vector) -> Double { zip(lhs, rhs).map { $0 * $1 }.reduce(0, +) }
private func * (lhs: Double, rhs: Vector) -> Vector { rhs.map { lhs * $0 } }
private func + (lhs: Vector, rhs: Vector) -> Vector { zip(lhs, rhs).map { $0 + $1 } }

private func columns(of matrix: Matrix, count: Int) -> Matrix {
  (0..<count).map { j in matrix.map { $0[j] } }
}

/// The sum of the rows, each times its coefficient.
private func combine(_ rows: Matrix, _ coefficients: Vector, width: Int) -> Vector {
  zip(coefficients, rows).reduce(Vector(repeating: 0, count: width)) { $0 + $1.0 * $1.1 }
}

extension Tensor {
  fileprivate var matrix: Matrix {
    let width = shape[1]
    return (0..<shape[0]).map { Array(storage[($0 * width)..<(($0 + 1) * width)]) }
  }

  fileprivate init(_ matrix: Matrix, width: Int) {
    self.init(shape: [matrix.count, width], storage: Array(matrix.joined()))
  }
}

extension Array where Element == Double {
  fileprivate var logSumExp: Double {
    guard let top = self.max() else { return -.infinity }
    return top + log(reduce(0) { $0 + exp($1 - top) })
  }

  fileprivate var firstArgmax: Int? {
    indices.reduce(nil) { best, i in
      guard let best else { return i }
      return self[i] > self[best] ? i : best
    }
  }
}

extension Collection {
  fileprivate func average(_ value: (Element) throws -> Double) rethrows -> Double {
    try reduce(0) { try $0 + value($1) } / Double(count)
  }
}

struct LinearClassifier: LinearClassifierExercise {
  private func logits(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws -> Matrix {
    guard x.rank == 2, w.rank == 2, b.rank == 1, x.shape[1] == w.shape[1], w.shape[0] == b.shape[0] else {
      throw LabError.shapeMismatch("X \(x.shape), W \(w.shape), b \(b.shape)")
    }
    let rows = w.matrix
    return x.matrix.map { example in zip(rows, b.storage).map { example * $0 + $1 } }
  }

  private func scored(_ x: Tensor, _ y: [Int], _ w: Tensor, _ b: Tensor) throws -> [(logits: Vector, label: Int)] {
    let all = try logits(x, w, b)
    guard !all.isEmpty else { throw LabError.invalidArgument("an empty batch has no mean") }
    guard y.count == all.count else {
      throw LabError.shapeMismatch("\(y.count) labels for \(all.count) examples")
    }
    guard y.allSatisfy((0..<w.shape[0]).contains) else {
      throw LabError.invalidArgument("labels must be in 0..<\(w.shape[0])")
    }
    return zip(all, y).map { (logits: $0, label: $1) }
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    Tensor(try logits(x, w, b), width: b.count)
  }

  func affineBackward(
    _ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor
  ) throws -> AffineGradients {
    let output = try affine(x, weight: w, bias: b)
    guard output.shape == gradOutput.shape else {
      throw LabError.shapeMismatch("the logits are \(output.shape), their gradient \(gradOutput.shape)")
    }
    let (g, rows, examples, width) = (gradOutput.matrix, w.matrix, x.matrix, x.shape[1])
    let perClass = columns(of: g, count: b.count)
    return AffineGradients(
      input: Tensor(g.map { combine(rows, $0, width: width) }, width: width),
      weight: Tensor(perClass.map { combine(examples, $0, width: width) }, width: width),
      bias: Tensor(perClass.map { $0.reduce(0, +) }))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard min(fanOut, fanIn) >= 1 else { throw LabError.invalidArgument("\(fanOut) classes, \(fanIn) features") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    return Tensor((0..<fanOut).map { _ in (0..<fanIn).map { _ in rng.uniform(in: -limit..<limit) } })
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try scored(x, y, w, b).average { $0.logits.logSumExp - $0.logits[$0.label] }
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate.isFinite, learningRate > 0 else {
      throw LabError.invalidArgument("a learning rate of \(learningRate)")
    }
    let examples = try scored(x, y, w, b)
    let upstream: Matrix = examples.map { logits, label in
      let normaliser = logits.logSumExp
      return logits.enumerated().map { k, logit in
        (exp(logit - normaliser) - (k == label ? 1 : 0)) / Double(examples.count)
      }
    }
    let gradients = try affineBackward(x, weight: w, bias: b, gradOutput: Tensor(upstream, width: b.count))
    func descend(_ parameter: Tensor, _ gradient: Tensor) -> Tensor {
      Tensor(shape: parameter.shape, storage: parameter.storage + (-learningRate) * gradient.storage)
    }
    return (
      descend(w, gradients.weight), descend(b, gradients.bias),
      examples.average { $0.logits.logSumExp - $0.logits[$0.label] }
    )
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try scored(x, y, w, b).average { $0.logits.firstArgmax == $0.label ? 1 : 0 }
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, let n = train.inputs.shape.first, n > 0, train.labels.count == n else {
      throw LabError.shapeMismatch("inputs \(train.inputs.shape), \(train.labels.count) labels")
    }
    guard epochs >= 0, batchSize >= 1 else {
      throw LabError.invalidArgument("\(epochs) epochs with batches of \(batchSize)")
    }
    let start = LinearClassifierFit(
      weight: try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng),
      bias: .zeros([classes]), trainLoss: [], devAccuracy: [])
    return try (0..<epochs).reduce(into: start) { fit, _ in
      let order = rng.permutation(n)
      let losses = try stride(from: 0, to: n, by: batchSize).map { first in
        let batch = Array(order.dropFirst(first).prefix(batchSize))
        let loss: Double
        (fit.weight, fit.bias, loss) = try sgdStep(
          train.inputs.rows(at: batch), labels: batch.map { train.labels[$0] }, weight: fit.weight, bias: fit.bias,
          learningRate: learningRate)
        return loss
      }
      fit.trainLoss.append(losses.average { $0 })
      fit.devAccuracy.append(try accuracy(dev.inputs, labels: dev.labels, weight: fit.weight, bias: fit.bias))
    }
  }
}
