import LabKit

/// All binary losses by the multiclass ones: logits (0, w), or (−w/2, w/2).
struct Losses: LossesExercise {
  func R(_ t: Tensor, _ r: Reduction) -> Tensor {
    switch r {
    case .none: return t
    case .sum: return Tensor(t.sum())
    case .mean: return Tensor(t.sum() / Double(t.count))
    }
  }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { if case .mean = r { return t / Double(t.shape[0]) } else { return t } }
  func classes(_ w: Tensor, _ gold: [Int], no: Int) throws -> (Tensor, [Int]) {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("w") }
    guard gold.allSatisfy({ $0 == 1 || $0 == no }) else { throw LabError.invalidArgument("gold") }
    return (stack([Tensor.zeros(w.shape), w], axis: 1), gold.map { $0 == 1 ? 1 : 0 })
  }
  func second(_ t: Tensor) -> Tensor { t.select(axis: 1, at: 1) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: 0)
    return try multiclassHinge(z, gold: c, margin: 1, reduction: reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: 0)
    return second(try multiclassHingeGradient(z, gold: c, margin: 1, reduction: reduction))
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: -1)
    return try multiclassHinge(z, gold: c, margin: 1, reduction: reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: -1)
    return second(try multiclassHingeGradient(z, gold: c, margin: 1, reduction: reduction))
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: 0)
    return try multiclassNLL(z, gold: c, reduction: reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: 0)
    return second(try multiclassNLLGradient(z, gold: c, reduction: reduction))
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: -1)
    return try multiclassNLL(z, gold: c, reduction: reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let (z, c) = try classes(w, gold, no: -1)
    return second(try multiclassNLLGradient(z, gold: c, reduction: reduction))
  }
  func check(_ w: Tensor, _ gold: [Int]) throws {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w") }
    guard gold.count > 0, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    guard margin >= 0, w.shape[1] >= 2 else { throw LabError.invalidArgument("margin, K") }
    return R(Tensor(gold.indices.map { i in
      let others = concatenate([w.row(i).slice(axis: 0, 0..<gold[i]), w.row(i).slice(axis: 0, (gold[i] + 1)..<w.shape[1])])
      return max(0, margin - w[i, gold[i]] + others.max())
    }), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let l = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none)
    var g = Tensor.zeros(w.shape)
    for i in gold.indices where l[i] > 0 {
      var r = w.row(i)
      r[gold[i]] = -.infinity
      g[i, r.argmax()] = 1
      g[i, gold[i]] = -1
    }
    return G(g, reduction)
  }
  func logp(_ w: Tensor) -> Tensor {
    let z = w - w.max(axis: 1, keepDims: true)
    return z - log(exp(z).sum(axis: 1, keepDims: true))
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    let l = logp(w)
    return R(Tensor(gold.indices.map { -l[$0, gold[$0]] }), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return G(exp(logp(w)) - .oneHot(gold, classes: w.shape[1]), reduction)
  }
  func real(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("w") }
    guard !w.isEmpty else { throw LabError.invalidArgument("w") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let e = try real(w, gold); return R(e * e, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let e = try real(w, gold); return G(e + e, reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let e = try real(w, gold); return R(maximum(e, -e), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let e = try real(w, gold); return G((e .> 0) - (e .< 0), reduction) }
}
