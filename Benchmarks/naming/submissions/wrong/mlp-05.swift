import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, s.min()! > 0 else { throw LabError.invalidArgument("\(s)") }
    return zip(s, s[1...]).reduce(0) { $0 + $1.0 * $1.1 + $1.1 }
  }
  func limit(_ s: [Int], _ l: Int, _ f: Activation) -> Double {
    let fanIn = Double(s[l]), fanOut = Double(s[l + 1])
    if f == .relu && l + 2 < s.count { return (6 / fanIn).squareRoot() }
    return (6 / (fanIn + fanOut)).squareRoot()
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    let w = (0..<(s.count - 1)).map { l in
      let r = limit(s, l, activation)
      return Tensor.uniform([s[l + 1], s[l]], in: -r..<r, using: &rng)
    }
    return MLPParameters(weights: w, biases: s[1...].map { .zeros([$0]) })
  }
  func act(_ f: Activation) -> (Tensor) -> Tensor {
    switch f {
    case .identity: return { $0 }
    case .relu: return { maximum($0, 0) }
    case .tanh: return { tanh($0) }
    case .sigmoid: return { 1 / (1 + exp(-$0)) }
    }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ f: Activation) throws -> [Tensor] {
    guard p.weights.count > 0 else { throw LabError.shapeMismatch("no layer") }
    return try p.weights.indices.reduce([x]) { zs, l in
      guard zs[l].shape.count == 2, zs[l].shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
      let a = matmul(zs[l], p.weights[l].transposed()) + p.biases[l]
      return zs + [l + 1 < p.weights.count ? act(f)(a) : a]
    }
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).last! }
  func backward(_ p: MLPParameters, _ zs: [Tensor], _ dLogits: Tensor) -> MLPParameters {
    var out = p, g = dLogits
    for l in p.weights.indices.reversed() {
      out.weights[l] = matmul(g.transposed(), zs[l])
      out.biases[l] = g.sum(axis: 0)
      g = matmul(g, p.weights[l])
    }
    return out
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = try forward(p, inputs, activation), w = zs.last!
    guard labels.count == inputs.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1])
    let z = w - w.max(axis: 1, keepDims: true)
    let logp = z - log(exp(z).sum(axis: 1, keepDims: true))
    let n = Double(labels.count)
    return (-(logp * y).sum() / n, backward(p, zs, (exp(logp) - y) / n))
  }
  func step(_ p: MLPParameters, _ g: MLPParameters, _ rate: Double) -> MLPParameters {
    .init(weights: zip(p.weights, g.weights).map { $0 - rate * $1 }, biases: zip(p.biases, g.biases).map { $0 - rate * $1 })
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let zs = try forward(p, data.inputs, activation)
      p = step(p, backward(p, zs, -y / (1 + exp(y * zs.last!)) / Double(y.count)), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let ids = Array(order[i..<min(i + batchSize, order.count)])
        p = step(p, try lossAndGradients(p, inputs: data.inputs.rows(at: ids), labels: ids.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
