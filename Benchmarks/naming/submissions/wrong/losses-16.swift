import LabKit

struct Losses: LossesExercise {
  func R(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : Tensor(r == .sum ? t.sum() : t.mean()) }
  func G(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func s(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> Tensor {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("w") }
    guard gold.count > 0, !gold.contains(where: { $0 != no && $0 != 1 }) else { throw LabError.invalidArgument("gold") }
    return Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
  }
  func phi(_ m: Tensor) -> Tensor { maximum(-m, 0) + log1p(exp(-abs(m))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(maximum(1 - w * (try s(w, gold, 0)), 0), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try s(w, gold, 0); return G(-y * (w * y .< 1), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(maximum(1 - w * (try s(w, gold, -1)), 0), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try s(w, gold, -1); return G(-y * (w * y .< 1), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(phi(w * (try s(w, gold, 0))), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try s(w, gold, 0); return G(-y / (1 + exp(w * y)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(phi(w * (try s(w, gold, -1))), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { let y = try s(w, gold, -1); return G(-y / (1 + exp(w * y)), reduction) }
  func Y(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w") }
    guard gold.count > 0, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try Y(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    return R(maximum(margin - (y * w).sum(axis: 1) + w.replacing(with: -.infinity, where: y).max(axis: 1), 0), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let l = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none), y = try Y(w, gold)
    let j = w.replacing(with: -.infinity, where: y).argmax(axis: 1)
    return G((l .> 0).expanded(axis: 1) * (Tensor.oneHot(j, classes: w.shape[1]) - y), reduction)
  }
  func softmax(_ w: Tensor) -> Tensor { let e = exp(w - w.max(axis: 1, keepDims: true)); return e / e.sum(axis: 1, keepDims: true) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try Y(w, gold)
    let p = (softmax(w) * y).sum(axis: 1)
    return R(-log(p + 1e-12), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(softmax(w) - (try Y(w, gold)), reduction) }
  func e(_ w: Tensor, _ y: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w") }
    guard w.count > 0 else { throw LabError.invalidArgument("w") }
    return w - y
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(pow(try e(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(2 * (try e(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(abs(try e(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(sign(try e(w, gold)), reduction) }
}
