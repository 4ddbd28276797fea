import LabKit

/// A loss remembers both its values and its gradient; the reduction comes last.
struct Evaluated {
  let value: Tensor
  let gradient: Tensor
  func value(_ r: Reduction) -> Tensor { [.none: value, .sum: Tensor(value.sum()), .mean: Tensor(value.mean())][r]! }
  func gradient(_ r: Reduction) -> Tensor { r == .mean ? gradient / Double(value.count) : gradient }
}

struct Losses: LossesExercise {
  func margin(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> (y: Tensor, m: Tensor) {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("w") }
    guard !gold.isEmpty, Set(gold).isSubset(of: [no, 1]) else { throw LabError.invalidArgument("gold") }
    let y = Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
    return (y, y * w)
  }
  func hinge(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> Evaluated {
    let (y, m) = try margin(w, gold, no)
    return Evaluated(value: (1 - m) * (m .< 1), gradient: -y * (m .< 1))
  }
  func logistic(_ w: Tensor, _ gold: [Int], _ no: Int) throws -> Evaluated {
    let (y, m) = try margin(w, gold, no)
    let e = exp(-abs(m))
    return Evaluated(value: log1p(e) - minimum(m, 0), gradient: -y * (e / (1 + e)).replacing(with: 1 / (1 + e), where: m .< 0))
  }
  func multi(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w") }
    guard let lo = gold.min(), let hi = gold.max(), lo >= 0, hi < w.shape[1] else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func crammer(_ w: Tensor, _ gold: [Int], _ m: Double) throws -> Evaluated {
    let y = try multi(w, gold)
    guard m >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("m, K") }
    let rest = w.replacing(with: -.infinity, where: y)
    let v = m - (w * y).sum(axis: 1) + rest.max(axis: 1)
    let direction = Tensor.oneHot(rest.argmax(axis: 1), classes: w.shape[1]) - y
    return Evaluated(value: maximum(v, 0), gradient: direction * (v .> 0).expanded(axis: 1))
  }
  func entropy(_ w: Tensor, _ gold: [Int]) throws -> Evaluated {
    let y = try multi(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    let s = exp(z).sum(axis: 1, keepDims: true)
    return Evaluated(value: (log(s) - (z * y).sum(axis: 1, keepDims: true)).squeezed(axis: 1), gradient: exp(z) / s - y)
  }
  func regression(_ w: Tensor, _ y: Tensor, _ f: (Tensor) -> (Tensor, Tensor)) throws -> Evaluated {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    let (v, g) = f(w - y)
    return Evaluated(value: v, gradient: g)
  }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try hinge(w, gold, 0).value(reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try hinge(w, gold, 0).gradient(reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try hinge(w, gold, -1).value(reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try hinge(w, gold, -1).gradient(reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try logistic(w, gold, 0).value(reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try logistic(w, gold, 0).gradient(reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try logistic(w, gold, -1).value(reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try logistic(w, gold, -1).gradient(reduction) }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { try crammer(w, gold, margin).value(reduction) }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { try crammer(w, gold, margin).gradient(reduction) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try entropy(w, gold).value(reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try entropy(w, gold).gradient(reduction) }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try regression(w, gold) { ($0 * $0, 2 * $0) }.value(reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try regression(w, gold) { ($0 * $0, 2 * $0) }.gradient(reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try regression(w, gold) { (abs($0), sign($0)) }.value(reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { try regression(w, gold) { (abs($0), sign($0)) }.gradient(reduction) }
}
