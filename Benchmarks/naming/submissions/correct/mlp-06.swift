import Foundation
import LabKit

struct Matrix {
  var r: Int, c: Int, v: [Double]
  init(_ r: Int, _ c: Int, _ v: [Double]? = nil) { (self.r, self.c, self.v) = (r, c, v ?? [Double](repeating: 0, count: r * c)) }
  init(_ t: Tensor) { self.init(t.shape[0], t.shape[1], t.storage) }
  var tensor: Tensor { Tensor(shape: [r, c], storage: v) }
  // self · other, self · otherᵀ, selfᵀ · other
  func times(_ o: Matrix) -> Matrix { Matrix(matmul(tensor, o.tensor)) }
  func timesT(_ o: Matrix) -> Matrix { Matrix(matmul(tensor, o.tensor.transposed())) }
  func tTimes(_ o: Matrix) -> Matrix { Matrix(matmul(tensor.transposed(), o.tensor)) }
  func map(_ f: (Double) -> Double) -> Matrix { Matrix(r, c, v.map(f)) }
  func zip(_ o: Matrix, _ f: (Double, Double) -> Double) -> Matrix { Matrix(r, c, Swift.zip(v, o.v).map(f)) }
  func columnSums() -> [Double] {
    var s = [Double](repeating: 0, count: c)
    for i in 0..<r { for j in 0..<c { s[j] += v[i * c + j] } }
    return s
  }
  mutating func addRow(_ b: [Double]) { for i in 0..<r { for j in 0..<c { v[i * c + j] += b[j] } } }
}

struct MLP: MLPExercise {
  func parameterCount(layerSizes s: [Int]) throws -> Int {
    guard s.count > 1, s.allSatisfy({ $0 > 0 }) else { throw LabError.invalidArgument("layer sizes") }
    return (1..<s.count).reduce(0) { $0 + s[$1] * (s[$1 - 1] + 1) }
  }
  func initialize<R: RandomSource>(layerSizes s: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: s)
    var p = MLPParameters(weights: [], biases: [])
    for l in 1..<s.count {
      let hidden = l < s.count - 1
      let r = hidden && activation == .relu ? sqrt(6 / Double(s[l - 1])) : sqrt(6 / Double(s[l - 1] + s[l]))
      p.weights.append(Tensor(shape: [s[l], s[l - 1]], storage: (0..<(s[l] * s[l - 1])).map { _ in rng.uniform(in: -r..<r) }))
      p.biases.append(.zeros([s[l]]))
    }
    return p
  }
  func f(_ k: Activation) -> (Double) -> Double {
    switch k {
    case .identity: return { $0 }
    case .relu: return { Swift.max(0, $0) }
    case .tanh: return { Foundation.tanh($0) }
    case .sigmoid: return { 1 / (1 + Foundation.exp(-$0)) }
    }
  }
  func slope(_ k: Activation) -> (Double) -> Double {
    switch k {
    case .identity: return { _ in 1 }
    case .relu: return { $0 > 0 ? 1 : 0 }
    case .tanh: return { 1 - $0 * $0 }
    case .sigmoid: return { $0 * (1 - $0) }
    }
  }
  func forward(_ p: MLPParameters, _ x: Tensor, _ k: Activation) throws -> [Matrix] {
    guard x.rank == 2, !p.weights.isEmpty, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("inputs or layers") }
    var zs = [Matrix(x)]
    for l in p.weights.indices {
      let w = Matrix(p.weights[l])
      guard zs[l].c == w.c, p.biases[l].count == w.r else { throw LabError.shapeMismatch("layer \(l)") }
      var a = zs[l].timesT(w)
      a.addRow(p.biases[l].storage)
      zs.append(l < p.weights.count - 1 ? a.map(f(k)) : a)
    }
    return zs
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor { try forward(p, inputs, activation).last!.tensor }
  func backward(_ p: MLPParameters, _ zs: [Matrix], _ top: Matrix, _ k: Activation) -> MLPParameters {
    var g = top, out = p
    for l in p.weights.indices.reversed() {
      out.weights[l] = g.tTimes(zs[l]).tensor
      out.biases[l] = Tensor(g.columnSums())
      if l > 0 { g = g.times(Matrix(p.weights[l])).zip(zs[l].map(slope(k)), *) }
    }
    return out
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let zs = try forward(p, inputs, activation)
    var w = zs.last!
    guard w.r == labels.count else { throw LabError.shapeMismatch("labels") }
    var loss = 0.0
    let n = Double(w.r)
    for (i, y) in labels.enumerated() {
      guard y >= 0, y < w.c else { throw LabError.invalidArgument("label \(y)") }
      let row = (i * w.c)..<((i + 1) * w.c)
      let m = w.v[row].max()!
      let lse = m + Foundation.log(w.v[row].reduce(0) { $0 + Foundation.exp($1 - m) })
      loss += lse - w.v[row.lowerBound + y]
      for j in row { w.v[j] = Foundation.exp(w.v[j] - lse) / n }
      w.v[row.lowerBound + y] -= 1 / n
    }
    return (loss / n, backward(p, zs, w, activation))
  }
  func moved(_ p: MLPParameters, _ g: MLPParameters, _ eta: Double) -> MLPParameters {
    MLPParameters(weights: Swift.zip(p.weights, g.weights).map { $0 - eta * $1 }, biases: Swift.zip(p.biases, g.biases).map { $0 - eta * $1 })
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    let y = Matrix(data.labels.count, 1, data.labels.map { Double($0) })
    for _ in 0..<steps {
      let zs = try forward(p, data.inputs, activation)
      p = moved(p, backward(p, zs, zs.last!.zip(y) { -$1 / (1 + Foundation.exp($0 * $1)) / Double(y.r) }, activation), learningRate)
    }
    return p
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    var p = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      var k = 0
      while k < order.count {
        let ids = Array(order[k..<min(k + batchSize, order.count)])
        p = moved(p, try lossAndGradients(p, inputs: data.inputs.rows(at: ids), labels: ids.map { data.labels[$0] }, activation: activation).gradients, learningRate)
        k += ids.count
      }
    }
    return p
  }
}
