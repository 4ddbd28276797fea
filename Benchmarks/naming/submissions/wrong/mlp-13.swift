import LabKit

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    return (0..<(s.count - 1)).reduce(0) { $0 + (s[$1] + 1) * s[$1 + 1] }
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: s.dropFirst().map { .zeros([$0]) })
    for l in 0..<(s.count - 1) {
      let c = activation == .relu && l < s.count - 2 ? Double(s[l]) : Double(s[l] + s[l + 1])
      let r = (6 / c).squareRoot()
      p.weights.append(.uniform([s[l + 1], s[l]], in: -r..<r, using: &rng))
    }
    return p
  }
  func phi(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: a; case .relu: maximum(0, a); case .tanh: tanh(a); case .sigmoid: 1 / (1 + exp(-a)) }
  }
  func slope(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: a * 0 + 1; case .relu: a .> 0; case .tanh: 1 - tanh(a) * tanh(a); case .sigmoid: phi(a, k) * phi(-a, k) }
  }
  func affine(_ z: Tensor, _ w: Tensor, _ b: Tensor) throws -> Tensor {
    guard z.rank == 2, w.rank == 2, z.shape[1] == w.shape[1], b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("\(z.shape), \(w.shape), \(b.shape)") }
    return matmul(z, w.transposed()) + b
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    guard let w = p.weights.last, let b = p.biases.last else { throw LabError.shapeMismatch("no layers") }
    var z = inputs
    for l in 0..<(p.weights.count - 1) { z = phi(try affine(z, p.weights[l], p.biases[l]), activation) }
    return try affine(z, w, b)
  }
  func backprop(_ p: MLPParameters, _ x: Tensor, _ k: Activation, _ top: (Tensor) throws -> Tensor) throws -> MLPParameters {
    var z = [x], a: [Tensor] = []
    for l in p.weights.indices {
      a.append(try affine(z[l], p.weights[l], p.biases[l]))
      z.append(phi(a[l], k))
    }
    var g = p, d = try top(a.last!)
    for l in p.weights.indices.reversed() {
      (g.weights[l], g.biases[l]) = (matmul(d.transposed(), z[l]), d.sum(axis: 0))
      if l > 0 { d = matmul(d, p.weights[l]) * slope(a[l - 1], k) }
    }
    return g
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    guard !p.weights.isEmpty, inputs.shape[0] == labels.count else { throw LabError.shapeMismatch("labels") }
    var loss = 0.0
    let g = try backprop(p, inputs, activation) { w in
      guard labels.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("labels") }
      let z = w - w.max(axis: 1, keepDims: true), y = Tensor.oneHot(labels, classes: w.shape[1])
      let lp = z - log(exp(z).sum(axis: 1, keepDims: true)), n = Double(labels.count)
      loss = -(y * lp).sum() / n
      return (exp(lp) - y) / n
    }
    return (loss, g)
  }
  func go(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] -= eta * g.weights[l]; p.biases[l] -= eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps { go(&p, try backprop(p, data.inputs, activation) { -y / (1 + exp(y * $0)) / Double(y.count) }, learningRate) }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let batches = data.labels.count / batchSize
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for b in 0..<batches {
        let ids = Array(order[(b * batchSize)..<((b + 1) * batchSize)])
        go(&p, try lossAndGradients(p, inputs: data.inputs.rows(at: ids), labels: ids.map { data.labels[$0] }, activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
