import Foundation
import LabKit

// beginner version: loops everywhere
struct Losses: LossesExercise {
  func check(_ w: Tensor, _ gold: [Int], _ allowed: [Int]) throws {
    if w.rank != 1 { throw LabError.shapeMismatch("w must be a vector") }
    if w.count != gold.count { throw LabError.shapeMismatch("w has \(w.count), gold has \(gold.count)") }
    if gold.count == 0 { throw LabError.invalidArgument("empty batch") }
    for g in gold { if !allowed.contains(g) { throw LabError.invalidArgument("label \(g)") } }
  }
  func checkMulti(_ w: Tensor, _ gold: [Int]) throws {
    if w.rank != 2 { throw LabError.shapeMismatch("w must be a matrix") }
    if w.shape[0] != gold.count { throw LabError.shapeMismatch("gold") }
    if gold.count == 0 { throw LabError.invalidArgument("empty batch") }
    for g in gold { if g < 0 || g >= w.shape[1] { throw LabError.invalidArgument("label \(g)") } }
  }
  func checkReal(_ w: Tensor, _ gold: Tensor) throws {
    if w.rank != 1 || w.shape != gold.shape { throw LabError.shapeMismatch("w and gold") }
    if w.count == 0 { throw LabError.invalidArgument("empty batch") }
  }
  func reduce(_ l: [Double], _ reduction: Reduction) -> Tensor {
    var sum = 0.0
    for v in l { sum += v }
    switch reduction {
    case .none: return Tensor(l)
    case .sum: return Tensor(sum)
    case .mean: return Tensor(sum / Double(l.count))
    }
  }
  func reduceGradient(_ g: Tensor, _ reduction: Reduction) -> Tensor {
    if reduction == .mean { return g / Double(g.shape[0]) }
    return g
  }
  func softplus(_ u: Double) -> Double {
    if u > 0 { return u + log(1 + exp(-u)) }
    return log1p(exp(u))
  }
  func sigmoid(_ u: Double) -> Double { 1 / (1 + exp(-u)) }

  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [0, 1])
    var l: [Double] = []
    for i in 0..<gold.count {
      let y = Double(2 * gold[i] - 1)
      l.append(max(0, 1 - y * w[i]))
    }
    return reduce(l, reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [0, 1])
    var g = Tensor.zeros([gold.count])
    for i in 0..<gold.count {
      let y = Double(2 * gold[i] - 1)
      if 1 - y * w[i] > 0 { g[i] = -y }
    }
    return reduceGradient(g, reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [-1, 1])
    var l: [Double] = []
    for i in 0..<gold.count { l.append(max(0, 1 - Double(gold[i]) * w[i])) }
    return reduce(l, reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [-1, 1])
    var g = Tensor.zeros([gold.count])
    for i in 0..<gold.count {
      if 1 - Double(gold[i]) * w[i] > 0 { g[i] = -Double(gold[i]) }
    }
    return reduceGradient(g, reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [0, 1])
    var l: [Double] = []
    for i in 0..<gold.count { l.append(gold[i] == 1 ? softplus(-w[i]) : softplus(w[i])) }
    return reduce(l, reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [0, 1])
    var g = Tensor.zeros([gold.count])
    for i in 0..<gold.count { g[i] = sigmoid(w[i]) - Double(gold[i]) }
    return reduceGradient(g, reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [-1, 1])
    var l: [Double] = []
    for i in 0..<gold.count { l.append(softplus(-Double(gold[i]) * w[i])) }
    return reduce(l, reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, [-1, 1])
    var g = Tensor.zeros([gold.count])
    for i in 0..<gold.count {
      let y = Double(gold[i])
      g[i] = -y * sigmoid(-y * w[i])
    }
    return reduceGradient(g, reduction)
  }
  func second(_ w: Tensor, _ i: Int, _ y: Int) -> Int {
    var best = -1
    for j in 0..<w.shape[1] {
      if j == y { continue }
      if best == -1 || w[i, j] > w[i, best] { best = j }
    }
    return best
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMulti(w, gold)
    if margin < 0 { throw LabError.invalidArgument("margin") }
    if w.shape[1] < 2 { throw LabError.invalidArgument("classes") }
    var l: [Double] = []
    for i in 0..<gold.count { l.append(max(0, margin - w[i, gold[i]] + w[i, second(w, i, gold[i])])) }
    return reduce(l, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMulti(w, gold)
    if margin < 0 { throw LabError.invalidArgument("margin") }
    if w.shape[1] < 2 { throw LabError.invalidArgument("classes") }
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let j = second(w, i, gold[i])
      if margin - w[i, gold[i]] + w[i, j] > 0 {
        g[i, gold[i]] = -1
        g[i, j] = 1
      }
    }
    return reduceGradient(g, reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkMulti(w, gold)
    var l: [Double] = []
    for i in 0..<gold.count {
      let m = w.row(i).max()
      var s = 0.0
      for j in 0..<w.shape[1] { s += exp(w[i, j] - m) }
      l.append(m + log(s) - w[i, gold[i]])
    }
    return reduce(l, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkMulti(w, gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let m = w.row(i).max()
      var s = 0.0
      for j in 0..<w.shape[1] { s += exp(w[i, j] - m) }
      for j in 0..<w.shape[1] { g[i, j] = exp(w[i, j] - m) / s }
    }
    return reduceGradient(g, reduction)
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkReal(w, gold)
    var l: [Double] = []
    for i in 0..<w.count { l.append(pow(gold[i] - w[i], 2)) }
    return reduce(l, reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkReal(w, gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<w.count { g[i] = 2 * (w[i] - gold[i]) }
    return reduceGradient(g, reduction)
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkReal(w, gold)
    var l: [Double] = []
    for i in 0..<w.count { l.append(abs(gold[i] - w[i])) }
    return reduce(l, reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkReal(w, gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<w.count {
      if w[i] > gold[i] { g[i] = 1 }
      if w[i] < gold[i] { g[i] = -1 }
    }
    return reduceGradient(g, reduction)
  }
}
