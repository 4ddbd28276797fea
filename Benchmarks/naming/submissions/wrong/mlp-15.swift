import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    return zip(s, s.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    func bound(_ l: Int) -> Double {
      let kaiming = activation == .relu && l < s.count - 2
      return (6 / Double(kaiming ? s[l] : s[l] + s[l + 1])).squareRoot()
    }
    var p = MLPParameters(weights: [], biases: [])
    for l in 0..<(s.count - 1) {
      p.weights.append(.uniform([s[l + 1], s[l]], in: -bound(l)..<bound(l), using: &rng))
      p.biases.append(.zeros([s[l + 1]]))
    }
    return p
  }
  func sigmoid(_ a: Tensor) -> Tensor { 1 / (1 + exp(-a)) }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (h: [Tensor], dh: [Tensor], w: Tensor) {
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("no layers") }
    var h = [x], dh: [Tensor] = []
    for l in p.weights.indices {
      guard h[l].rank == 2, h[l].shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(h[l], p.weights[l].transposed()) + p.biases[l]
      if l == p.weights.count - 1 { return (h, dh, a) }
      switch k {
      case .identity: h.append(a); dh.append(.ones(a.shape))
      case .relu: h.append(maximum(a, 0)); dh.append(a .> 0)
      case .tanh: h.append(tanh(a)); dh.append(1 - tanh(a) * tanh(a))
      case .sigmoid: h.append(sigmoid(a)); dh.append(sigmoid(a) * sigmoid(-a))
      }
    }
    throw LabError.shapeMismatch("no layers")
  }
  func backward(_ p: MLPParameters, _ h: [Tensor], _ dh: [Tensor], _ delta: Tensor) -> MLPParameters {
    var g = p, d = delta
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), h[l])
      g.biases[l] = d.sum(axis: 0)
      if l > 0 { d = matmul(d, p.weights[l]) * dh[l - 1] }
    }
    return g
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).w }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (h, dh, w) = try forward(p, inputs, activation)
    guard w.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true))
    return (-(lp * y).sum() / Double(labels.count), backward(p, h, dh, (exp(lp) - y) / Double(labels.count)))
  }
  func descend(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    p.weights = zip(p.weights, g.weights).map { $0 - eta * $1 }
    p.biases = zip(p.biases, g.biases).map { $0 - eta * $1 }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (h, dh, w) = try forward(p, data.inputs, activation)
      descend(&p, backward(p, h, dh, (sigmoid(w) - y) / Double(y.count)), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        descend(&p, try lossAndGradients(p, inputs: data.inputs.rows(at: b), labels: b.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
