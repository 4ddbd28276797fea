import Foundation
import LabKit

struct Losses: LossesExercise {
  func size(_ a: Int, _ b: Int) throws { if a != b { throw LabError.shapeMismatch("\(a) and \(b)") }; if a == 0 { throw LabError.invalidArgument("empty") } }
  func bin(_ w: Tensor, _ gold: [Int], _ lo: Int, _ r: Reduction, grad: Bool, _ f: (Double, Double) -> Double) throws -> Tensor {
    try size(w.count, gold.count)
    var out = [Double]()
    for (v, y) in zip(w.storage, gold) {
      guard y == lo || y == 1 else { throw LabError.invalidArgument("label \(y)") }
      out.append(f(v, Double(y)))
    }
    return reduce(Tensor(out), r, grad)
  }
  func reduce(_ t: Tensor, _ r: Reduction, _ grad: Bool) -> Tensor {
    let n = Double(t.shape[0])
    if grad { return r == .mean ? t / n : t }
    return r == .none ? t : Tensor(r == .sum ? t.sum() : t.sum() / n)
  }
  func soft(_ u: Double) -> Double { max(u, 0) + log1p(exp(-abs(u))) }
  func sig(_ u: Double) -> Double { 1 / (1 + exp(-u)) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, 0, reduction, grad: false) { w, y in max(0, 1 - (2 * y - 1) * w) }
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, 0, reduction, grad: true) { w, y in (2 * y - 1) * w < 1 ? 1 - 2 * y : 0 }
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, -1, reduction, grad: false) { w, y in max(0, 1 - y * w) }
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, -1, reduction, grad: true) { w, y in y * w < 1 ? -y : 0 }
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, 0, reduction, grad: false) { w, y in y == 1 ? soft(-w) : soft(w) }
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, 0, reduction, grad: true) { w, y in y - sig(w) }
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, -1, reduction, grad: false) { w, y in soft(-y * w) }
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try bin(w, gold, -1, reduction, grad: true) { w, y in -y * sig(-y * w) }
  }
  func multi(_ w: Tensor, _ gold: [Int], _ r: Reduction, grad: Bool, _ f: ([Double], Int) -> [Double]) throws -> Tensor {
    guard w.rank == 2 else { throw LabError.shapeMismatch("matrix") }
    try size(w.shape[0], gold.count)
    guard gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("class") }
    let rows = gold.indices.map { f(w.row($0).storage, gold[$0]) }
    return reduce(grad ? Tensor(rows) : Tensor(rows.map { $0[0] }), r, grad)
  }
  func second(_ r: [Double], _ y: Int) -> Int { r.indices.filter { $0 != y }.reduce(y == 0 ? 1 : 0) { r[$1] > r[$0] ? $1 : $0 } }
  func okMargin(_ w: Tensor, _ m: Double) throws { guard m >= 0, w.rank == 2, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") } }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try okMargin(w, margin)
    return try multi(w, gold, reduction, grad: false) { r, y in [max(0, margin - r[y] + r[second(r, y)])] }
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try okMargin(w, margin)
    return try multi(w, gold, reduction, grad: true) { r, y in
      let j = second(r, y)
      let on = margin - r[y] + r[j] > 0
      return r.indices.map { on ? ($0 == j ? 1 : $0 == y ? -1 : 0) : 0 }
    }
  }
  func lse(_ r: [Double]) -> Double { let m = r.max()!; return m + log(r.map { exp($0 - m) }.reduce(0, +)) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try multi(w, gold, reduction, grad: false) { r, y in [lse(r) - r[y]] }
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try multi(w, gold, reduction, grad: true) { r, y in r.indices.map { exp(r[$0] - lse(r)) - ($0 == y ? 1 : 0) } }
  }
  func real(_ w: Tensor, _ gold: Tensor, _ r: Reduction, grad: Bool, _ f: (Double) -> Double) throws -> Tensor {
    guard w.rank == 1, gold.rank == 1 else { throw LabError.shapeMismatch("vectors") }
    try size(w.count, gold.count)
    return reduce((w - gold).map(f), r, grad)
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try real(w, gold, reduction, grad: false) { $0 * $0 } }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try real(w, gold, reduction, grad: true) { 2 * $0 } }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try real(w, gold, reduction, grad: false) { abs($0) } }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try real(w, gold, reduction, grad: true) { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
}
