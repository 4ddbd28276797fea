import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    return zip(s, s.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for l in 0...(s.count - 2) {
      let fan = l < s.count - 2 && activation == .relu ? s[l] : s[l] + s[l + 1]
      let r = (6 / Double(fan)).squareRoot()
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
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("no layers") }
    var zs = [x]
    for l in p.weights.indices {
      guard zs[l].rank == 2, zs[l].shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(zs[l], p.weights[l].transposed()) + p.biases[l]
      zs.append(l < p.weights.count - 1 ? f(a, k) : a)
    }
    return zs
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).last! }
  /// backward pass; with a learning rate the parameters are updated on the way
  func backward(_ p: inout MLPParameters, _ zs: [Tensor], _ delta: Tensor, _ k: Activation, eta: Double = 0) -> MLPParameters {
    var g = p, d = delta
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), zs[l])
      g.biases[l] = d.sum(axis: 0)
      p.weights[l] -= eta * g.weights[l]
      p.biases[l] -= eta * g.biases[l]
      d = matmul(d, p.weights[l]) * df(zs[l], k)
    }
    return g
  }
  func nll(_ w: Tensor, _ labels: [Int]) throws -> (Double, Tensor) {
    guard w.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true)), n = Double(labels.count)
    return (-(lp * y).sum() / n, (exp(lp) - y) / n)
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = try forward(p, inputs, activation)
    let (loss, delta) = try nll(zs.last!, labels)
    var copy = p
    return (loss, backward(&copy, zs, delta, activation))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let zs = try forward(p, data.inputs, activation)
      _ = backward(&p, zs, -y / (1 + exp(y * zs.last!)) / Double(y.count), activation, eta: learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        let zs = try forward(p, data.inputs.rows(at: b), activation)
        let (_, delta) = try nll(zs.last!, b.map { data.labels[$0] })
        _ = backward(&p, zs, delta, activation, eta: learningRate)
      }
    }
    return p
  }
}
