import LabKit

struct Losses: LossesExercise {
  func R(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : r == .sum ? Tensor(t.sum()) : Tensor(t.mean()) }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func step(_ t: Tensor) -> Tensor { t .>= 0 }
  func need(_ c: Bool) throws { guard c else { throw LabError.invalidArgument("bad input") } }
  func y(_ w: Tensor, _ gold: [Int], _ a: Int) throws -> Tensor {
    try need(w.rank == 1 && w.count == gold.count && w.count > 0 && gold.allSatisfy { $0 == a || $0 == 1 })
    return Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
  }
  func softplus(_ u: Tensor) -> Tensor { maximum(u, 0) + log1p(exp(-abs(u))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { R(maximum(0, 1 - (try y(w, gold, 0)) * w), r) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let s = try y(w, gold, 0)
    return G(-s * step(1 - s * w), r)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { R(maximum(0, 1 - (try y(w, gold, -1)) * w), r) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let s = try y(w, gold, -1)
    return G(-s * step(1 - s * w), r)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { R(softplus(-(try y(w, gold, 0)) * w), r) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let s = try y(w, gold, 0)
    return G(-s / (1 + exp(s * w)), r)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { R(softplus(-(try y(w, gold, -1)) * w), r) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let s = try y(w, gold, -1)
    return G(-s / (1 + exp(s * w)), r)
  }
  func Y(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try need(w.rank == 2 && w.shape[0] == gold.count && gold.count > 0)
    try need(gold.allSatisfy { $0 >= 0 && $0 < w.shape[1] })
    return Tensor.oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction r: Reduction) throws -> Tensor {
    let t = try Y(w, gold)
    try need(margin >= 0 && w.shape[1] > 1)
    return R(maximum(0, margin - (t * w).sum(axis: 1) + w.replacing(with: -.infinity, where: t).max(axis: 1)), r)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction r: Reduction) throws -> Tensor {
    let t = try Y(w, gold)
    try need(margin >= 0 && w.shape[1] > 1)
    let others = w.replacing(with: -.infinity, where: t)
    let m = margin - (t * w).sum(axis: 1, keepDims: true) + others.max(axis: 1, keepDims: true)
    return G(step(m) * (Tensor.oneHot(others.argmax(axis: 1), classes: w.shape[1]) - t), r)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let t = try Y(w, gold), z = w - w.max(axis: 1, keepDims: true)
    return R(log(exp(z).sum(axis: 1)) - (t * z).sum(axis: 1), r)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let t = try Y(w, gold), z = exp(w - w.max(axis: 1, keepDims: true))
    return G(z / z.sum(axis: 1, keepDims: true) - t, r)
  }
  func D(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    try need(w.rank == 1 && w.shape == gold.shape && w.count > 0)
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { let d = try D(w, gold); return R(d * d, r) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { let d = try D(w, gold); return G(d + d, r) }
  func absolute(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { R(abs(try D(w, gold)), r) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { G(sign(try D(w, gold)), r) }
}
