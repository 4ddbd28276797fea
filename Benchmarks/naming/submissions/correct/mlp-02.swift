import Foundation
import LabKit

// flat arrays and loops, one example at a time, gradients accumulated
final class Net {
  var w: [[Double]], b: [[Double]]
  let d: [Int], k: Activation
  var gw: [[Double]] = [], gb: [[Double]] = []
  init(_ p: MLPParameters, _ k: Activation) throws {
    guard !p.weights.isEmpty, p.weights.count == p.biases.count else { throw LabError.shapeMismatch("no layers") }
    var sizes: [Int] = []
    for (m, v) in zip(p.weights, p.biases) {
      guard m.rank == 2, v.shape == [m.shape[0]], sizes.isEmpty || sizes.last == m.shape[1] else { throw LabError.shapeMismatch("layers") }
      if sizes.isEmpty { sizes.append(m.shape[1]) }
      sizes.append(m.shape[0])
    }
    (w, b, d, self.k) = (p.weights.map(\.storage), p.biases.map(\.storage), sizes, k)
    reset()
  }
  func reset() {
    gw = w.map { Array(repeating: 0, count: $0.count) }
    gb = b.map { Array(repeating: 0, count: $0.count) }
  }
  func f(_ v: Double) -> Double {
    switch k {
    case .identity: return v
    case .relu: return v > 0 ? v : 0
    case .tanh: return Foundation.tanh(v)
    case .sigmoid: return 1 / (1 + Foundation.exp(-v))
    }
  }
  func df(_ z: Double) -> Double {
    switch k {
    case .identity: return 1
    case .relu: return z > 0 ? 1 : 0
    case .tanh: return 1 - z * z
    case .sigmoid: return z * (1 - z)
    }
  }
  func forward(_ x: [Double]) -> [[Double]] {
    var zs = [x]
    for l in 0..<w.count {
      var out = b[l]
      let z = zs[l], n = d[l]
      for o in 0..<out.count {
        var s = out[o]
        for i in 0..<n { s += w[l][o * n + i] * z[i] }
        out[o] = l == w.count - 1 ? s : f(s)
      }
      zs.append(out)
    }
    return zs
  }
  func backward(_ zs: [[Double]], _ delta: [Double]) {
    var g = delta
    for l in stride(from: w.count - 1, through: 0, by: -1) {
      let n = d[l]
      var below = [Double](repeating: 0, count: n)
      for o in 0..<g.count {
        gb[l][o] += g[o]
        for i in 0..<n {
          gw[l][o * n + i] += g[o] * zs[l][i]
          below[i] += g[o] * w[l][o * n + i]
        }
      }
      if l > 0 { for i in 0..<n { below[i] *= df(zs[l][i]) } }
      g = below
    }
  }
  func step(_ eta: Double) {
    for l in 0..<w.count {
      for i in 0..<w[l].count { w[l][i] -= eta * gw[l][i] }
      for i in 0..<b[l].count { b[l][i] -= eta * gb[l][i] }
    }
    reset()
  }
  func pack(_ w: [[Double]], _ b: [[Double]]) -> MLPParameters {
    MLPParameters(weights: w.indices.map { Tensor(shape: [d[$0 + 1], d[$0]], storage: w[$0]) }, biases: b.map { Tensor($0) })
  }
}

struct MLP: MLPExercise {
  func parameterCount(layerSizes: [Int]) throws -> Int {
    guard layerSizes.count > 1, layerSizes.min()! > 0 else { throw LabError.invalidArgument("layerSizes") }
    var n = 0
    for l in 1..<layerSizes.count { n += (layerSizes[l - 1] + 1) * layerSizes[l] }
    return n
  }
  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws -> MLPParameters {
    _ = try parameterCount(layerSizes: layerSizes)
    var p = MLPParameters(weights: [], biases: [])
    for l in 1..<layerSizes.count {
      let n = layerSizes[l - 1], m = layerSizes[l]
      let limit = sqrt(6 / Double(l < layerSizes.count - 1 && activation == .relu ? n : n + m))
      var w: [Double] = []
      for _ in 0..<(n * m) { w.append(-limit + 2 * limit * rng.uniform()) }
      p.weights.append(Tensor(shape: [m, n], storage: w))
      p.biases.append(Tensor.zeros([m]))
    }
    return p
  }
  func rows(_ x: Tensor, _ net: Net) throws -> [[Double]] {
    guard x.rank == 2, x.shape[1] == net.d[0] else { throw LabError.shapeMismatch("inputs") }
    return (0..<x.shape[0]).map { x.row($0).storage }
  }
  func logits(_ p: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    let net = try Net(p, activation)
    return Tensor(try rows(inputs, net).map { net.forward($0).last! })
  }
  func accumulate(_ net: Net, _ xs: [[Double]], _ ys: [Int]) -> Double {
    var loss = 0.0
    let n = Double(xs.count)
    for (x, y) in zip(xs, ys) {
      let zs = net.forward(x), w = zs.last!, m = w.max()!
      let e = w.map { Foundation.exp($0 - m) }, s = e.reduce(0, +)
      loss += (m + Foundation.log(s) - w[y]) / n
      net.backward(zs, e.indices.map { (e[$0] / s - ($0 == y ? 1 : 0)) / n })
    }
    return loss
  }
  func lossAndGradients(_ p: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation) throws -> (loss: Double, gradients: MLPParameters) {
    let net = try Net(p, activation), xs = try rows(inputs, net)
    guard xs.count == labels.count else { throw LabError.shapeMismatch("labels") }
    guard !xs.isEmpty, labels.allSatisfy({ $0 >= 0 && $0 < net.d.last! }) else { throw LabError.invalidArgument("labels") }
    let loss = accumulate(net, xs, labels)
    return (loss, net.pack(net.gw, net.gb))
  }
  func trainBinary<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    let net = try Net(initialize(layerSizes: layerSizes, activation: activation, using: &rng), activation)
    let xs = try rows(data.inputs, net)
    for _ in 0..<steps {
      for (x, label) in zip(xs, data.labels) {
        let zs = net.forward(x), y = Double(label)
        net.backward(zs, [-y / (1 + Foundation.exp(y * zs.last![0])) / Double(xs.count)])
      }
      net.step(learningRate)
    }
    return net.pack(net.w, net.b)
  }
  func train<R: RandomSource>(_ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int, learningRate: Double, using rng: inout R) throws -> MLPParameters {
    let net = try Net(initialize(layerSizes: layerSizes, activation: activation, using: &rng), activation)
    let xs = try rows(data.inputs, net)
    for _ in 0..<epochs {
      let order = rng.permutation(xs.count)
      for i in stride(from: 0, to: xs.count, by: batchSize) {
        let b = order[i..<min(i + batchSize, xs.count)]
        _ = accumulate(net, b.map { xs[$0] }, b.map { data.labels[$0] })
        net.step(learningRate)
      }
    }
    return net.pack(net.w, net.b)
  }
}
