import LabKit

private func act(_ t: Tensor, _ k: Activation) -> Tensor {
  switch k {
  case .identity: return t
  case .relu: return t * (t .> 0)
  case .tanh: return tanh(t)
  case .sigmoid: return pow(1 + exp(-t), -1)
  }
}
private func slope(_ z: Tensor, _ k: Activation) -> Tensor {
  switch k {
  case .identity: return Tensor.ones(z.shape)
  case .relu: return z .> 0
  case .tanh: return (1 - z) * (1 + z)
  case .sigmoid: return z - z * z
  }
}

struct MLP: MLPExercise {
  func sizes(_ s: [Int]) throws { guard s.count > 1, s.min()! > 0 else { throw LabError.invalidArgument("layer sizes \(s)") } }
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    try sizes(s)
    return zip(s.dropLast(), s.dropFirst()).map { $0 * $1 + $1 }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    try sizes(s)
    var w: [Tensor] = []
    for (n, m) in zip(s.dropLast(), s.dropFirst()) {
      let r = (6 / Double(n + m)).squareRoot()
      w.append(.uniform([m, n], in: -r..<r, using: &rng))
    }
    return MLPParameters(weights: w, biases: s.dropFirst().map { .zeros([$0]) })
  }
  func outputs(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> [Tensor] {
    guard p.weights.count > 0, p.biases.count == p.weights.count else { throw LabError.shapeMismatch("layers") }
    var zs = [x]
    for (l, w) in p.weights.enumerated() {
      guard zs[l].rank == 2, w.rank == 2, zs[l].shape[1] == w.shape[1], p.biases[l].count == w.shape[0] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = einsum("ni,oi->no", zs[l], w) + p.biases[l]
      zs.append(l == p.weights.count - 1 ? a : act(a, k))
    }
    return zs
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try outputs(p, inputs, activation).last! }
  func gradients(_ p: MLPParameters, _ zs: [Tensor], _ g0: Tensor, _ k: Activation) -> MLPParameters {
    var g = g0, dw: [Tensor] = [], db: [Tensor] = []
    for l in stride(from: p.weights.count - 1, through: 0, by: -1) {
      dw.insert(einsum("no,ni->oi", g, zs[l]), at: 0)
      db.insert(g.sum(axis: 0), at: 0)
      if l > 0 { g = einsum("no,oi->ni", g, p.weights[l]) * slope(zs[l], k) }
    }
    return MLPParameters(weights: dw, biases: db)
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = try outputs(p, inputs, activation), w = zs.last!, n = labels.count
    guard n == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("label") }
    let e = exp(w - w.max(axis: 1, keepDims: true)), s = e.sum(axis: 1, keepDims: true), m = w.max(axis: 1)
    var loss = 0.0
    for i in 0..<n { loss += m[i] + log(s).storage[i] - w[i, labels[i]] }
    return (loss / Double(n), gradients(p, zs, (e / s - .oneHot(labels, classes: w.shape[1])) / Double(n), activation))
  }
  func descend(_ p: MLPParameters, _ g: MLPParameters, _ eta: Double) -> MLPParameters {
    MLPParameters(weights: zip(p.weights, g.weights).map { $0 - eta * $1 }, biases: zip(p.biases, g.biases).map { $0 - eta * $1 })
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let zs = try outputs(p, data.inputs, activation)
      p = descend(p, gradients(p, zs, -y / (1 + exp(y * zs.last!)) / Double(y.count), activation), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        p = descend(p, try lossAndGradients(p, inputs: data.inputs.rows(at: b), labels: b.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
