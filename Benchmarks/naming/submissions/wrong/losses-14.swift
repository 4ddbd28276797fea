import Foundation
import LabKit

struct Losses: LossesExercise {
  func m(_ l: [Double], _ r: Reduction) -> Tensor {
    switch r {
    case .none: Tensor(l)
    case .sum: Tensor(l.reduce(0, +))
    case .mean: Tensor(l.reduce(0, +) / Double(l.count))
    }
  }
  func gm(_ g: [Double], _ r: Reduction) -> Tensor { r == .mean ? Tensor(g.map { $0 / Double(g.count) }) : Tensor(g) }
  func count(_ w: Tensor, _ n: Int) throws {
    guard w.shape.first == n else { throw LabError.shapeMismatch("\(w.shape) for \(n) labels") }
    guard n > 0 else { throw LabError.invalidArgument("no data") }
  }
  func sgn(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> [(w: Double, y: Double)] {
    try count(w, gold.count)
    return try (0..<gold.count).map { i in
      switch gold[i] {
      case 1: return (w[i], 1)
      case no: return (w[i], -1)
      default: throw LabError.invalidArgument("label \(gold[i])")
      }
    }
  }
  func softplus(_ t: Double) -> Double { t > 30 ? t + exp(-t) : log1p(exp(t)) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { m(try sgn(w, gold, 0).map { max(0, 1 - $0.y * $0.w) }, reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { gm(try sgn(w, gold, 0).map { $0.y * $0.w < 1 ? -$0.y : 0 }, reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { m(try sgn(w, gold, -1).map { max(0, 1 - $0.y * $0.w) }, reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { gm(try sgn(w, gold, -1).map { $0.y * $0.w < 1 ? -$0.y : 0 }, reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { m(try sgn(w, gold, 0).map { softplus(-$0.y * $0.w) }, reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { gm(try sgn(w, gold, 0).map { -$0.y / (1 + exp($0.y * $0.w)) }, reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { m(try sgn(w, gold, -1).map { softplus(-$0.y * $0.w) }, reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { gm(try sgn(w, gold, -1).map { -$0.y / (1 + exp($0.y * $0.w)) }, reduction) }
  func runnerUp(_ row: [Double], _ y: Int) -> Int {
    var r = row
    r[y] = -Double.infinity
    return r.firstIndex(of: r.max()!)!
  }
  func hingeRows(_ w: Tensor, _ gold: [Int], _ margin: Double) throws -> [(Double, Int)] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("matrix") }
    try count(w, gold.count)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin, classes") }
    return gold.enumerated().map { i, y in
      let row = w.row(i).storage, j = runnerUp(row, y)
      return (max(0, margin - row[y] + row[j]), j)
    }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { m(try hingeRows(w, gold, margin).map(\.0), reduction) }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    var g = Tensor.zeros(w.shape)
    let s = reduction == .mean ? 1 / Double(gold.count) : 1
    for (i, (l, j)) in try hingeRows(w, gold, margin).enumerated() where l > 0 {
      g[i, gold[i]] = -s
      g[i, j] = s
    }
    return g
  }
  func lse(_ r: [Double]) -> Double { let top = r.max()!; return top + log(r.map { exp($0 - top) }.reduce(0, +)) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    guard w.rank == 2 else { throw LabError.shapeMismatch("matrix") }
    try count(w, gold.count)
    return m(gold.enumerated().map { lse(w.row($0).storage) - w[$0, $1] }, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    guard w.rank == 2 else { throw LabError.shapeMismatch("matrix") }
    try count(w, gold.count)
    var g = Tensor.zeros(w.shape)
    for i in gold.indices {
      let l = lse(w.row(i).storage)
      for k in 0..<w.shape[1] { g[i, k] = exp(w[i, k] - l) }
      g[i, gold[i]] -= 1
    }
    return reduction == .mean ? g / Double(gold.count) : g
  }
  func dif(_ w: Tensor, _ gold: Tensor) throws -> [Double] {
    guard w.rank == 1, gold.rank == 1 else { throw LabError.shapeMismatch("vectors") }
    try count(w, gold.count)
    return zip(w.storage, gold.storage).map { $0 - $1 }
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { m(try dif(w, gold).map { $0 * $0 }, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { gm(try dif(w, gold).map { 2 * $0 }, reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { m(try dif(w, gold).map(abs), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { gm(try dif(w, gold).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, reduction) }
}
