import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    zip(s, s.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    var p = MLPParameters(weights: [], biases: [])
    for l in 0..<(s.count - 1) {
      let r = (6 / Double(activation == .relu && l < s.count - 2 ? s[l] : s[l] + s[l + 1])).squareRoot()
      p.weights.append(.uniform([s[l + 1], s[l]], in: -r..<r, using: &rng))
      p.biases.append(.zeros([s[l + 1]]))
    }
    return p
  }
  func f(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: a; case .relu: maximum(a, 0); case .tanh: tanh(a); case .sigmoid: 1 / (1 + exp(-a)) }
  }
  func df(_ z: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: Tensor.ones(z.shape); case .relu: z .> 0; case .tanh: 1 - z * z; case .sigmoid: z * (1 - z) }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) -> [Tensor] {
    var zs = [x]
    for l in p.weights.indices {
      let a = matmul(zs[l], p.weights[l].transposed()) + p.biases[l]
      zs.append(l == p.weights.count - 1 ? a : f(a, k))
    }
    return zs
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { forward(p, inputs, activation).last! }
  func backward(_ p: MLPParameters, _ zs: [Tensor], _ delta: Tensor, _ k: Activation) -> MLPParameters {
    var g = p, d = delta
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), zs[l])
      g.biases[l] = d.sum(axis: 0)
      if l > 0 { d = matmul(d, p.weights[l]) * df(zs[l], k) }
    }
    return g
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = forward(p, inputs, activation), w = zs.last!, n = Double(labels.count)
    let z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true))
    var loss = 0.0, g = exp(lp)
    for i in 0..<labels.count {
      loss -= lp[i, labels[i]]
      g[i, labels[i]] -= 1
    }
    return (loss / n, backward(p, zs, g / n, activation))
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] -= eta * g.weights[l]; p.biases[l] -= eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let zs = forward(p, data.inputs, activation)
      step(&p, backward(p, zs, -y / (1 + exp(y * zs.last!)) / Double(y.count), activation), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        step(&p, try lossAndGradients(p, inputs: data.inputs.rows(at: b), labels: b.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
