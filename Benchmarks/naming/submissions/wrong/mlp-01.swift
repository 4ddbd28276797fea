import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes d: [Int]) throws -> Int {
    guard d.count > 1, d.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes \(d)") }
    return zip(d, d.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes d: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: d)
    var p = MLPParameters(weights: [], biases: [])
    for l in 0..<(d.count - 1) {
      let last = l == d.count - 2
      let fan = activation == .relu && !last ? d[l] : d[l] + d[l + 1]
      let limit = (6 / Double(fan)).squareRoot()
      p.weights.append(Tensor.uniform([d[l + 1], d[l]], in: -limit..<limit, using: &rng))
      p.biases.append(.zeros([d[l + 1]]))
    }
    return p
  }
  func act(_ a: Tensor, _ f: Activation) -> Tensor {
    switch f {
    case .identity: return a
    case .relu: return maximum(a, 0)
    case .tanh: return tanh(a)
    case .sigmoid: return 1 / (1 + exp(-a))
    }
  }
  func dact(_ a: Tensor, _ f: Activation) -> Tensor {
    switch f {
    case .identity: return .ones(a.shape)
    case .relu: return a .> 0
    case .tanh: return 1 - tanh(a) * tanh(a)
    case .sigmoid: return act(a, f) * (1 - act(a, f))
    }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ f: Activation) throws -> (z: [Tensor], a: [Tensor]) {
    guard !p.weights.isEmpty, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("no layers") }
    var z = [x], a: [Tensor] = []
    for (w, b) in zip(p.weights, p.biases) {
      guard w.rank == 2, z.last!.rank == 2, z.last!.shape[1] == w.shape[1], b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("layers") }
      a.append(matmul(z.last!, w.transposed()) + b)
      z.append(act(a.last!, f))
    }
    return (z, a)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try forward(p, inputs, activation).z.last!
  }
  func backward(_ p: MLPParameters, _ z: [Tensor], _ a: [Tensor], _ delta: Tensor, _ f: Activation) -> MLPParameters {
    var g = p, d = delta * dact(a.last!, f)
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), z[l])
      g.biases[l] = d.sum(axis: 0)
      if l > 0 { d = matmul(d, p.weights[l]) * dact(a[l - 1], f) }
    }
    return g
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (z, a) = try forward(p, inputs, activation)
    let w = z.last!
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("label") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), s = w - w.max(axis: 1, keepDims: true)
    let logp = s - log(exp(s).sum(axis: 1, keepDims: true)), n = Double(labels.count)
    return (-(y * logp).sum() / n, backward(p, z, a, (exp(logp) - y) / n, activation))
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices {
      p.weights[l] -= eta * g.weights[l]
      p.biases[l] -= eta * g.biases[l]
    }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (z, a) = try forward(p, data.inputs, activation)
      step(&p, backward(p, z, a, -y / (1 + exp(y * z.last!)) / Double(y.count), activation), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for s in stride(from: 0, to: order.count, by: batchSize) {
        let batch = Array(order[s..<min(s + batchSize, order.count)])
        let g = try lossAndGradients(p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] }, activation: activation).gradients
        step(&p, g, learningRate)
      }
    }
    return p
  }
}
