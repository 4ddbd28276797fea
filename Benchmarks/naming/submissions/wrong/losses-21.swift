import LabKit

func lossResult(_ v: Tensor, _ r: Reduction) -> Tensor { r == .none ? v : r == .sum ? Tensor(v.sum()) : Tensor(v.mean()) }
func gradResult(_ v: Tensor, _ r: Reduction) -> Tensor { r == .mean ? v * (1 / Double(v.shape[0])) : v }
func softplus(_ u: Tensor) -> Tensor { maximum(u, 0) + log1p(exp(-abs(u))) }

struct Losses: LossesExercise {
  func ys(_ w: Tensor, _ gold: [Int], _ a: Int, _ b: Int) throws -> Tensor {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("") }
    guard gold.count > 0, gold.allSatisfy({ $0 == a || $0 == b }) else { throw LabError.invalidArgument("") }
    return Tensor(gold.map { Double($0) })
  }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try 2 * ys(w, gold, 0, 1) - 1
    return lossResult(maximum(0, 1 - y * w), reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try 2 * ys(w, gold, 0, 1) - 1
    return gradResult(-y * (1 - y * w .> 0), reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, -1, 1)
    return lossResult(maximum(0, 1 - y * w), reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, -1, 1)
    return gradResult(-y, reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, 0, 1)
    return lossResult(softplus(w - 2 * y * w), reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, 0, 1)
    return gradResult(1 / (1 + exp(-w)) - y, reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, -1, 1)
    return lossResult(softplus(-y * w), reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try ys(w, gold, -1, 1)
    return gradResult(-y / (1 + exp(y * w)), reduction)
  }
  func target(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("") }
    guard gold.count > 0, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    guard margin >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("") }
    let j = w.replacing(with: -.infinity, where: y).max(axis: 1)
    return lossResult(maximum(0, margin - (w * y).sum(axis: 1) + j), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    let l = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none)
    let j = Tensor.oneHot(w.replacing(with: -.infinity, where: y).argmax(axis: 1), classes: w.shape[1])
    return gradResult((j - y) * (l .> 0).reshaped([gold.count, 1]), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    return lossResult(log(exp(z).sum(axis: 1)) - (z * y).sum(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    let z = exp(w - w.max(axis: 1, keepDims: true))
    return gradResult(z / z.sum(axis: 1, keepDims: true) - y, reduction)
  }
  func err(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("") }
    guard w.count > 0 else { throw LabError.invalidArgument("") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { lossResult(pow(try err(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { gradResult(try err(w, gold), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { lossResult(abs(try err(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { gradResult(sign(try err(w, gold)), reduction) }
}
