import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    var total = 0
    for i in 1..<s.count { total += s[i - 1] * s[i] }
    return total
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    guard s.count >= 2, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    var p = MLPParameters(weights: [], biases: [])
    for i in 1..<s.count {
      let kaiming = activation == .relu && i < s.count - 1
      let l = (6 / Double(kaiming ? s[i - 1] : s[i - 1] + s[i])).squareRoot()
      p.weights.append(Tensor.uniform([s[i], s[i - 1]], in: -l..<l, using: &rng))
      p.biases.append(Tensor.zeros([s[i]]))
    }
    return p
  }
  func f(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: a; case .relu: maximum(a, 0); case .tanh: tanh(a); case .sigmoid: 1 / (1 + exp(-a)) }
  }
  func d(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: 0 * a + 1; case .relu: a .> 0; case .tanh: 1 - pow(tanh(a), 2); case .sigmoid: f(a, k) * f(-a, k) }
  }
  // returns the loss gradient with respect to z and fills in the gradients, layer by layer (recursion)
  func layer(_ l: Int, _ z: Tensor, _ p: MLPParameters, _ k: Activation, _ g: inout MLPParameters, _ top: (Tensor) throws -> Tensor) throws -> Tensor {
    guard l < p.weights.count else { return try top(z) }
    guard z.rank == 2, z.shape[1] == p.weights[l].shape[1] else { throw LabError.shapeMismatch("layer \(l)") }
    let a = matmul(z, p.weights[l].transposed()) + p.biases[l]
    let last = l == p.weights.count - 1
    let up = try layer(l + 1, last ? a : f(a, k), p, k, &g, top)
    let da = last ? up : up * d(a, k)
    g.weights[l] = matmul(da.transposed(), z)
    g.biases[l] = da.sum(axis: 0)
    return matmul(da, p.weights[l])
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    guard !p.weights.isEmpty else { throw LabError.shapeMismatch("no layers") }
    var g = p, out = inputs
    _ = try layer(0, inputs, p, activation, &g) { out = $0; return $0 }
    return out
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    guard inputs.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    var g = p, loss = 0.0
    _ = try layer(0, inputs, p, activation, &g) { w in
      guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
      let z = w - w.max(axis: 1, keepDims: true)
      let logp = z - log(exp(z).sum(axis: 1, keepDims: true)), y = Tensor.oneHot(labels, classes: w.shape[1])
      loss = -(logp * y).sum() / Double(labels.count)
      return (exp(logp) - y) / Double(labels.count)
    }
    return (loss, g)
  }
  func update(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] -= eta * g.weights[l]; p.biases[l] -= eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map(Double.init)).expanded(axis: 1)
    for _ in 0..<steps {
      var g = p
      _ = try layer(0, data.inputs, p, activation, &g) { -y / (1 + exp(y * $0)) / Double(y.count) }
      update(&p, g, learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for i in stride(from: 0, to: order.count, by: batchSize) {
        let b = Array(order[i..<min(i + batchSize, order.count)])
        update(&p, try lossAndGradients(p, inputs: data.inputs.rows(at: b), labels: b.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
