import LabKit

struct Cache { var z: [Tensor], a: [Tensor] }

struct MLP: MLPExercise {
  func parameterCount(layerSizes: [Int]) throws -> Int {
    guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 >= 1 }) else { throw LabError.invalidArgument("layerSizes") }
    var count = 0, previous = layerSizes[0]
    for size in layerSizes.dropFirst() { count += previous * size + size; previous = size }
    return count
  }
  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: layerSizes)
    var ws: [Tensor] = [], bs: [Tensor] = []
    for i in 0..<(layerSizes.count - 1) {
      let fanIn = layerSizes[i], fanOut = layerSizes[i + 1]
      let limit = i < layerSizes.count - 2 && activation == .relu ? (6.0 / Double(fanIn)).squareRoot() : (6.0 / Double(fanIn + fanOut)).squareRoot()
      ws.append(Tensor(shape: [fanOut, fanIn], storage: (0..<(fanOut * fanIn)).map { _ in -limit + 2 * limit * rng.uniform() }))
      bs.append(.zeros([fanOut]))
    }
    return MLPParameters(weights: ws, biases: bs)
  }
  func g(_ x: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: x; case .relu: maximum(x, 0); case .tanh: tanh(x); case .sigmoid: 1 / (1 + exp(-x)) }
  }
  func gPrime(_ x: Tensor, _ k: Activation) -> Tensor {
    switch k { case .identity: Tensor.ones(x.shape); case .relu: x .> 0; case .tanh: 1 - g(x, k) * g(x, k); case .sigmoid: g(x, k) * (1 - g(x, k)) }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> Cache {
    guard p.weights.count >= 1, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("layers") }
    var c = Cache(z: [x], a: [])
    for (w, b) in zip(p.weights, p.biases) {
      guard c.z.last!.rank == 2, w.rank == 2, w.shape[1] == c.z.last!.shape[1], b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("layers do not fit") }
      c.a.append(matmul(c.z.last!, w.transposed()) + b)
      c.z.append(g(c.a.last!, k))
    }
    return c
  }
  func backward(_ p: MLPParameters, _ c: Cache, _ dLogits: Tensor, _ k: Activation) -> MLPParameters {
    var grads = MLPParameters(weights: [], biases: [])
    var delta = dLogits
    for l in (0..<p.weights.count).reversed() {
      grads.weights.append(matmul(delta.transposed(), c.z[l]))
      grads.biases.append(delta.sum(axis: 0))
      if l > 0 { delta = matmul(delta, p.weights[l]) * gPrime(c.a[l - 1], k) }
    }
    grads.weights.reverse()
    grads.biases.reverse()
    return grads
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).a.last! }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let c = try forward(p, inputs, activation), w = c.a.last!, n = Double(labels.count)
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard labels.allSatisfy({ (0..<w.shape[1]).contains($0) }) else { throw LabError.invalidArgument("labels") }
    let y = Tensor.oneHot(labels, classes: w.shape[1]), m = w.max(axis: 1, keepDims: true), e = exp(w - m)
    let total = e.sum(axis: 1, keepDims: true)
    return ((m + log(total) - (w * y).sum(axis: 1, keepDims: true)).sum() / n, backward(p, c, (e / total - y) / n, activation))
  }
  func apply(_ g: MLPParameters, to p: inout MLPParameters, rate: Double) {
    for i in 0..<p.weights.count { p.weights[i] -= rate * g.weights[i]; p.biases[i] -= rate * g.biases[i] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let c = try forward(p, data.inputs, activation)
      apply(backward(p, c, -y / (1 + exp(y * c.a.last!)) / Double(y.count), activation), to: &p, rate: learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let order = rng.permutation(data.labels.count)
    for _ in 0..<epochs {
      var start = 0
      while start < order.count {
        let batch = Array(order[start..<min(start + batchSize, order.count)])
        apply(try lossAndGradients(p, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] }, activation: activation).gradients, to: &p, rate: learningRate)
        start += batchSize
      }
    }
    return p
  }
}
