import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, s.allSatisfy({ $0 >= 1 }) else { throw LabError.invalidArgument("sizes") }
    return (0..<(s.count - 1)).map { s[$0 + 1] * (s[$0] + 1) }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for l in 1..<s.count {
      let hidden = l != s.count - 1
      let bound = (6.0 / Double(hidden && activation == .relu ? s[l - 1] : s[l - 1] + s[l])).squareRoot()
      p.weights.append(.uniform([s[l], s[l - 1]], in: (-bound)..<bound, using: &rng))
      p.biases.append(.zeros([s[l]]))
    }
    return p
  }
  func phi(_ a: Tensor, _ k: Activation) -> (Tensor, Tensor) {
    switch k {
    case .identity: return (a, Tensor.ones(a.shape))
    case .relu: return (maximum(a, 0), a .> 0)
    case .tanh: let t = tanh(a); return (t, 1 - t * t)
    case .sigmoid: let s = 1 / (1 + exp(-a)); return (s, s * (1 - s))
    }
  }
  func run(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (inputs: [Tensor], slopes: [Tensor], logits: Tensor) {
    guard p.weights.count > 0 else { throw LabError.shapeMismatch("no layers") }
    var inputs: [Tensor] = [], slopes: [Tensor] = [], z = x
    for l in p.weights.indices {
      guard z.rank == 2, z.shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      inputs.append(z)
      let a = matmul(z, p.weights[l].transposed()) + p.biases[l]
      if l == p.weights.count - 1 { z = a } else {
        let (v, d) = phi(a, k)
        z = v
        slopes.append(d)
      }
    }
    return (inputs, slopes, z)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try run(p, inputs, activation).logits }
  func grads(_ p: MLPParameters, _ inputs: [Tensor], _ slopes: [Tensor], _ g0: Tensor) -> MLPParameters {
    var out = p, g = g0, l = p.weights.count - 1
    while true {
      out.weights[l] = matmul(g.transposed(), inputs[l])
      out.biases[l] = g.mean(axis: 0)
      if l == 0 { return out }
      g = matmul(g, p.weights[l]) * slopes[l - 1]
      l -= 1
    }
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let r = try run(p, inputs, activation)
    guard labels.count == r.logits.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ 0..<r.logits.shape[1] ~= $0 }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: r.logits.shape[1])
    let z = r.logits - r.logits.max(axis: 1, keepDims: true)
    let e = exp(z), s = e.sum(axis: 1, keepDims: true)
    let loss = (log(s).squeezed(axis: 1) - (z * y).sum(axis: 1)).mean()
    return (loss, grads(p, r.inputs, r.slopes, (e / s - y) / Double(labels.count)))
  }
  func minus(_ p: MLPParameters, _ eta: Double, _ g: MLPParameters) -> MLPParameters {
    var q = p
    for l in p.weights.indices { q.weights[l] = p.weights[l] - eta * g.weights[l]; q.biases[l] = p.biases[l] - eta * g.biases[l] }
    return q
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let r = try run(p, data.inputs, activation)
      p = minus(p, learningRate, grads(p, r.inputs, r.slopes, -y / (1 + exp(y * r.logits)) / Double(y.count)))
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for b in 0..<((order.count + batchSize - 1) / batchSize) {
        let ids = Array(order[(b * batchSize)..<min((b + 1) * batchSize, order.count)])
        p = minus(p, learningRate, try lossAndGradients(p, inputs: data.inputs.rows(at: ids), labels: ids.map { data.labels[$0] }, activation: activation).gradients)
      }
    }
    return p
  }
}
