import LabKit

// biases as an extra column: W' = [W b], z' = [z 1]
struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count >= 2, !s.contains(where: { $0 < 1 }) else { throw LabError.invalidArgument("sizes \(s)") }
    return (1..<s.count).map { s[$0] + s[$0] * s[$0 - 1] }.reduce(0, +)
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var w: [Tensor] = []
    for l in 1..<s.count {
      let fan = Double(s[l - 1]) + (activation == .relu && l < s.count - 1 ? 0 : Double(s[l]))
      let r = (6 / fan).squareRoot()
      w.append(.uniform([s[l], s[l - 1]], in: -r..<r, using: &rng))
    }
    return MLPParameters(weights: w, biases: s.dropFirst().map { .zeros([$0]) })
  }
  func join(_ p: MLPParameters) throws -> [Tensor] {
    guard !p.weights.isEmpty, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("no layers") }
    return try zip(p.weights, p.biases).map { w, b in
      guard w.rank == 2, b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("bias") }
      return concatenate([w, b.expanded(axis: 1)], axis: 1)
    }
  }
  func split(_ m: [Tensor]) -> MLPParameters {
    MLPParameters(
      weights: m.map { $0.slice(axis: 1, 0..<($0.shape[1] - 1)) },
      biases: m.map { $0.select(axis: 1, at: $0.shape[1] - 1) })
  }
  func one(_ z: Tensor) -> Tensor { z.padded([(0, 0), (0, 1)], value: 1) }
  func f(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: a; case .relu: maximum(a, 0); case .tanh: tanh(a); case .sigmoid: 1 / (1 + exp(-a)) }
  }
  func df(_ a: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: Tensor.ones(a.shape); case .relu: sign(maximum(a, 0)); case .tanh: 1 - pow(tanh(a), 2); case .sigmoid: f(a, k) * f(-a, k) }
  }
  func forward(_ m: [Tensor], _ x: Tensor, _ k: Activation) throws -> (z: [Tensor], a: [Tensor]) {
    var z = [x], a: [Tensor] = []
    for w in m {
      guard z.last!.rank == 2, z.last!.shape[1] + 1 == w.shape[1] else { throw LabError.shapeMismatch("\(z.last!.shape) and \(w.shape)") }
      a.append(matmul(one(z.last!), w.transposed()))
      z.append(f(a.last!, k))
    }
    return (z, a)
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(join(p), inputs, activation).a.last! }
  func backward(_ m: [Tensor], _ z: [Tensor], _ a: [Tensor], _ top: Tensor, _ k: Activation) -> [Tensor] {
    var g = top, out: [Tensor] = []
    for l in m.indices.reversed() {
      out.insert(matmul(g.transposed(), one(z[l])), at: 0)
      if l > 0 { g = matmul(g, m[l]).slice(axis: 1, 0..<z[l].shape[1]) * df(a[l - 1], k) }
    }
    return out
  }
  func nll(_ w: Tensor, _ labels: [Int]) throws -> (Double, Tensor) {
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("\(labels.count) labels") }
    guard labels.allSatisfy({ 0..<w.shape[1] ~= $0 }) else { throw LabError.invalidArgument("labels") }
    let s = w - w.max(axis: 1, keepDims: true), lp = s - log(exp(s).sum(axis: 1, keepDims: true))
    let loss = -labels.enumerated().map { lp[$0, $1] }.reduce(0, +) / Double(labels.count)
    return (loss, (exp(lp) - .oneHot(labels, classes: w.shape[1])) / Double(labels.count))
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let m = try join(p), (z, a) = try forward(m, inputs, activation), (loss, g) = try nll(a.last!, labels)
    return (loss, split(backward(m, z, a, g, activation)))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var m = try join(initialize(layerSizes: layerSizes, activation: activation, using: &rng))
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (z, a) = try forward(m, data.inputs, activation)
      m = zip(m, backward(m, z, a, -y / (1 + exp(y * a.last!)) / Double(y.count), activation)).map { $0 - learningRate * $1 }
    }
    return split(m)
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var m = try join(initialize(layerSizes: layerSizes, activation: activation, using: &rng))
    let n = data.labels.count
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      for start in stride(from: 0, to: n, by: batchSize) {
        let ids = Array(order[start..<min(n, start + batchSize)])
        let (z, a) = try forward(m, data.inputs.rows(at: ids), activation)
        let (_, g) = try nll(a.last!, ids.map { data.labels[$0] })
        m = zip(m, backward(m, z, a, g, activation)).map { $0 - learningRate * $1 }
      }
    }
    return split(m)
  }
}
