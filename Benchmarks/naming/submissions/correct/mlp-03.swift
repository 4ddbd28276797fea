import LabKit

// column convention: one example a column, a = W z + b
struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, s.allSatisfy({ $0 >= 1 }) else { throw LabError.invalidArgument("sizes") }
    return s.dropFirst().reduce((0, s[0])) { ($0.0 + $1 * ($0.1 + 1), $1) }.0
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for (l, (n, m)) in zip(s, s.dropFirst()).enumerated() {
      let glorot = activation != .relu || l == s.count - 2
      let r = (6 / Double(glorot ? n + m : n)).squareRoot()
      p.weights.append(2 * r * Tensor.uniform([m, n], in: 0..<1, using: &rng) - r)
      p.biases.append(.zeros([m]))
    }
    return p
  }
  func act(_ a: Tensor, _ k: Activation) -> (Tensor, Tensor) {
    switch k {
    case .identity: return (a, .ones(a.shape))
    case .relu: return (a * (a .> 0), a .> 0)
    case .tanh:
      let t = tanh(a)
      return (t, (1 - t) * (1 + t))
    case .sigmoid:
      let e = exp(-abs(a)), s = (1 / (1 + e)).replacing(with: e / (1 + e), where: a .< 0)
      return (s, e / ((1 + e) * (1 + e)))
    }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (z: [Tensor], d: [Tensor], w: Tensor) {
    guard x.rank == 2, p.weights.count > 0, p.biases.count == p.weights.count else { throw LabError.shapeMismatch("layers") }
    var z = [x.transposed()], d: [Tensor] = []
    for l in 0..<p.weights.count {
      guard p.weights[l].rank == 2, p.weights[l].shape[1] == z[l].shape[0] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(p.weights[l], z[l]) + p.biases[l].expanded(axis: 1)
      if l == p.weights.count - 1 { return (z, d, a) }
      let (v, dv) = act(a, k)
      z.append(v)
      d.append(dv)
    }
    fatalError()
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).w.transposed() }
  func backward(_ p: MLPParameters, _ z: [Tensor], _ d: [Tensor], _ g: Tensor, from l: Int, into out: inout MLPParameters) {
    out.weights[l] = matmul(g, z[l].transposed())
    out.biases[l] = g.sum(axis: 1)
    if l > 0 { backward(p, z, d, matmul(p.weights[l].transposed(), g) * d[l - 1], from: l - 1, into: &out) }
  }
  func gradients(_ p: MLPParameters, _ z: [Tensor], _ d: [Tensor], _ g: Tensor) -> MLPParameters {
    var out = p
    backward(p, z, d, g, from: p.weights.count - 1, into: &out)
    return out
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (z, d, w) = try forward(p, inputs, activation)
    guard labels.count == w.shape[1] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[0] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[0]).transposed()
    let s = w - w.max(axis: 0, keepDims: true)
    let e = exp(s), t = e.sum(axis: 0, keepDims: true)
    let loss = (log(t) - (s * y).sum(axis: 0, keepDims: true)).mean()
    return (loss, gradients(p, z, d, (e / t - y) / Double(labels.count)))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 0)
    for _ in 0..<steps {
      let (z, d, w) = try forward(p, data.inputs, activation)
      let g = gradients(p, z, d, -y / (1 + exp(y * w)) / Double(y.count))
      p = MLPParameters(weights: zip(p.weights, g.weights).map { $0 - learningRate * $1 }, biases: zip(p.biases, g.biases).map { $0 - learningRate * $1 })
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      var queue = rng.permutation(data.labels.count)
      while !queue.isEmpty {
        let batch = Array(queue.prefix(batchSize))
        queue.removeFirst(batch.count)
        let g = try lossAndGradients(p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] }, activation: activation).gradients
        p = MLPParameters(weights: zip(p.weights, g.weights).map { $0 - learningRate * $1 }, biases: zip(p.biases, g.biases).map { $0 - learningRate * $1 })
      }
    }
    return p
  }
}
