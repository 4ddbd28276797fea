import Foundation
import LabKit

struct Losses: LossesExercise {
  typealias R = Reduction
  private func sp(_ u: Double) -> Double { u > 0 ? u + log1p(exp(-u)) : log1p(exp(u)) }
  private func sg(_ u: Double) -> Double { 1 / (1 + exp(-u)) }
  private func out(_ l: [Double], _ r: R) -> Tensor {
    switch r {
    case .none: return Tensor(l)
    case .sum: return Tensor(l.reduce(0, +))
    case .mean: return Tensor(l.reduce(0, +) / Double(l.count))
    }
  }
  private func map(_ w: Tensor, _ y: [Double], _ ok: [Double]?, _ f: (Double, Double) -> Double) throws -> [Double] {
    guard w.rank == 1, w.count == y.count else { throw LabError.shapeMismatch("\(w.shape), \(y.count) labels") }
    guard y.count > 0 else { throw LabError.invalidArgument("empty batch") }
    if let ok, y.contains(where: { !ok.contains($0) }) { throw LabError.invalidArgument("label") }
    return zip(w.storage, y).map(f)
  }
  private func d(_ g: [Int]) -> [Double] { g.map(Double.init) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { out(try map(w, d(gold), [0, 1]) { max(0, 1 - (2 * $1 - 1) * $0) }, reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { Tensor(try map(w, d(gold), [0, 1]) { 1 - (2 * $1 - 1) * $0 > 0 ? 1 - 2 * $1 : 0 }) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { out(try map(w, d(gold), [-1, 1]) { max(0, 1 - $1 * $0) }, reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { Tensor(try map(w, d(gold), [-1, 1]) { $1 * $0 < 1 ? -$1 : 0 }) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { out(try map(w, d(gold), [0, 1]) { sp((1 - 2 * $1) * $0) }, reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { Tensor(try map(w, d(gold), [0, 1]) { sg($0) - $1 }) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { out(try map(w, d(gold), [-1, 1]) { sp(-$1 * $0) }, reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor { Tensor(try map(w, d(gold), [-1, 1]) { -$1 * sg(-$1 * $0) }) }
  private func rows(_ w: Tensor, _ gold: [Int], _ m: Double, _ kMin: Int) throws -> [[Double]] {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w") }
    let k = w.shape[1]
    guard gold.count > 0, k >= kMin, m >= 0, gold.allSatisfy({ (0..<k).contains($0) }) else { throw LabError.invalidArgument("gold") }
    return (0..<gold.count).map { w.row($0).storage }
  }
  private func rival(_ r: [Double], _ y: Int) -> Int {
    var best = y == 0 ? 1 : 0
    for j in r.indices where j != y && r[j] > r[best] { best = j }
    return best
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: R) throws -> Tensor {
    out(zip(try rows(w, gold, margin, 2), gold).map { max(0, margin - $0[$1] + $0[rival($0, $1)]) }, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: R) throws -> Tensor {
    Tensor(zip(try rows(w, gold, margin, 2), gold).map { r, y in
      var g = r.map { _ in 0.0 }
      let j = rival(r, y)
      if margin - r[y] + r[j] > 0 { g[y] = -1; g[j] = 1 }
      return g
    })
  }
  private func lse(_ r: [Double]) -> Double { r.max()! + log(r.map { exp($0 - r.max()!) }.reduce(0, +)) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor {
    out(zip(try rows(w, gold, 0, 1), gold).map { lse($0) - $0[$1] }, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: R) throws -> Tensor {
    Tensor(zip(try rows(w, gold, 0, 1), gold).map { r, y in r.enumerated().map { exp($1 - lse(r)) - ($0 == y ? 1 : 0) } })
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: R) throws -> Tensor { out(try map(w, gold.storage, nil) { ($1 - $0) * ($1 - $0) }, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: R) throws -> Tensor { Tensor(try map(w, gold.storage, nil) { 2 * ($0 - $1) }) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: R) throws -> Tensor { out(try map(w, gold.storage, nil) { abs($0 - $1) }, reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: R) throws -> Tensor { Tensor(try map(w, gold.storage, nil) { $0 > $1 ? 1 : $0 < $1 ? -1 : 0 }) }
}
