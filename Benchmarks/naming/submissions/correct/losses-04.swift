import Foundation
import LabKit

struct Losses: LossesExercise {
  func average(_ l: [Double], _ reduction: Reduction) -> Tensor {
    if reduction == .none { return Tensor(l) }
    var sum = 0.0
    for x in l { sum = sum + x }
    if reduction == .sum { return Tensor(sum) }
    return Tensor(sum / Double(l.count))
  }
  func factor(_ reduction: Reduction, _ n: Int) -> Double {
    if reduction == .mean { return 1.0 / Double(n) }
    return 1.0
  }
  func checkVector(_ w: Tensor, _ n: Int) throws {
    if w.rank != 1 { throw LabError.shapeMismatch("w is not a vector") }
    if w.count != n { throw LabError.shapeMismatch("w has \(w.count) entries, gold has \(n)") }
    if n == 0 { throw LabError.invalidArgument("empty batch") }
  }
  func check01(_ gold: [Int]) throws { for g in gold where g != 0 && g != 1 { throw LabError.invalidArgument("gold \(g)") } }
  func check11(_ gold: [Int]) throws { for g in gold where g != -1 && g != 1 { throw LabError.invalidArgument("gold \(g)") } }
  func log1pexp(_ u: Double) -> Double { if u > 0 { return u + log1p(exp(-u)) } else { return log1p(exp(u)) } }
  func sigmoid(_ u: Double) -> Double { if u > 0 { return 1 / (1 + exp(-u)) } else { return exp(u) / (1 + exp(u)) } }

  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check01(gold)
    return try binaryHingeSigned(w, gold: gold.map { 2 * $0 - 1 }, reduction: reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check01(gold)
    return try binaryHingeSignedGradient(w, gold: gold.map { 2 * $0 - 1 }, reduction: reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    try check11(gold)
    var l: [Double] = []
    for i in 0..<gold.count {
      let v = 1 - Double(gold[i]) * w[i]
      if v > 0 { l.append(v) } else { l.append(0) }
    }
    return average(l, reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    try check11(gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let v = 1 - Double(gold[i]) * w[i]
      if v > 0 { g[i] = -Double(gold[i]) * factor(reduction, gold.count) }
    }
    return g
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check01(gold)
    return try binaryNLLSigned(w, gold: gold.map { 2 * $0 - 1 }, reduction: reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check01(gold)
    try checkVector(w, gold.count)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count { g[i] = (sigmoid(w[i]) - Double(gold[i])) * factor(reduction, gold.count) }
    return g
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    try check11(gold)
    var l: [Double] = []
    for i in 0..<gold.count { l.append(log1pexp(-Double(gold[i]) * w[i])) }
    return average(l, reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    try check11(gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let y = Double(gold[i])
      g[i] = -y * sigmoid(-y * w[i]) * factor(reduction, gold.count)
    }
    return g
  }
  func checkMatrix(_ w: Tensor, _ gold: [Int]) throws {
    if w.rank != 2 { throw LabError.shapeMismatch("w is not a matrix") }
    if w.shape[0] != gold.count { throw LabError.shapeMismatch("w has \(w.shape[0]) rows, gold has \(gold.count)") }
    if gold.count == 0 { throw LabError.invalidArgument("empty batch") }
    for g in gold where g < 0 || g >= w.shape[1] { throw LabError.invalidArgument("gold \(g)") }
  }
  func rival(_ w: Tensor, _ i: Int, _ y: Int) -> Int {
    var best = 0
    if y == 0 { best = 1 }
    for j in 0..<w.shape[1] {
      if j != y && w[i, j] > w[i, best] { best = j }
    }
    return best
  }
  func checkHinge(_ w: Tensor, _ margin: Double) throws {
    if margin < 0 { throw LabError.invalidArgument("margin \(margin)") }
    if w.shape[1] < 2 { throw LabError.invalidArgument("one class") }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMatrix(w, gold)
    try checkHinge(w, margin)
    var l: [Double] = []
    for i in 0..<gold.count { l.append(max(0, margin - w[i, gold[i]] + w[i, rival(w, i, gold[i])])) }
    return average(l, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMatrix(w, gold)
    try checkHinge(w, margin)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let j = rival(w, i, gold[i])
      if margin - w[i, gold[i]] + w[i, j] > 0 {
        g[i, gold[i]] = -factor(reduction, gold.count)
        g[i, j] = factor(reduction, gold.count)
      }
    }
    return g
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkMatrix(w, gold)
    var l: [Double] = []
    for i in 0..<gold.count {
      let big = w.row(i).max()
      var s = 0.0
      for j in 0..<w.shape[1] { s += exp(w[i, j] - big) }
      l.append(log(s) + big - w[i, gold[i]])
    }
    return average(l, reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try checkMatrix(w, gold)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let big = w.row(i).max()
      var s = 0.0
      for j in 0..<w.shape[1] { s += exp(w[i, j] - big) }
      for j in 0..<w.shape[1] {
        g[i, j] = exp(w[i, j] - big) / s
        if j == gold[i] { g[i, j] -= 1 }
        g[i, j] *= factor(reduction, gold.count)
      }
    }
    return g
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    var l: [Double] = []
    for i in 0..<w.count { l.append((gold[i] - w[i]) * (gold[i] - w[i])) }
    return average(l, reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    var g = Tensor.zeros(w.shape)
    for i in 0..<w.count { g[i] = 2 * (w[i] - gold[i]) * factor(reduction, w.count) }
    return g
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    var l: [Double] = []
    for i in 0..<w.count { l.append(abs(gold[i] - w[i])) }
    return average(l, reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try checkVector(w, gold.count)
    var g = Tensor.zeros(w.shape)
    for i in 0..<w.count {
      if w[i] > gold[i] { g[i] = factor(reduction, w.count) }
      if w[i] < gold[i] { g[i] = -factor(reduction, w.count) }
    }
    return g
  }
}
