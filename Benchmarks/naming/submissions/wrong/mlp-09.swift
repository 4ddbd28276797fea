import LabKit

extension MLPParameters {
  static func * (c: Double, p: MLPParameters) -> MLPParameters { .init(weights: p.weights.map { c * $0 }, biases: p.biases.map { c * $0 }) }
  static func - (p: MLPParameters, q: MLPParameters) -> MLPParameters { .init(weights: zip(p.weights, q.weights).map(-), biases: zip(p.biases, q.biases).map(-)) }
}

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, !s.contains(where: { $0 <= 0 }) else { throw LabError.invalidArgument("sizes") }
    return (1..<s.count).map { (s[$0 - 1] + 1) * s[$0] }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var w: [Tensor] = []
    for l in 1..<s.count {
      let he = activation == .relu && l < s.count - 1
      let sigma = (2 / Double(he ? s[l - 1] : s[l - 1] + s[l])).squareRoot()
      w.append(sigma * Tensor.normal([s[l], s[l - 1]], using: &rng))
    }
    return MLPParameters(weights: w, biases: s.dropFirst().map { Tensor.zeros([$0]) })
  }
  func f(_ a: Tensor, _ k: Activation) -> Tensor { k == .relu ? maximum(a, 0) : k == .tanh ? tanh(a) : k == .sigmoid ? 1 / (1 + exp(-a)) : a }
  func df(_ z: Tensor, _ k: Activation) -> Tensor { k == .relu ? z .> 0 : k == .tanh ? 1 - z * z : k == .sigmoid ? z * (1 - z) : Tensor.ones(z.shape) }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> [Tensor] {
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("empty network") }
    var zs = [x]
    for l in p.weights.indices {
      guard zs[l].rank == 2 && zs[l].shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("\(l)") }
      let a = matmul(zs[l], p.weights[l].transposed()) + p.biases[l]
      zs.append(l < p.weights.count - 1 ? f(a, k) : a)
    }
    return zs
  }
  func backward(_ p: MLPParameters, _ zs: [Tensor], _ delta: Tensor, _ k: Activation) -> MLPParameters {
    var g = p, d = delta
    for l in p.weights.indices.reversed() {
      g.weights[l] = matmul(d.transposed(), zs[l])
      g.biases[l] = d.sum(axis: 0)
      d = matmul(d, p.weights[l]) * df(zs[l], k)
    }
    return g
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).last! }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = try forward(p, inputs, activation), w = zs.last!
    guard w.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    guard !labels.contains(where: { $0 < 0 || $0 >= w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), z = w - w.max(axis: 1, keepDims: true)
    let lp = z - log(exp(z).sum(axis: 1, keepDims: true))
    return (-(lp * y).sum(axis: 1).mean(), backward(p, zs, (exp(lp) - y) / Double(labels.count), activation))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<steps {
      let zs = try forward(p, data.inputs, activation)
      p = p - learningRate * backward(p, zs, -y / (1 + exp(y * zs.last!)) / Double(y.count), activation)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        p = p - learningRate * (try lossAndGradients(p, inputs: data.inputs.rows(at: b), labels: b.map { data.labels[$0] }, activation: activation)).gradients
      }
    }
    return p
  }
}
