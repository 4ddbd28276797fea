import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    return zip(s, s.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
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
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> [Tensor] {
    guard !p.weights.isEmpty, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("no layers") }
    var zs = [x]
    for l in p.weights.indices {
      guard zs[l].rank == 2, zs[l].shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(zs[l], p.weights[l].transposed()) + p.biases[l]
      zs.append(l == p.weights.count - 1 ? a : f(a, k))
    }
    return zs
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).last! }
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
    let zs = try forward(p, inputs, activation), w = zs.last!, n = Double(labels.count)
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true))
    return (-(lp * y).sum() / n, backward(p, zs, (exp(lp) - y) / n, activation))
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] -= eta * g.weights[l]; p.biases[l] -= eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let zs = try forward(p, data.inputs, activation)
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
