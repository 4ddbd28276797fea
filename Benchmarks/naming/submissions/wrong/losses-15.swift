import LabKit

struct Losses: LossesExercise {
  func reduceLoss(_ loss: Tensor, reduction: Reduction) -> Tensor {
    switch reduction {
    case .none: return loss
    case .sum: return Tensor(loss.sum())
    case .mean: return Tensor(loss.mean())
    }
  }
  func reduceGrad(_ grad: Tensor, reduction: Reduction) -> Tensor { reduction == .mean ? grad / Double(grad.shape[0]) : grad }
  func toSigned(_ w: Tensor, _ gold: [Int], from negative: Int) throws -> Tensor {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("gold") }
    guard !gold.isEmpty, Set(gold).isSubset(of: [negative, 1]) else { throw LabError.invalidArgument("gold") }
    return Tensor(gold.map { $0 == negative ? -1 : 1 })
  }
  func logistic(_ z: Tensor) -> Tensor { maximum(z, 0) + log1p(exp(-abs(z))) }
  func sigmoid(_ z: Tensor) -> Tensor { 1 / (1 + exp(-z)) }
  func softmax(_ w: Tensor) -> Tensor {
    let e = exp(w - w.max(axis: 1, keepDims: true))
    return e / e.sum(axis: 1, keepDims: true)
  }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    reduceLoss(maximum(0, 1 - (try toSigned(w, gold, from: 0)) * w), reduction: reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try toSigned(w, gold, from: 0)
    return reduceGrad((y * w .< 1) * -y, reduction: reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    reduceLoss(maximum(0, 1 - (try toSigned(w, gold, from: -1)) * w), reduction: reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try toSigned(w, gold, from: -1)
    return reduceGrad((y * w .< 1) * -y, reduction: reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    reduceLoss(logistic(-(try toSigned(w, gold, from: 0)) * w), reduction: reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try toSigned(w, gold, from: 0)
    return reduceGrad(-y * sigmoid(-y * w), reduction: reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    reduceLoss(logistic(-(try toSigned(w, gold, from: -1)) * w), reduction: reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try toSigned(w, gold, from: -1)
    return reduceGrad(-y * sigmoid(-y * w), reduction: reduction)
  }
  func oneHot(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("gold") }
    guard !gold.isEmpty, gold.allSatisfy({ (0..<w.shape[1]).contains($0) }) else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try oneHot(w, gold)
    guard margin >= 0, w.shape[1] >= 2 else { throw LabError.invalidArgument("margin") }
    return reduceLoss(maximum(0, margin - (w * y).sum(axis: 1) + (w - 1e100 * y).max(axis: 1)), reduction: reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try oneHot(w, gold)
    let loss = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none)
    let j = Tensor.oneHot((w - 1e100 * y).argmax(axis: 1), classes: w.shape[1])
    return reduceGrad((loss .> 0).expanded(axis: 1) * (j - y), reduction: reduction)
  }
  func crossEntropy(_ z: Tensor, _ y: Tensor) -> Tensor {
    let s = z - z.max(axis: 1, keepDims: true)
    return log(exp(s).sum(axis: 1)) - (s * y).sum(axis: 1)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try oneHot(w, gold)
    return reduceLoss(crossEntropy(softmax(w), y), reduction: reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try oneHot(w, gold)
    return reduceGrad(softmax(softmax(w)) - y, reduction: reduction)
  }
  func residual(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("gold") }
    guard !w.isEmpty else { throw LabError.invalidArgument("empty") }
    return gold - w
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduceLoss(pow(try residual(w, gold), 2), reduction: reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduceGrad(-2 * (try residual(w, gold)), reduction: reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduceLoss(abs(try residual(w, gold)), reduction: reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduceGrad(-sign(try residual(w, gold)), reduction: reduction) }
}
