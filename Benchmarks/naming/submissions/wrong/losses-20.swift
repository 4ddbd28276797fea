import LabKit

struct Losses: LossesExercise {
  private func R(_ t: Tensor, _ r: Reduction) -> Tensor { r == .none ? t : r == .sum ? Tensor(t.sum()) : Tensor(t.mean()) }
  private func G(_ t: Tensor, _ r: Reduction) -> Tensor { r == .mean ? t / Double(t.shape[0]) : t }
  private func label(_ w: Tensor, _ gold: [Int], zero: Bool) throws -> Tensor {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("\(w.shape) and \(gold.count)") }
    guard gold.count > 0 else { throw LabError.invalidArgument("empty") }
    guard gold.allSatisfy({ $0 == 1 || $0 == (zero ? 0 : -1) }) else { throw LabError.invalidArgument("gold") }
    let y = Tensor(gold.map { Double($0) })
    return zero ? 2 * y - 1 : y
  }
  private func hinge(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(0, 1 - y * w) }
  private func nll(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(0, -y * w) + log1p(exp(-abs(w))) }
  private func dHinge(_ w: Tensor, _ y: Tensor) -> Tensor { (-y).replacing(with: 0, where: y * w .>= 1) }
  private func dNLL(_ w: Tensor, _ y: Tensor) -> Tensor { -y * (1 / (1 + exp(y * w))) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w, try label(w, gold, zero: true)), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(dHinge(w, try label(w, gold, zero: true)), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(hinge(w, try label(w, gold, zero: false)), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(dHinge(w, try label(w, gold, zero: false)), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(nll(w, try label(w, gold, zero: true)), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(dNLL(w, try label(w, gold, zero: true)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { R(nll(w, try label(w, gold, zero: false)), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { G(dNLL(w, try label(w, gold, zero: false)), reduction) }
  private func classes(_ w: Tensor, _ gold: [Int], _ margin: Double = 0, atLeast k: Int = 1) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("\(w.shape) and \(gold.count)") }
    guard gold.count > 0, margin >= 0, w.shape[1] >= k else { throw LabError.invalidArgument("N, m or K") }
    guard gold.allSatisfy({ 0..<w.shape[1] ~= $0 }) else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  private func runnerUp(_ w: Tensor, _ y: Tensor) -> Tensor { .oneHot(w.replacing(with: -.infinity, where: y).argmax(axis: 1), classes: w.shape[1]) }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try classes(w, gold, margin, atLeast: 2)
    return R(maximum(0, 1 + ((runnerUp(w, y) - y) * w).sum(axis: 1)), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try classes(w, gold, margin, atLeast: 2)
    let direction = runnerUp(w, y) - y
    return G(direction * (1 + (direction * w).sum(axis: 1, keepDims: true) .> 0), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try classes(w, gold), m = w.max(axis: 1, keepDims: true)
    return R(log(exp(w - m).sum(axis: 1)) + ((m - w) * y).sum(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try classes(w, gold), e = exp(w - w.max(axis: 1, keepDims: true))
    return G(e / e.sum(axis: 1, keepDims: true) - y, reduction)
  }
  private func deviation(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("\(w.shape) and \(gold.shape)") }
    guard w.count > 0 else { throw LabError.invalidArgument("empty") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let d = try deviation(w, gold); return R(d * d, reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(2 * (try deviation(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { R(abs(try deviation(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { G(sign(try deviation(w, gold)), reduction) }
}
