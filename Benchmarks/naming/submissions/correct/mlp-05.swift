import LabKit

// closures: every layer returns its output and a pullback
typealias Pullback = (Tensor) -> (dz: Tensor, dw: Tensor, db: Tensor)

func dense(_ z: Tensor, _ w: Tensor, _ b: Tensor) throws -> (Tensor, Pullback) {
  guard z.rank == 2, w.rank == 2, z.shape[1] == w.shape[1], b.shape == [w.shape[0]] else { throw LabError.shapeMismatch("dense") }
  return (matmul(z, w.transposed()) + b, { g in (matmul(g, w), matmul(g.transposed(), z), g.sum(axis: 0)) })
}
func nonlinear(_ a: Tensor, _ k: Activation) -> (Tensor, (Tensor) -> Tensor) {
  switch k {
  case .identity: return (a, { $0 })
  case .relu:
    let on = a .> 0
    return (a * on, { $0 * on })
  case .tanh:
    let t = tanh(a)
    return (t, { $0 * (1 - t * t) })
  case .sigmoid:
    let s = 1 / (1 + exp(-a))
    return (s, { $0 * s * (1 - s) })
  }
}

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("sizes") }
    return zip(s, s[1...]).reduce(0) { $0 + $1.1 * (1 + $1.0) }
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for i in 0..<(s.count - 1) {
      var m = Tensor.zeros([s[i + 1], s[i]])
      let isOutput = i == s.count - 2
      let limit: Double
      switch (activation, isOutput) {
      case (.relu, false): limit = (6.0 / Double(s[i])).squareRoot()
      default: limit = (6.0 / Double(s[i] + s[i + 1])).squareRoot()
      }
      for row in 0..<s[i + 1] {
        for column in 0..<s[i] { m[row, column] = -limit + 2 * limit * rng.uniform() }
      }
      p.weights.append(m)
      p.biases.append(.zeros([s[i + 1]]))
    }
    return p
  }
  func record(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> (Tensor, (Tensor) -> MLPParameters) {
    guard p.weights.count > 0, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("no layers") }
    var z = x, tape: [Pullback] = [], acts: [(Tensor) -> Tensor] = []
    for l in p.weights.indices {
      let (a, back) = try dense(z, p.weights[l], p.biases[l])
      tape.append(back)
      let (v, pull) = nonlinear(a, l < p.weights.count - 1 ? k : .identity)
      acts.append(pull)
      z = v
    }
    return (z, { top in
      var g = top, out = p
      for l in tape.indices.reversed() {
        let r = tape[l](acts[l](g))
        out.weights[l] = r.dw
        out.biases[l] = r.db
        g = r.dz
      }
      return out
    })
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try record(p, inputs, activation).0 }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let (w, back) = try record(p, inputs, activation)
    guard labels.count == w.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard !labels.isEmpty, labels.min()! >= 0, labels.max()! < w.shape[1] else { throw LabError.invalidArgument("labels") }
    let n = Double(labels.count), y = Tensor.oneHot(labels, classes: w.shape[1])
    let m = w.max(axis: 1, keepDims: true), e = exp(w - m), s = e.sum(axis: 1, keepDims: true)
    return ((log(s) + m - (w * y).sum(axis: 1, keepDims: true)).sum() / n, back((e / s - y) / n))
  }
  func descend(_ p: inout MLPParameters, _ g: MLPParameters, _ eta: Double) {
    for l in p.weights.indices { p.weights[l] = p.weights[l] - eta * g.weights[l] }
    for l in p.biases.indices { p.biases[l] = p.biases[l] - eta * g.biases[l] }
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Tensor(shape: [data.labels.count, 1], storage: data.labels.map { Double($0) })
    for _ in 0..<steps {
      let (w, back) = try record(p, data.inputs, activation)
      descend(&p, back((1 / (1 + exp(-y * w)) - 1) * y / Double(y.count)), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let n = data.labels.count
    for _ in 0..<epochs {
      let order = rng.permutation(n)
      let x = data.inputs.rows(at: order), t = order.map { data.labels[$0] }
      for i in stride(from: 0, to: n, by: batchSize) {
        let j = min(n, i + batchSize)
        descend(&p, try lossAndGradients(p, inputs: x.slice(axis: 0, i..<j), labels: Array(t[i..<j]), activation: activation).gradients, learningRate)
      }
    }
    return p
  }
}
