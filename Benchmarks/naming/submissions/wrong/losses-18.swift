import LabKit

struct Losses: LossesExercise {
  func R(_ t: Tensor, _ r: Reduction) -> Tensor {
    switch r {
    case .none: return t
    case .sum: return Tensor([t.sum()])
    case .mean: return Tensor(t.mean())
    }
  }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { if r == .mean { t / Double(t.shape[0]) } else { t } }
  func check(_ c: Bool, _ m: String = "input") throws { if !c { throw LabError.shapeMismatch(m) } }
  func bin(_ w: Tensor, _ gold: [Int], _ values: ClosedRange<Int>) throws -> Tensor {
    try check(w.rank == 1 && w.count == gold.count && w.count > 0)
    try check(gold.allSatisfy { $0 == values.lowerBound || $0 == values.upperBound }, "labels")
    return Tensor(gold.map { $0 > 0 ? 1 : -1 })
  }
  func hinge(_ m: Tensor) -> Tensor { maximum(0, 1 - m) }
  func logistic(_ m: Tensor) -> Tensor { maximum(0, -m) + log1p(exp(-abs(m))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w * (try bin(w, gold, 0...1))), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try bin(w, gold, 0...1); return G(-y * (y * w .< 1), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w * (try bin(w, gold, -1...1))), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try bin(w, gold, -1...1); return G(-y * (y * w .< 1), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(logistic(w * (try bin(w, gold, 0...1))), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try bin(w, gold, 0...1); return G(-y / (1 + exp(y * w)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(logistic(w * (try bin(w, gold, -1...1))), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try bin(w, gold, -1...1); return G(-y / (1 + exp(y * w)), reduction) }
  func hot(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try check(w.rank == 2 && w.shape[0] == gold.count && gold.count > 0)
    try check(gold.allSatisfy { $0 >= 0 && $0 < w.shape[1] }, "labels")
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold)
    try check(margin >= 0 && w.shape[1] > 1)
    return R(maximum(0, margin - (w * y).sum(axis: 1) + (w - y * 1e200).max(axis: 1)), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold)
    try check(margin >= 0 && w.shape[1] > 1)
    let o = w - y * 1e200
    let active = (margin - (w * y).sum(axis: 1, keepDims: true) + o.max(axis: 1, keepDims: true)) .> 0
    return G(active * (Tensor.oneHot(o.argmax(axis: 1), classes: w.shape[1]) - y), reduction)
  }
  func logp(_ w: Tensor) -> Tensor {
    let z = w - w.max(axis: 1, keepDims: true)
    return z - log(exp(z).sum(axis: 1, keepDims: true))
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(-((try hot(w, gold)) * logp(w)).sum(axis: 1), reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try hot(w, gold); return G(exp(logp(w)) - y, reduction) }
  func d(_ w: Tensor, _ y: Tensor) throws -> Tensor { try check(w.rank == 1 && w.shape == y.shape && w.count > 0); return w - y }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(pow(try d(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(2 * (try d(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(abs(try d(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(sign(try d(w, gold)), reduction) }
}
