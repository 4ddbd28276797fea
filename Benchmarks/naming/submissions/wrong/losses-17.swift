import Foundation
import LabKit

enum Kind { case hinge, nll }

struct Losses: LossesExercise {
  func binary(_ kind: Kind, _ w: Tensor, _ gold: [Int], low: Int) throws -> (l: [Double], g: [Double]) {
    if w.rank != 1 || w.count != gold.count { throw LabError.shapeMismatch("w: \(w.shape), gold: \(gold.count)") }
    if gold.isEmpty { throw LabError.invalidArgument("no example") }
    var l: [Double] = [], g: [Double] = []
    for i in 0..<gold.count {
      if gold[i] != 1 && gold[i] != low { throw LabError.invalidArgument("label \(gold[i])") }
      let y = gold[i] == 1 ? 1.0 : -1.0
      let m = y * w[i]
      switch kind {
      case .hinge:
        l.append(max(0, 1 - m))
        g.append(m < 1 ? -y : 0)
      case .nll:
        l.append(m < 0 ? -m + log1p(exp(m)) : log1p(exp(-m)))
        g.append(-y / (1 + exp(m)))
      }
    }
    return (l, g)
  }
  func agg(_ l: [Double], _ r: Reduction) -> Tensor {
    let s = l.reduce(0, +)
    switch r {
    case .none: return Tensor(l)
    case .sum: return Tensor(s)
    case .mean: return Tensor(s / Double(l.count))
    }
  }
  func aggG(_ g: Tensor, _ r: Reduction) -> Tensor { r == .mean ? g / Double(g.shape[0]) : g }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { agg(try binary(.hinge, w, gold, low: 0).l, reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { aggG(Tensor(try binary(.hinge, w, gold, low: 0).g), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { agg(try binary(.hinge, w, gold, low: -1).l, reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { aggG(Tensor(try binary(.hinge, w, gold, low: -1).g), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { agg(try binary(.nll, w, gold, low: 0).l, reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { aggG(Tensor(try binary(.nll, w, gold, low: 0).g), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { agg(try binary(.nll, w, gold, low: -1).l, reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { aggG(Tensor(try binary(.nll, w, gold, low: -1).g), reduction) }
  func multi(_ kind: Kind, _ w: Tensor, _ gold: [Int], _ margin: Double) throws -> (l: [Double], g: Tensor) {
    if w.rank != 2 || w.shape[0] != gold.count { throw LabError.shapeMismatch("w: \(w.shape), gold: \(gold.count)") }
    if gold.isEmpty || margin < 0 || (kind == .hinge && w.shape[1] < 2) { throw LabError.invalidArgument("arguments") }
    var l: [Double] = [], g = Tensor.zeros(w.shape)
    for (i, y) in gold.enumerated() {
      if y < 0 || y >= w.shape[1] { throw LabError.invalidArgument("label \(y)") }
      let r = w.row(i)
      switch kind {
      case .hinge:
        let j = (0..<r.count).filter { $0 != y }.max { r[$0] < r[$1] || (r[$0] == r[$1] && $0 > $1) }!
        let v = margin - r[y] + r[j]
        l.append(max(0, v))
        if v > 0 { g[i, y] = -1; g[i, j] = 1 }
      case .nll:
        let z = r - r.max()
        let e = exp(z)
        l.append(log(e.sum()) - z[y])
        for k in 0..<r.count { g[i, k] = e[k] / e.sum() - (k == y ? 1 : 0) }
      }
    }
    return (l, g)
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { agg(try multi(.hinge, w, gold, margin).l, reduction) }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { aggG(try multi(.hinge, w, gold, margin).g, reduction) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { agg(try multi(.nll, w, gold, 0).l, reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { aggG(try multi(.nll, w, gold, 0).g, reduction) }
  func pairs(_ w: Tensor, _ gold: Tensor) throws -> [(Double, Double)] {
    if w.rank != 1 || w.shape != gold.shape { throw LabError.shapeMismatch("w: \(w.shape), gold: \(gold.shape)") }
    if w.isEmpty { throw LabError.invalidArgument("no example") }
    return Array(zip(w.storage, gold.storage))
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { agg(try pairs(w, gold).map { pow($1 - $0, 2) }, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { aggG(Tensor(try pairs(w, gold).map { 2 * ($0 - $1) }), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { agg(try pairs(w, gold).map { abs($1 - $0) }, reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { aggG(Tensor(try pairs(w, gold).map { w, y in w >= y ? 1 : -1 }), reduction) }
}
