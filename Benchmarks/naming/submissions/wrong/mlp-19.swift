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
  func f(_ a: Tensor, _ k: Activation) -> (value: Tensor, slope: Tensor) {
    switch k {
    case .identity: return (a, Tensor.ones(a.shape))
    case .relu: return (maximum(a, 0), a .> 0)
    case .tanh: return (tanh(a), 1 - tanh(a) * tanh(a))
    case .sigmoid:
      let s = 1 / (1 + exp(-a))
      return (s, s * (1 - s))
    }
  }
  func pass(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (logits: Tensor, backward: (Tensor) -> MLPParameters) {
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("no layers") }
    var z = x
    var pullbacks: [(Tensor) -> (Tensor, Tensor, Tensor)] = []
    for l in p.weights.indices {
      let w = p.weights[l], input = z
      guard z.rank == 2, z.shape[1] == w.shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(z, w.transposed()) + p.biases[l]
      let (value, slope) = l == p.weights.count - 1 ? (a, Tensor.ones(a.shape)) : f(a, k)
      z = value
      pullbacks.append { g in
        let d = g * slope
        return (matmul(d.transposed(), input), d.sum(axis: 0), matmul(d, w))
      }
    }
    return (z, { g in
      var g = g, out = p
      for l in p.weights.indices.reversed() { (out.weights[l], out.biases[l], g) = pullbacks[l](g) }
      return out
    })
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try pass(p, inputs, activation).logits }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (w, backward) = try pass(p, inputs, activation), n = Double(labels.count)
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true))
    return (-(lp * y).sum() / n, backward((exp(lp) - y) / n))
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] -= eta * g.weights[l]; p.biases[l] -= eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (w, backward) = try pass(p, data.inputs, activation)
      step(&p, backward(-y / (1 + exp(y * w)) / Double(y.count)), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let n = data.labels.count
    for _ in 0..<epochs {
      let x = data.inputs.rows(at: rng.permutation(n))
      for i in stride(from: 0, to: n, by: batchSize) {
        let end = min(i + batchSize, n)
        step(&p, try lossAndGradients(p, inputs: x.slice(axis: 0, i..<end), labels: Array(data.labels[i..<end]), activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
