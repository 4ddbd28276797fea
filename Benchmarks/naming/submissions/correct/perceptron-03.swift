import Foundation
import LabKit

class Model {
  var w: [Double]
  var b: Double = 0
  var n = 0
  init(_ d: Int) { w = Array(repeating: 0.0, count: d) }
  func f(_ x: ArraySlice<Double>) -> Double { zip(w, x).map(*).reduce(0, +) + b }
  func step(_ x: ArraySlice<Double>, _ y: Int) -> Bool {
    if f(x) * Double(y) > 0 { return false }
    w = zip(w, x).map { y == 1 ? $0 + $1 : $0 - $1 }
    b = y == 1 ? b + 1 : b - 1
    n += 1
    return true
  }
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("") }
    return zip(a.storage, x.storage).map(*).reduce(0, +)
  }
  func norm(_ a: Tensor) throws -> Double { sqrt(a.storage.map { pow($0, 2) }.reduce(0, +)) }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let c = try dot(a, x) / (norm(a) * norm(x))
    if c.isNaN { throw LabError.invalidArgument("zero") }
    return c
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape.last == a.count else { throw LabError.shapeMismatch("") }
    let m = Model(a.count)
    m.w = a.storage
    m.b = b
    return Tensor((0..<x.shape[0]).map { m.f(x.storage[($0 * a.count)..<(($0 + 1) * a.count)]) })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) * (1 / n)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("") }
    if y.contains(where: { $0 != 1 && $0 != -1 }) { throw LabError.invalidArgument("labels") }
    let d = x.shape[1]
    let m = Model(d)
    for e in 1...maxEpochs {
      let changes = y.indices.filter { m.step(x.storage[($0 * d)..<($0 * d + d)], y[$0]) }
      if changes.isEmpty { return .init(weights: Tensor(m.w), bias: m.b, updates: m.n, epochs: e, converged: true) }
    }
    return .init(weights: Tensor(m.w), bias: m.b, updates: m.n, epochs: maxEpochs, converged: false)
  }
}
