import Foundation
import LabKit

// every binary loss is a function phi of the signed margin s*w
struct Losses: LossesExercise {
  func done(_ l: [Double], _ r: Reduction) -> Tensor {
    let s = l.reduce(0, +)
    return r == .none ? Tensor(l) : Tensor(r == .sum ? s : s / Double(l.count))
  }
  func doneG(_ g: Tensor, _ r: Reduction) -> Tensor { r == .mean ? g / Double(g.shape[0]) : g }
  func signs(_ w: Tensor, _ gold: [Int], negative: Int) throws -> [Double] {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("w \(w.shape), gold \(gold.count)") }
    guard gold.count > 0, gold.allSatisfy({ $0 == 1 || $0 == negative }) else { throw LabError.invalidArgument("gold") }
    return gold.map { $0 == 1 ? 1 : -1 }
  }
  func loss(_ w: Tensor, _ s: [Double], _ r: Reduction, _ phi: (Double) -> Double) -> Tensor {
    done(zip(w.storage, s).map { phi($0 * $1) }, r)
  }
  func grad(_ w: Tensor, _ s: [Double], _ r: Reduction, _ dphi: (Double) -> Double) -> Tensor {
    doneG(Tensor(zip(w.storage, s).map { $1 * dphi($0 * $1) }), r)
  }
  func hinge(_ m: Double) -> Double { max(0, 1 - m) }
  func dHinge(_ m: Double) -> Double { m < 1 ? -1 : 0 }
  func logistic(_ m: Double) -> Double { m > 0 ? log1p(exp(-m)) : log1p(exp(m)) - m }
  func dLogistic(_ m: Double) -> Double { -1 / (1 + exp(m)) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { loss(w, try signs(w, gold, negative: 0), reduction, hinge) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { grad(w, try signs(w, gold, negative: 0), reduction, dHinge) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { loss(w, try signs(w, gold, negative: -1), reduction, hinge) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { grad(w, try signs(w, gold, negative: -1), reduction, dHinge) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { loss(w, try signs(w, gold, negative: 0), reduction, logistic) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { grad(w, try signs(w, gold, negative: 0), reduction, dLogistic) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { loss(w, try signs(w, gold, negative: -1), reduction, logistic) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { grad(w, try signs(w, gold, negative: -1), reduction, dLogistic) }
  func check(_ w: Tensor, _ gold: [Int]) throws {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w \(w.shape), gold \(gold.count)") }
    guard gold.count > 0, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin or classes") }
    return done(gold.indices.map { n in
      (0..<w.shape[1]).filter { $0 != gold[n] }.map { max(0, margin - w[n, gold[n]] + w[n, $0]) }.reduce(0, +)
    }, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin or classes") }
    var g = Tensor.zeros(w.shape)
    for n in gold.indices {
      for j in 0..<w.shape[1] where j != gold[n] && margin - w[n, gold[n]] + w[n, j] > 0 {
        g[n, j] += 1
        g[n, gold[n]] -= 1
      }
    }
    return doneG(g, reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return done(gold.indices.map { n in
      let r = w.row(n).storage, m = r.max()!
      return m + log(r.reduce(0) { $0 + exp($1 - m) }) - r[gold[n]]
    }, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var g = exp(w - w.max(axis: 1, keepDims: true))
    g = g / g.sum(axis: 1, keepDims: true)
    for n in gold.indices { g[n, gold[n]] -= 1 }
    return doneG(g, reduction)
  }
  func difference(_ w: Tensor, _ y: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w, gold") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    return w - y
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { done(try difference(w, gold).storage.map { $0 * $0 }, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { doneG(2 * (try difference(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { done(try difference(w, gold).storage.map { $0.magnitude }, reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { doneG(sign(try difference(w, gold)), reduction) }
}
