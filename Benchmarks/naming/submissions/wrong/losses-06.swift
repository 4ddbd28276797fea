import Foundation
import LabKit

protocol Pointwise {
  func value(_ w: Double, _ y: Double) -> Double
  func slope(_ w: Double, _ y: Double) -> Double
}
struct HingeP: Pointwise {
  func value(_ w: Double, _ y: Double) -> Double { max(0, 1 - y * w) }
  func slope(_ w: Double, _ y: Double) -> Double { 1 - y * w > 0 ? -y : 0 }
}
struct LogP: Pointwise {
  func value(_ w: Double, _ y: Double) -> Double { max(0, -y * w) + log1p(exp(-abs(w))) }
  func slope(_ w: Double, _ y: Double) -> Double { -y / (1 + exp(y * w)) }
}
struct SquareP: Pointwise {
  func value(_ w: Double, _ y: Double) -> Double { 0.5 * (y - w) * (y - w) }
  func slope(_ w: Double, _ y: Double) -> Double { w - y }
}
struct AbsP: Pointwise {
  func value(_ w: Double, _ y: Double) -> Double { abs(y - w) }
  func slope(_ w: Double, _ y: Double) -> Double { w == y ? 0 : w > y ? 1 : -1 }
}

struct Losses: LossesExercise {
  func run(_ f: (Double, Double) -> Double, _ w: Tensor, _ y: [Double]) throws -> Tensor {
    guard w.rank == 1, w.count == y.count else { throw LabError.shapeMismatch("w and gold") }
    guard y.count > 0 else { throw LabError.invalidArgument("empty") }
    return Tensor((0..<y.count).map { f(w[$0], y[$0]) })
  }
  func labels(_ gold: [Int], _ map: [Int: Double]) throws -> [Double] {
    try gold.map { y in
      guard let v = map[y] else { throw LabError.invalidArgument("label \(y)") }
      return v
    }
  }
  func R(_ l: Tensor, _ r: Reduction) -> Tensor { r == .none ? l : r == .sum ? Tensor(l.sum()) : Tensor(l.mean()) }
  func G(_ g: Tensor, _ r: Reduction) -> Tensor { r == .mean ? g / Double(g.shape[0]) : g }
  let zeroOne = [0: -1.0, 1: 1.0], signed = [-1: -1.0, 1: 1.0]
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try run(HingeP().value, w, labels(gold, zeroOne)), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(try run(HingeP().slope, w, labels(gold, zeroOne)), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try run(HingeP().value, w, labels(gold, signed)), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(try run(HingeP().slope, w, labels(gold, signed)), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try run(LogP().value, w, labels(gold, zeroOne)), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(try run(LogP().slope, w, labels(gold, zeroOne)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(try run(LogP().value, w, labels(gold, signed)), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(try run(LogP().slope, w, labels(gold, signed)), reduction) }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(try run(SquareP().value, w, gold.storage), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(try run(SquareP().slope, w, gold.storage), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(try run(AbsP().value, w, gold.storage), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(try run(AbsP().slope, w, gold.storage), reduction) }

  func each(_ w: Tensor, _ gold: [Int]) throws -> [(Int, Int)] {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w and gold") }
    guard !gold.isEmpty, gold.min()! >= 0, gold.max()! < w.shape[1] else { throw LabError.invalidArgument("gold") }
    return Array(zip(0..<gold.count, gold))
  }
  func violation(_ w: Tensor, _ n: Int, _ y: Int, _ m: Double) -> (Double, Int) {
    var row = w.row(n)
    row[y] = -.infinity
    let j = row.argmax()
    return (max(0, m - w[n, y] + w[n, j]), j)
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let pairs = try each(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    return R(Tensor(pairs.map { violation(w, $0, $1, margin).0 }), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let pairs = try each(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    var g = Tensor.zeros(w.shape)
    for (n, y) in pairs {
      let (v, j) = violation(w, n, y, margin)
      if v > 0 { g[n, y] -= 1; g[n, j] += 1 }
    }
    return G(g, reduction)
  }
  func lse(_ r: Tensor) -> Double { r.max() + log(exp(r - r.max()).sum()) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    R(Tensor(try each(w, gold).map { lse(w.row($0)) - w[$0, $1] }), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    G(stack(try each(w, gold).map { n, y in exp(w.row(n) - lse(w.row(n))) - Tensor.oneHot([y], classes: w.shape[1]).row(0) }), reduction)
  }
}
