import Foundation
import LabKit

struct Losses: LossesExercise {
  func collect(_ values: [Double], _ r: Reduction) -> Tensor {
    var total = 0.0
    values.forEach { total += $0 }
    if r == .none { return Tensor(values) }
    return Tensor(r == .sum ? total : total / Double(values.count))
  }
  func scaled(_ g: Tensor, _ r: Reduction) -> Tensor { g * (r == .mean ? 1 / Double(g.shape[0]) : 1) }
  func verify(_ w: Tensor, _ gold: [Int], _ allowed: Set<Int>) throws {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("w \(w.count), gold \(gold.count)") }
    guard !gold.isEmpty, allowed.isSuperset(of: gold) else { throw LabError.invalidArgument("gold") }
  }
  func pt(_ w: Tensor, _ gold: [Int], _ f: (Double, Double) -> Double) -> [Double] { zip(w.storage, gold).map { f($0, Double($1)) } }
  func softplus(_ u: Double) -> Double { u > 0 ? u + log1p(exp(-u)) : log1p(exp(u)) }
  func sigmoid(_ u: Double) -> Double { u > 0 ? 1 / (1 + exp(-u)) : exp(u) / (1 + exp(u)) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [0, 1])
    return collect(pt(w, gold) { max(0, 1 - (2 * $1 - 1) * $0) }, reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [0, 1])
    return scaled(Tensor(pt(w, gold) { (2 * $1 - 1) * $0 < 1 ? 1 - 2 * $1 : 0 }), reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [-1, 1])
    return collect(pt(w, gold) { max(0, 1 - $1 * $0) }, reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [-1, 1])
    return scaled(Tensor(pt(w, gold) { $1 * $0 < 1 ? -$1 : 0 }), reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [0, 1])
    return collect(pt(w, gold) { softplus((1 - 2 * $1) * $0) }, reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [0, 1])
    return scaled(Tensor(pt(w, gold) { sigmoid($0) - $1 }), reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [-1, 1])
    return collect(pt(w, gold) { softplus($1 * $0) }, reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verify(w, gold, [-1, 1])
    return scaled(Tensor(pt(w, gold) { -$1 * sigmoid(-$1 * $0) }), reduction)
  }
  func verifyClasses(_ w: Tensor, _ gold: [Int]) throws {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w \(w.shape), gold \(gold.count)") }
    guard !gold.isEmpty, Set(0..<w.shape[1]).isSuperset(of: gold) else { throw LabError.invalidArgument("gold") }
  }
  func violation(_ w: Tensor, _ i: Int, _ y: Int, _ m: Double) -> Double {
    var best = -Double.infinity
    for j in 0..<w.shape[1] where j != y { best = max(best, w[i, j]) }
    return m - w[i, y] + best
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try verifyClasses(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    return collect(gold.enumerated().map { max(0, violation(w, $0, $1, margin)) }, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try verifyClasses(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    var g = Tensor.zeros(w.shape)
    for (i, y) in gold.enumerated() where violation(w, i, y, margin) > 0 { g[i, y] = -1 }
    return scaled(g, reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verifyClasses(w, gold)
    return collect(gold.enumerated().map { i, y in
      let m = w.row(i).max()
      return m + log(w.row(i).storage.map { exp($0 - m) }.reduce(0, +)) - w[i, y]
    }, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try verifyClasses(w, gold)
    var g = exp(w - w.max(axis: 1, keepDims: true))
    g = g / g.sum(axis: 1, keepDims: true)
    for (i, y) in gold.enumerated() { g[i, y] -= 1 }
    return scaled(g, reduction)
  }
  func verifyReal(_ w: Tensor, _ gold: Tensor) throws {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("w \(w.shape), gold \(gold.shape)") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try verifyReal(w, gold)
    return collect((w - gold).storage.map { $0 * $0 }, reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try verifyReal(w, gold)
    return scaled(2 * (w - gold), reduction)
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try verifyReal(w, gold)
    return collect((w - gold).storage.map { Swift.abs($0) }, reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try verifyReal(w, gold)
    return scaled(sign(w - gold), reduction)
  }
}
