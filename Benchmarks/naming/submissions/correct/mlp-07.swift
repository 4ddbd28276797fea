import LabKit

// sum over single examples with outer products, tensors inside
struct MLP: MLPExercise {
  func parameterCount(layerSizes sizes: [Int]) throws -> Int {
    guard sizes.count >= 2 else { throw LabError.invalidArgument("at least two layer sizes") }
    return try zip(sizes, sizes.dropFirst()).reduce(0) { total, pair in
      guard pair.0 > 0, pair.1 > 0 else { throw LabError.invalidArgument("a layer of no units") }
      return total + pair.0 * pair.1 + pair.1
    }
  }
  func initialize<R: RandomSource>(layerSizes sizes: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: sizes)
    var parameters = MLPParameters(weights: [], biases: [])
    let last = sizes.count - 2
    for layer in 0...last {
      let fanIn = Double(sizes[layer])
      let fanOut = Double(sizes[layer + 1])
      var limit = (6 / (fanIn + fanOut)).squareRoot()
      if activation == .relu && layer != last { limit = (6 / fanIn).squareRoot() }
      parameters.weights.append(Tensor.uniform([sizes[layer + 1], sizes[layer]], in: -limit..<limit, using: &rng))
      parameters.biases.append(Tensor.zeros([sizes[layer + 1]]))
    }
    return parameters
  }
  func act(_ a: Tensor, _ activation: Activation) -> Tensor {
    switch activation {
    case .identity: return a
    case .relu: return maximum(a, 0)
    case .tanh: return tanh(a)
    case .sigmoid: return 0.5 * (1 + tanh(0.5 * a))
    }
  }
  func actPrime(_ z: Tensor, _ activation: Activation) -> Tensor {
    switch activation {
    case .identity: return Tensor.ones(z.shape)
    case .relu: return z .> 0
    case .tanh: return 1 - z * z
    case .sigmoid: return z * (1 - z)
    }
  }
  func check(_ p: MLPParameters, _ x: Tensor) throws {
    guard !p.weights.isEmpty, x.rank == 2 else { throw LabError.shapeMismatch("no layers, or inputs are no matrix") }
    var width = x.shape[1]
    for (w, b) in zip(p.weights, p.biases) {
      guard w.rank == 2, w.shape[1] == width, b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("a layer takes \(w.shape), gets \(width)") }
      width = w.shape[0]
    }
  }
  func one(_ p: MLPParameters, _ x: Tensor, _ activation: Activation) -> [Tensor] {
    var z = [x]
    for l in p.weights.indices {
      let a = matmul(p.weights[l], z[l]) + p.biases[l]
      z.append(l == p.weights.count - 1 ? a : act(a, activation))
    }
    return z
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try check(p, inputs)
    return stack((0..<inputs.shape[0]).map { one(p, inputs.row($0), activation).last! })
  }
  func add(_ g: inout MLPParameters, _ p: MLPParameters, _ z: [Tensor], _ top: Tensor, _ activation: Activation) {
    var delta = top
    for l in p.weights.indices.reversed() {
      g.weights[l] += outer(delta, z[l])
      g.biases[l] += delta
      if l > 0 { delta = matmul(delta, p.weights[l]) * actPrime(z[l], activation) }
    }
  }
  func zero(_ p: MLPParameters) -> MLPParameters { .init(weights: p.weights.map { 0 * $0 }, biases: p.biases.map { 0 * $0 }) }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    try check(p, inputs)
    guard labels.count == inputs.shape[0] else { throw LabError.shapeMismatch("labels") }
    let k = p.biases.last!.count
    guard labels.allSatisfy({ $0 >= 0 && $0 < k }) else { throw LabError.invalidArgument("labels") }
    var loss = 0.0, g = zero(p)
    for (n, y) in labels.enumerated() {
      let z = one(p, inputs.row(n), activation)
      let s = z.last! - z.last!.max()
      let total = exp(s).sum()
      var top = exp(s) / total
      top[y] -= 1
      loss += log(Tensor(total)).scalar - s[y]
      add(&g, p, z, top / Double(labels.count), activation)
    }
    return (loss / Double(labels.count), g)
  }
  func step(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices {
      p.weights[l] -= eta * g.weights[l]
      p.biases[l] -= eta * g.biases[l]
    }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<steps {
      var g = zero(p)
      for (n, label) in data.labels.enumerated() {
        let z = one(p, data.inputs.row(n), activation), y = Double(label)
        add(&g, p, z, -y / (1 + exp(y * z.last!)) / Double(data.labels.count), activation)
      }
      step(&p, g, learningRate)
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
