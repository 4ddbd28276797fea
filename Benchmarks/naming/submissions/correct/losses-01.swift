import LabKit

struct Losses: LossesExercise {
  func R(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : r == .sum ? Tensor(t.sum()) : Tensor(t.mean()) }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func y(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> Tensor {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("\(w.shape)") }
    guard gold.count > 0, gold.allSatisfy({ $0 == 1 || $0 == no }) else { throw LabError.invalidArgument("gold") }
    return Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
  }
  func hinge(_ m: Tensor) -> Tensor { maximum(1 - m, 0) }
  func nll(_ m: Tensor) -> Tensor { maximum(-m, 0) + log1p(exp(-abs(m))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w * (try y(w, gold, 0))), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let s = try y(w, gold, 0); return G(-s * (s * w .< 1), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w * (try y(w, gold, -1))), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let s = try y(w, gold, -1); return G(-s * (s * w .< 1), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(nll(w * (try y(w, gold, 0))), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let s = try y(w, gold, 0); return G(-s / (1 + exp(s * w)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(nll(w * (try y(w, gold, -1))), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let s = try y(w, gold, -1); return G(-s / (1 + exp(s * w)), reduction) }
  func hot(_ w: Tensor, _ gold: [Int], _ m: Double = 0, _ k: Int = 1) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("\(w.shape)") }
    guard gold.count > 0, m >= 0, w.shape[1] >= k, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold, margin or K") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func away(_ w: Tensor, _ t: Tensor) -> Tensor { Tensor.oneHot(w.replacing(with: -.infinity, where: t).argmax(axis: 1), classes: w.shape[1]) - t }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let t = try hot(w, gold, margin, 2)
    return R(maximum(margin + (away(w, t) * w).sum(axis: 1), 0), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let t = try hot(w, gold, margin, 2), a = away(w, t)
    return G(a * (margin + (a * w).sum(axis: 1, keepDims: true) .> 0), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let t = try hot(w, gold), z = w - (w * t).sum(axis: 1, keepDims: true)  // gold logit at 0
    let m = z.max(axis: 1, keepDims: true)
    return R((m + log(exp(z - m).sum(axis: 1, keepDims: true))).squeezed(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let t = try hot(w, gold), e = exp(w - w.max(axis: 1, keepDims: true))
    return G(e / e.sum(axis: 1, keepDims: true) - t, reduction)
  }
  func d(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("\(w.shape)") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(pow(try d(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(2 * (try d(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(abs(try d(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(sign(try d(w, gold)), reduction) }
}
