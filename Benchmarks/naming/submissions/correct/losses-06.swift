import Foundation
import LabKit

struct Losses: LossesExercise {
  // gradients scaled by an explicit weight per example
  func weight(_ r: Reduction, _ n: Int) -> Double { r == .mean ? 1 / Double(n) : 1 }
  func sum(_ l: [Double], _ r: Reduction) -> Tensor {
    r == .none ? Tensor(l) : Tensor(l.reduce(0) { $0 + weight(r, l.count) * $1 })
  }
  func bin(_ w: Tensor, _ g: [Int], _ a: Int) throws -> [(Double, Double)] {
    guard w.rank == 1, w.count == g.count else { throw LabError.shapeMismatch("w, gold") }
    guard !g.isEmpty, g.allSatisfy({ $0 == a || $0 == 1 }) else { throw LabError.invalidArgument("gold") }
    return g.indices.map { (g[$0] == 1 ? w[$0] : -w[$0], g[$0] == 1 ? 1 : -1) }
  }
  func nll(_ m: Double) -> Double {
    if m > 40 { return exp(-m) }
    if m < -40 { return -m }
    return log1p(exp(-m))
  }
  func p(_ m: Double) -> Double { 0.5 * (1 - tanh(m / 2)) }
  func prob(_ m: Double) -> Double { m > 15 ? exp(-m) / (1 + exp(-m)) : p(m) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { sum(try bin(w, gold, 0).map { max(1 - $0.0, 0) }, r) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { Tensor(try bin(w, gold, 0).map { $0.0 < 1 ? -$0.1 * weight(r, w.count) : 0 }) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { sum(try bin(w, gold, -1).map { max(1 - $0.0, 0) }, r) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { Tensor(try bin(w, gold, -1).map { $0.0 < 1 ? -$0.1 * weight(r, w.count) : 0 }) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { sum(try bin(w, gold, 0).map { nll($0.0) }, r) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { Tensor(try bin(w, gold, 0).map { -$0.1 * prob($0.0) * weight(r, w.count) }) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { sum(try bin(w, gold, -1).map { nll($0.0) }, r) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { Tensor(try bin(w, gold, -1).map { -$0.1 * prob($0.0) * weight(r, w.count) }) }
  func rows(_ w: Tensor, _ g: [Int]) throws -> [(r: [Double], y: Int)] {
    guard w.rank == 2, w.shape[0] == g.count else { throw LabError.shapeMismatch("w, gold") }
    guard !g.isEmpty, g.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
    return g.indices.map { (w.row($0).storage, g[$0]) }
  }
  func other(_ r: [Double], _ y: Int) -> Int {
    // sort by score, then by index
    r.indices.filter { $0 != y }.sorted { r[$0] != r[$1] ? r[$0] > r[$1] : $0 < $1 }[0]
  }
  func need(_ m: Double, _ w: Tensor) throws { if m < 0 || w.rank != 2 || w.shape[1] < 2 { throw LabError.invalidArgument("m, K") } }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin m: Double, reduction r: Reduction) throws -> Tensor {
    try need(m, w)
    return sum(try rows(w, gold).map { max(0, m - $0.r[$0.y] + $0.r[other($0.r, $0.y)]) }, r)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin m: Double, reduction r: Reduction) throws -> Tensor {
    try need(m, w)
    return Tensor(try rows(w, gold).map { row, y -> [Double] in
      let j = other(row, y)
      var g = [Double](repeating: 0, count: row.count)
      if m - row[y] + row[j] > 0 {
        g[y] -= weight(r, gold.count)
        g[j] += weight(r, gold.count)
      }
      return g
    })
  }
  func lse(_ r: [Double]) -> Double { r.dropFirst().reduce(r[0]) { max($0, $1) + log1p(exp(-abs($0 - $1))) } }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { sum(try rows(w, gold).map { lse($0.r) - $0.r[$0.y] }, r) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    Tensor(try rows(w, gold).map { row, y in row.indices.map { weight(r, gold.count) * (exp(row[$0] - lse(row)) - ($0 == y ? 1 : 0)) } })
  }
  func diffs(_ w: Tensor, _ y: Tensor) throws -> [Double] {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w, gold") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    return (w - y).storage
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { sum(try diffs(w, gold).map { pow($0, 2) }, r) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { Tensor(try diffs(w, gold).map { 2 * $0 * weight(r, w.count) }) }
  func absolute(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { sum(try diffs(w, gold).map { $0.magnitude }, r) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { Tensor(try diffs(w, gold).map { ($0 > 0 ? 1 : $0 < 0 ? -1 : 0) * weight(r, w.count) }) }
}
