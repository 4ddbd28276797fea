import Foundation
import LabKit

extension Array where Element == Double {
  fileprivate func dotted(_ other: [Double]) -> Double {
    var sum = 0.0
    for i in indices { sum += self[i] * other[i] }
    return sum
  }

  fileprivate func softmax() -> [Double] {
    let e = map { exp($0) }
    let total = e.reduce(0, +)
    return e.map { $0 / total }
  }

  fileprivate func logSumExp() -> Double {
    let biggest = self.max()!
    return biggest + log(map { exp($0 - biggest) }.reduce(0, +))
  }

  fileprivate func indexOfLargest() -> Int { firstIndex(of: self.max()!)! }
}

struct LinearClassifier: LinearClassifierExercise {
  private func rows(_ t: Tensor) -> [[Double]] { (0..<t.shape[0]).map { t.row($0).storage } }

  private func scores(_ x: Tensor, _ w: Tensor, _ b: Tensor) throws -> [[Double]] {
    guard x.rank == 2, w.rank == 2, b.rank == 1 else { throw LabError.shapeMismatch("ranks") }
    guard x.shape[1] == w.shape[1], w.shape[0] == b.shape[0] else { throw LabError.shapeMismatch("sizes") }
    let classes = rows(w)
    return rows(x).map { example in classes.indices.map { example.dotted(classes[$0]) + b[$0] } }
  }

  private func scores(_ x: Tensor, labels y: [Int], _ w: Tensor, _ b: Tensor) throws -> [[Double]] {
    let z = try scores(x, w, b)
    guard z.count > 0 else { throw LabError.invalidArgument("an empty batch") }
    guard z.count == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.min()! >= 0, y.max()! < b.count else { throw LabError.invalidArgument("label out of range") }
    return z
  }

  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    let z = try scores(x, w, b)
    return Tensor(shape: [z.count, b.count], storage: z.flatMap { $0 })
  }

  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws -> AffineGradients {
    guard gradOutput.shape == (try affine(x, weight: w, bias: b)).shape else { throw LabError.shapeMismatch("G") }
    let (n, d, k) = (x.shape[0], x.shape[1], w.shape[0])
    let g = gradOutput
    return AffineGradients(
      input: Tensor(
        shape: [n, d],
        storage: (0..<n).flatMap { i in (0..<d).map { j in (0..<k).reduce(0.0) { $0 + g[i, $1] * w[$1, j] } } }),
      weight: Tensor(
        shape: [k, d],
        storage: (0..<k).flatMap { c in (0..<d).map { j in (0..<n).reduce(0.0) { $0 + g[$1, c] * x[$1, j] } } }),
      bias: Tensor((0..<k).map { c in (0..<n).reduce(0.0) { $0 + g[$1, c] } }))
  }

  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    guard fanOut > 0, fanIn > 0 else { throw LabError.invalidArgument("empty weights") }
    let limit = sqrt(6 / Double(fanIn + fanOut))
    return Tensor(shape: [fanOut, fanIn], storage: (0..<(fanOut * fanIn)).map { _ in 2 * limit * rng.uniform() - limit })
  }

  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try scores(x, labels: y, w, b)
    return zip(z, y).map { row, label in row.logSumExp() - row[label] }.reduce(0, +) / Double(z.count)
  }

  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    guard learningRate > 0, learningRate.isFinite else { throw LabError.invalidArgument("learning rate") }
    let before = try loss(x, labels: y, weight: w, bias: b)
    var p = try scores(x, labels: y, w, b).map { $0.softmax() }
    for (i, label) in y.enumerated() { p[i][label] -= 1 }
    let g = Tensor(shape: [y.count, b.count], storage: p.flatMap { $0 }.map { $0 / Double(y.count) })
    let d = try affineBackward(x, weight: w, bias: b, gradOutput: g)
    return (w - learningRate * d.weight, b - learningRate * d.bias, before)
  }

  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    let z = try scores(x, labels: y, w, b)
    return Double(zip(z, y).filter { row, label in row.indexOfLargest() == label }.count) / Double(z.count)
  }

  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    guard train.inputs.rank == 2, train.inputs.shape[0] > 0, batchSize > 0, epochs >= 0 else {
      throw LabError.invalidArgument("training data or settings")
    }
    guard train.inputs.shape[0] == train.labels.count else { throw LabError.shapeMismatch("labels") }
    var parameters = (w: try glorotUniform(fanOut: classes, fanIn: train.inputs.shape[1], using: &rng),
      b: Tensor.zeros([classes]))
    var records: (losses: [Double], accuracies: [Double]) = ([], [])
    for _ in 0..<epochs {
      let order = rng.permutation(train.labels.count)
      let batches = stride(from: 0, to: order.count, by: batchSize).map {
        Array(order[$0..<min($0 + batchSize, order.count)])
      }
      var total = 0.0
      for batch in batches {
        let s = try sgdStep(
          train.inputs.rows(at: batch), labels: batch.map { train.labels[$0] }, weight: parameters.w,
          bias: parameters.b, learningRate: learningRate)
        parameters = (s.weight, s.bias)
        total += s.loss
      }
      records.losses.append(total / Double(batches.count))
      records.accuracies.append(
        try accuracy(dev.inputs, labels: dev.labels, weight: parameters.w, bias: parameters.b))
    }
    return LinearClassifierFit(
      weight: parameters.w, bias: parameters.b, trainLoss: records.losses, devAccuracy: records.accuracies)
  }
}
