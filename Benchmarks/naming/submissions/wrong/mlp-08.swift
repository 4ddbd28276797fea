import Foundation
import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    if s.count < 2 { throw LabError.invalidArgument("need input and output") }
    for d in s where d <= 0 { throw LabError.invalidArgument("layer of \(d) units") }
    var n = 0
    for i in 0..<(s.count - 1) { n += (s[i] + 1) * s[i + 1] }
    return n
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var weights: [Tensor] = []
    var biases: [Tensor] = []
    for i in 0..<(s.count - 1) {
      let limit: Double
      if activation == .relu {
        limit = sqrt(6.0 / Double(s[i]))
      } else {
        limit = sqrt(6.0 / Double(s[i] + s[i + 1]))
      }
      weights.append(Tensor.uniform([s[i + 1], s[i]], in: -limit..<limit, using: &rng))
      biases.append(Tensor.zeros([s[i + 1]]))
    }
    return MLPParameters(weights: weights, biases: biases)
  }
  func activate(_ v: Double, _ k: Activation) -> Double {
    switch k {
    case .identity: return v
    case .relu: return v > 0 ? v : 0
    case .tanh: return Foundation.tanh(v)
    case .sigmoid: return 1 / (1 + Foundation.exp(-v))
    }
  }
  func derivative(_ v: Double, _ k: Activation) -> Double {
    let f = activate(v, k)
    switch k {
    case .identity: return 1
    case .relu: return v > 0 ? 1 : 0
    case .tanh: return 1 - f * f
    case .sigmoid: return f * (1 - f)
    }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (zs: [Tensor], pre: [Tensor]) {
    if p.weights.isEmpty { throw LabError.shapeMismatch("no layers") }
    var zs = [x]
    var pre: [Tensor] = []
    for i in 0..<p.weights.count {
      let z = zs[i]
      if z.rank != 2 || z.shape[1] != p.weights[i].shape[1] { throw LabError.shapeMismatch("layer \(i)") }
      let a = matmul(z, p.weights[i].transposed()) + p.biases[i]
      pre.append(a)
      zs.append(a.map { activate($0, k) })
    }
    return (zs, pre)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).pre.last! }
  func backward(_ p: MLPParameters, _ zs: [Tensor], _ pre: [Tensor], _ out: Tensor, _ k: Activation) -> MLPParameters {
    var grads = p
    var g = out
    for i in (0..<p.weights.count).reversed() {
      if i < p.weights.count - 1 { g = g * pre[i].map { derivative($0, k) } }
      grads.weights[i] = matmul(g.transposed(), zs[i])
      grads.biases[i] = g.sum(axis: 0)
      g = matmul(g, p.weights[i])
    }
    return grads
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (zs, pre) = try forward(p, inputs, activation)
    let w = pre.last!
    if w.shape[0] != labels.count { throw LabError.shapeMismatch("labels") }
    for l in labels where l < 0 || l >= w.shape[1] { throw LabError.invalidArgument("label \(l)") }
    var loss = 0.0
    var g = Tensor.zeros(w.shape)
    for n in 0..<labels.count {
      let m = w.row(n).max()
      var s = 0.0
      for k in 0..<w.shape[1] { s += Foundation.exp(w[n, k] - m) }
      loss += m + Foundation.log(s) - w[n, labels[n]]
      for k in 0..<w.shape[1] { g[n, k] = Foundation.exp(w[n, k] - m) / s }
      g[n, labels[n]] -= 1
    }
    let N = Double(labels.count)
    return (loss / N, backward(p, zs, pre, g / N, activation))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<steps {
      let (zs, pre) = try forward(p, data.inputs, activation)
      var g = pre.last!
      for n in 0..<data.labels.count {
        let y = Double(data.labels[n])
        g[n, 0] = -y / (1 + Foundation.exp(y * g[n, 0])) / Double(data.labels.count)
      }
      let grads = backward(p, zs, pre, g, activation)
      for i in 0..<p.weights.count {
        p.weights[i] = p.weights[i] - learningRate * grads.weights[i]
        p.biases[i] = p.biases[i] - learningRate * grads.biases[i]
      }
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let N = data.labels.count
    for _ in 0..<epochs {
      let order = rng.permutation(N)
      var start = 0
      while start < N {
        let end = min(start + batchSize, N)
        let batch = Array(order[start..<end])
        let grads = try lossAndGradients(p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] }, activation: activation).gradients
        for i in 0..<p.weights.count {
          p.weights[i] = p.weights[i] - learningRate * grads.weights[i]
          p.biases[i] = p.biases[i] - learningRate * grads.biases[i]
        }
        start = end
      }
    }
    return p
  }
}
