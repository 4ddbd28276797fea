import LabKit

struct Losses: LossesExercise {
  func vec(_ w: Tensor, _ gold: [Int], _ neg: Int) throws -> Tensor {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("gold") }
    guard gold.count > 0 && gold.allSatisfy({ $0 == neg || $0 == 1 }) else { throw LabError.invalidArgument("gold") }
    return Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
  }
  func final(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : Tensor(t.sum() / (r == .mean ? Double(t.count) : 1)) }
  func finalG(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func h(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(1 - y * w, 0) }
  func l(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(-y * w, 0) + log1p(exp(-abs(w))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { final(h(w, try vec(w, gold, 0)), r) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try vec(w, gold, 0)
    return finalG(-y * (h(w, y) .> 0), r)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { final(h(w, try vec(w, gold, -1)), r) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try vec(w, gold, -1)
    return finalG(-y * (h(w, y) .> 0), r)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { final(l(w, try vec(w, gold, 0)), r) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try vec(w, gold, 0)
    return finalG(-y / (1 + exp(y * w)), r)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor { final(l(w, try vec(w, gold, -1)), r) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try vec(w, gold, -1)
    return finalG(-y / (1 + exp(y * w)), r)
  }
  func mat(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("gold") }
    guard gold.count > 0, gold.min()! >= 0, gold.max()! < w.shape[1] else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction r: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    let other = w.replacing(with: -.infinity, where: y).max(axis: 1)
    return final(maximum(margin - (y * w).sum(axis: 1) + other, 0), r)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction r: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    let on = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none) .> 0
    let j = Tensor.oneHot(w.replacing(with: -.infinity, where: y).argmax(axis: 1), classes: w.shape[1])
    return finalG((j - y) * on.expanded(axis: 1), r)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    let terms = -y * (z - log(exp(z).sum(axis: 1, keepDims: true)))
    switch r {
    case .none: return terms.sum(axis: 1)
    case .sum: return Tensor(terms.sum())
    case .mean: return Tensor(terms.mean())
    }
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction r: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    let e = exp(w - w.max(axis: 1, keepDims: true))
    let g = e / e.sum(axis: 1, keepDims: true) - y
    return r == .mean ? g / Double(g.count) : g
  }
  func d(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("gold") }
    guard w.count > 0 else { throw LabError.invalidArgument("gold") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { final(pow(try d(w, gold), 2), r) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { finalG(2 * (try d(w, gold)), r) }
  func absolute(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { final(abs(try d(w, gold)), r) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction r: Reduction) throws -> Tensor { finalG(sign(try d(w, gold)), r) }
}
