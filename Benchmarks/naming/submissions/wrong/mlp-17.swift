import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.min()! > 0 else { throw LabError.invalidArgument("layer sizes") }
    return s.indices.dropFirst().map { s[$0] * s[$0 - 1] + s[$0] }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for l in s.indices.dropFirst() {
      let fan = l < s.count - 1 && activation == .relu ? s[l - 1] : s[l - 1] + s[l]
      let r = (6 / Double(fan)).squareRoot()
      p.weights.append(.uniform([s[l], s[l - 1]], in: -r..<r, using: &rng))
      p.biases.append(.zeros([s[l]]))
    }
    return p
  }
  let functions: [Activation: (Tensor) -> Tensor] = [
    .identity: { $0 }, .relu: { maximum($0, 0) }, .tanh: { tanh($0) }, .sigmoid: { 1 / (1 + exp(-$0)) },
  ]
  let derivatives: [Activation: (Tensor) -> Tensor] = [
    .identity: { Tensor.ones($0.shape) }, .relu: { $0 .> 0 }, .tanh: { 1 - tanh($0) * tanh($0) }, .sigmoid: { $0 * (1 - $0) },
  ]
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (z: [Tensor], a: [Tensor]) {
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("no layers") }
    var z = [x], a: [Tensor] = []
    for (w, b) in zip(p.weights, p.biases) {
      guard z.last!.rank == 2, z.last!.shape[1] == w.shape[1] else { throw LabError.shapeMismatch("layers") }
      a.append(matmul(z.last!, w.transposed()) + b)
      z.append(functions[k]!(a.last!))
    }
    return (z, a)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).a.last! }
  func backward(_ p: MLPParameters, _ z: [Tensor], _ a: [Tensor], _ delta: Tensor, _ k: Activation) -> MLPParameters {
    var g = p, d = delta
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), z[l])
      g.biases[l] = d.sum(axis: 0)
      if l > 0 { d = matmul(d, p.weights[l]) * derivatives[k]!(a[l - 1]) }
    }
    return g
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (z, a) = try forward(p, inputs, activation), w = a.last!, n = Double(labels.count)
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), s = w - w.max(axis: 1, keepDims: true)
    let lp = s - log(exp(s).sum(axis: 1, keepDims: true))
    return (-(lp * y).sum() / n, backward(p, z, a, (exp(lp) - y) / n, activation))
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] = p.weights[l] - eta * g.weights[l]; p.biases[l] = p.biases[l] - eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (z, a) = try forward(p, data.inputs, activation)
      step(&p, backward(p, z, a, -y / (1 + exp(y * a.last!)) / Double(y.count), activation), learningRate)
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
