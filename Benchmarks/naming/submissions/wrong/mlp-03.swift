import LabKit

struct MLP: MLPExercise {
  func ok(_ d: [Int]) throws { if d.count < 2 || d.contains(where: { $0 < 1 }) { throw LabError.invalidArgument("layerSizes") } }
  func parameterCount(layerSizes d: [Int]) throws -> Int {
    try ok(d)
    var n = 0
    for l in 0..<(d.count - 1) { n += d[l] * d[l + 1] + d[l + 1] }
    return n
  }
  func initialize<R: RandomSource>(layerSizes d: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    try ok(d)
    var w: [Tensor] = [], b: [Tensor] = []
    for l in 0..<(d.count - 1) {
      var limit = (6 / Double(d[l] + d[l + 1])).squareRoot()
      if l < d.count - 2 && activation == .relu { limit = (6 / Double(d[l])).squareRoot() }
      var m = Tensor.zeros([d[l + 1], d[l]])
      for i in 0..<d[l + 1] { for j in 0..<d[l] { m[i, j] = -limit + 2 * limit * rng.uniform() } }
      w.append(m)
      b.append(Tensor.zeros([d[l + 1]]))
    }
    return MLPParameters(weights: w, biases: b)
  }
  func f(_ a: Tensor, _ t: Activation) -> Tensor {
    switch t { case .identity: a; case .relu: maximum(a, 0); case .tanh: tanh(a); case .sigmoid: 1 / (1 + exp(-a)) }
  }
  func df(_ z: Tensor, _ t: Activation) -> Tensor {  // with the output
    switch t { case .identity: Tensor.ones(z.shape); case .relu: z .> 0; case .tanh: 1 - z * z; case .sigmoid: z * (1 - z) }
  }
  func activations(_ p: MLPParameters, _ x: Tensor, _ t: Activation) throws -> [Tensor] {
    if p.weights.isEmpty { throw LabError.shapeMismatch("no layers") }
    var z = [x]
    for l in 0..<p.weights.count {
      if z[l].shape[1] != p.weights[l].shape[1] || p.biases[l].shape[0] != p.weights[l].shape[0] { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(z[l], p.weights[l].transposed()) + p.biases[l]
      z.append(l == p.weights.count - 1 ? a : f(a, t))
    }
    return z
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try activations(p, inputs, activation).last! }
  func backprop(_ p: MLPParameters, _ z: [Tensor], _ out: Tensor, _ t: Activation) -> MLPParameters {
    var g = out, grads = p
    for l in stride(from: p.weights.count - 1, through: 0, by: -1) {
      grads.weights[l] = matmul(g.transposed(), z[l])
      grads.biases[l] = g.sum(axis: 0)
      if l > 0 { g = matmul(g, p.weights[l]) * df(z[l], t) }
    }
    return grads
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let z = try activations(p, inputs, activation), w = z.last!
    if labels.count != w.shape[0] { throw LabError.shapeMismatch("labels") }
    if labels.contains(where: { $0 < 0 || $0 >= w.shape[1] }) { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), m = w.max(axis: 1, keepDims: true)
    let lse = m + log(exp(w - m).sum(axis: 1, keepDims: true))
    let loss = (lse.squeezed(axis: 1) - (w * y).sum(axis: 1)).mean()
    return (loss, backprop(p, z, exp(w - lse) - y, activation))
  }
  func descend(_ p: MLPParameters, _ g: MLPParameters, _ eta: Double) -> MLPParameters {
    MLPParameters(weights: zip(p.weights, g.weights).map { $0 - eta * $1 }, biases: zip(p.biases, g.biases).map { $0 - eta * $1 })
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).reshaped([data.labels.count, 1])
    for _ in 0..<steps {
      let z = try activations(p, data.inputs, activation)
      let g = -y / (1 + exp(y * z.last!)) / Double(data.labels.count)
      p = descend(p, backprop(p, z, g, activation), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      var rest = rng.permutation(data.labels.count)[...]
      while !rest.isEmpty {
        let batch = Array(rest.prefix(batchSize))
        rest = rest.dropFirst(batchSize)
        let (_, g) = try lossAndGradients(p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] }, activation: activation)
        p = descend(p, g, learningRate)
      }
    }
    return p
  }
}
