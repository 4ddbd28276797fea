import LabKit

struct Losses: LossesExercise {
  let fail = LabError.invalidArgument("w and gold do not fit")
  func mean(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : r == .sum ? Tensor(t.sum()) : Tensor(t.mean()) }
  func share(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  func signs(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.shape == [gold.count], gold.count > 0, gold.allSatisfy({ $0 * $0 == 1 }) else { throw fail }
    return Tensor(gold.map { Double($0) })
  }
  func bits(_ gold: [Int]) throws -> [Int] { try gold.map { guard $0 == 0 || $0 == 1 else { throw fail }; return 2 * $0 - 1 } }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try binaryHingeSigned(w, gold: bits(gold), reduction: reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try binaryHingeSignedGradient(w, gold: bits(gold), reduction: reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let v = 1 - w * (try signs(w, gold))
    return mean((v + abs(v)) / 2, reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try signs(w, gold)
    return share(-y * maximum(sign(1 - w * y), 0), reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try binaryNLLSigned(w, gold: bits(gold), reduction: reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try binaryNLLSignedGradient(w, gold: bits(gold), reduction: reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let u = -w * (try signs(w, gold))
    let m = maximum(u, 0)
    return mean(m + log(exp(-m) + exp(u - m)), reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try signs(w, gold)
    let u = -w * y, m = maximum(u, 0)
    return share(-y * exp(u - m) / (exp(-m) + exp(u - m)), reduction)
  }
  func table(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count, gold.count > 0, gold.allSatisfy({ 0 <= $0 && $0 < w.shape[1] }) else { throw fail }
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try table(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw fail }
    let gaps = (w - (w * y).sum(axis: 1, keepDims: true) + margin).replacing(with: 0, where: y)
    return mean(maximum(gaps.max(axis: 1), 0), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try table(w, gold)
    let l = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none)
    let masked = w - (w.max() - w.min() + 1) * y
    return share((Tensor.oneHot(masked.argmax(axis: 1), classes: w.shape[1]) - y) * sign(l).expanded(axis: 1), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try table(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    return mean(einsum("nk,nk->n", y, log(exp(z).sum(axis: 1, keepDims: true)) - z), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try table(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    return share(exp(z) / exp(z).sum(axis: 1, keepDims: true) - y, reduction)
  }
  func off(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape, w.count > 0 else { throw fail }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { mean(pow(try off(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { share(2 * (try off(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { mean(abs(try off(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { share(sign(try off(w, gold)), reduction) }
}
