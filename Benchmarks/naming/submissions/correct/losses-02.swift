import Foundation
import LabKit

// one table of scalar functions
typealias F = (_ w: Double, _ y: Double) -> Double
let softplus: (Double) -> Double = { u in max(u, 0) + log1p(exp(-abs(u))) }
let hingeL: F = { w, y in max(0, 1 - y * w) }
let hingeD: F = { w, y in y * w < 1 ? -y : 0 }
let nllL: F = { w, y in softplus(-y * w) }
let nllD: F = { w, y in -y / (1 + exp(y * w)) }

struct Losses: LossesExercise {
  enum Out { case loss, gradient }
  func go(_ f: F, _ out: Out, _ w: Tensor, _ y: [Double], _ r: Reduction) throws -> Tensor {
    if w.rank != 1 || w.count != y.count { throw LabError.shapeMismatch("w \(w.shape), gold (\(y.count))") }
    if y.isEmpty { throw LabError.invalidArgument("empty batch") }
    return finish(Tensor(zip(w.storage, y).map(f)), out, r)
  }
  func finish(_ t: Tensor, _ out: Out, _ r: Reduction) -> Tensor {
    let n = Double(t.shape[0])
    switch (out, r) {
    case (_, .none), (.gradient, .sum): return t
    case (.gradient, .mean): return t / n
    case (.loss, .sum): return Tensor(t.sum())
    case (.loss, .mean): return Tensor(t.sum() / n)
    }
  }
  func z(_ g: [Int]) throws -> [Double] { try g.map { if $0 == 0 { return -1 }; if $0 == 1 { return 1 }; throw LabError.invalidArgument("\($0)") } }
  func s(_ g: [Int]) throws -> [Double] { try g.map { if abs($0) == 1 { return Double($0) }; throw LabError.invalidArgument("\($0)") } }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(hingeL, .loss, w, z(gold), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(hingeD, .gradient, w, z(gold), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(hingeL, .loss, w, s(gold), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(hingeD, .gradient, w, s(gold), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(nllL, .loss, w, z(gold), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(nllD, .gradient, w, z(gold), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(nllL, .loss, w, s(gold), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try go(nllD, .gradient, w, s(gold), reduction) }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try go({ ($0 - $1) * ($0 - $1) }, .loss, w, gold.storage, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try go({ 2 * ($0 - $1) }, .gradient, w, gold.storage, reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try go({ abs($0 - $1) }, .loss, w, gold.storage, reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try go({ $0 == $1 ? 0 : $0 < $1 ? -1 : 1 }, .gradient, w, gold.storage, reduction) }
  func rows<T>(_ w: Tensor, _ gold: [Int], _ f: (_ row: [Double], _ y: Int) -> T) throws -> [T] {
    if w.rank != 2 || w.shape[0] != gold.count { throw LabError.shapeMismatch("w \(w.shape), gold (\(gold.count))") }
    if gold.isEmpty { throw LabError.invalidArgument("empty batch") }
    return try gold.enumerated().map { i, y in
      if y < 0 || y >= w.shape[1] { throw LabError.invalidArgument("class \(y)") }
      return f(w.row(i).storage, y)
    }
  }
  func hinge(_ w: Tensor, _ gold: [Int], _ m: Double) throws -> [(Double, Int)] {
    if m < 0 || (w.rank == 2 && w.shape[1] < 2) { throw LabError.invalidArgument("margin or classes") }
    return try rows(w, gold) { r, y in
      var j = y == 0 ? 1 : 0
      for k in j..<r.count where k != y && r[k] > r[j] { j = k }
      return (max(0, m - r[y] + r[j]), j)
    }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { finish(Tensor(try hinge(w, gold, margin).map { $0.0 }), .loss, reduction) }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    var g = Tensor.zeros(w.shape)
    for (i, (l, j)) in try hinge(w, gold, margin).enumerated() where l > 0 { g[i, j] = 1; g[i, gold[i]] = -1 }
    return finish(g, .gradient, reduction)
  }
  func lse(_ r: [Double]) -> Double { let m = r.max()!; return m + log(r.map { exp($0 - m) }.reduce(0, +)) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { finish(Tensor(try rows(w, gold) { lse($0) - $0[$1] }), .loss, reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    finish(Tensor(try rows(w, gold) { r, y in r.indices.map { exp(r[$0] - lse(r)) - ($0 == y ? 1 : 0) } }), .gradient, reduction)
  }
}
