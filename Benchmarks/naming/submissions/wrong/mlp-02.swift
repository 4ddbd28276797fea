import Foundation
import LabKit

final class Layer {
  var w: Tensor, b: Tensor, z = Tensor(0), y = Tensor(0), dw = Tensor(0), db = Tensor(0)
  let f: Activation
  init(_ w: Tensor, _ b: Tensor, _ f: Activation) { (self.w, self.b, self.f) = (w, b, f) }
  func phi(_ v: Double) -> Double {
    switch f {
    case .identity: return v
    case .relu: return max(v, 0)
    case .tanh: return Foundation.tanh(v)
    case .sigmoid: return 1 / (1 + Foundation.exp(-v))
    }
  }
  func dphi(_ v: Double) -> Double {
    switch f {
    case .identity: return 1
    case .relu: return v > 0 ? 1 : 0
    case .tanh: return 1 - phi(v) * phi(v)
    case .sigmoid: return phi(v) * (1 - phi(v))
    }
  }
  func forward(_ x: Tensor) throws -> Tensor {
    guard x.rank == 2, w.rank == 2, x.shape[1] == w.shape[1], b.count == w.shape[0] else { throw LabError.shapeMismatch("layer \(w.shape), input \(x.shape)") }
    z = x
    y = (matmul(x, w.transposed()) + b).map(phi)
    return y
  }
  func backward(_ dy: Tensor) -> Tensor {
    let g = dy * y.map(dphi)
    dw = matmul(g.transposed(), z)
    db = g.sum(axis: 0)
    return matmul(g, w)
  }
}

struct MLP: MLPExercise {
  func net(_ p: MLPParameters, _ f: Activation) throws -> [Layer] {
    guard p.weights.count > 0, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("layers") }
    return p.weights.indices.map { Layer(p.weights[$0], p.biases[$0], $0 == p.weights.count - 1 ? .identity : f) }
  }
  func parameters(_ net: [Layer]) -> MLPParameters { MLPParameters(weights: net.map(\.w), biases: net.map(\.b)) }
  func parameterCount(layerSizes: [Int]) throws -> Int {
    guard layerSizes.count >= 2, layerSizes.min()! >= 1 else { throw LabError.invalidArgument("layers") }
    return (1..<layerSizes.count).reduce(0) { $0 + (layerSizes[$1 - 1] + 1) * layerSizes[$1] }
  }
  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: layerSizes)
    var w: [Tensor] = [], b: [Tensor] = []
    for i in 1..<layerSizes.count {
      let (n, m) = (layerSizes[i - 1], layerSizes[i])
      let limit = i < layerSizes.count - 1 && activation == .relu ? sqrt(6.0 / Double(n)) : sqrt(6.0 / Double(n + m))
      w.append(.uniform([m, n], in: -limit..<limit, using: &rng))
      b.append(.zeros([m]))
    }
    return MLPParameters(weights: w, biases: b)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try net(p, activation).reduce(inputs) { try $1.forward($0) }
  }
  func crossEntropy(_ w: Tensor, _ labels: [Int]) throws -> (Double, Tensor) {
    guard w.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("label") }
    var loss = 0.0, g = Tensor.zeros(w.shape)
    let n = Double(labels.count)
    for (i, y) in labels.enumerated() {
      let r = w.row(i), m = r.max(), s = exp(r - m).sum()
      loss += (m + Foundation.log(s) - r[y]) / n
      for k in 0..<r.count { g[i, k] = (Foundation.exp(r[k] - m) / s - (k == y ? 1 : 0)) / n }
    }
    return (loss, g)
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let layers = try net(p, activation)
    let (loss, g) = try crossEntropy(layers.reduce(inputs) { try $1.forward($0) }, labels)
    _ = layers.reversed().reduce(g) { $1.backward($0) }
    return (loss, MLPParameters(weights: layers.map(\.dw), biases: layers.map(\.db)))
  }
  func update(_ net: [Layer], _ eta: Double) { for l in net { l.w -= eta * l.dw; l.b -= eta * l.db } }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    let layers = try net(initialize(layerSizes: layerSizes, activation: activation, using: &rng), activation)
    let y = Tensor(shape: [data.labels.count, 1], storage: data.labels.map { Double($0) })
    for _ in 0..<steps {
      let w = try layers.reduce(data.inputs) { try $1.forward($0) }
      _ = layers.reversed().reduce(-y / (1 + exp(y * w)) / Double(y.count)) { $1.backward($0) }
      update(layers, learningRate)
    }
    return parameters(layers)
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    let layers = try net(initialize(layerSizes: layerSizes, activation: activation, using: &rng), activation)
    let n = data.labels.count
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      var start = 0
      while start < n {
        let ids = Array(order[start..<min(n, start + batchSize)])
        let (_, g) = try crossEntropy(layers.reduce(data.inputs.rows(at: ids)) { try $1.forward($0) }, ids.map { data.labels[$0] })
        _ = layers.reversed().reduce(g) { $1.backward($0) }
        update(layers, learningRate)
        start += batchSize
      }
    }
    return parameters(layers)
  }
}
