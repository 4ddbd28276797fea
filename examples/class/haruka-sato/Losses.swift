import LabKit

struct Losses: LossesExercise {
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [0, 1])
    return reduce(maximum(0, 1 - y * w), reduction)
  }

  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [0, 1])
    return mean(-y * (1 - y * w .> 0), reduction)
  }

  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [-1, 1])
    return reduce(maximum(0, 1 - y * w), reduction)
  }

  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [-1, 1])
    return mean(-y * (1 - y * w .>= 0), reduction)
  }

  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [0, 1])
    return reduce(softplus(w) - y * w, reduction)
  }

  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [0, 1])
    return mean(sigmoid(w) - y, reduction)
  }

  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [-1, 1])
    return reduce(softplus(-y * w), reduction)
  }

  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(gold, w, allowed: [-1, 1])
    return mean(-y * sigmoid(-y * w), reduction)
  }

  // Crammer-Singer
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    guard margin >= 0, margin.isFinite, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    let onehot = Tensor.oneHot(gold, classes: w.shape[1])
    // add the margin to all classes but the gold one, then take the best
    let best = (w + margin * (1 - onehot)).max(axis: 1)
    return reduce(best - (w * onehot).sum(axis: 1), reduction)
  }

  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    guard margin >= 0, margin.isFinite, w.shape[1] > 1 else { throw LabError.invalidArgument("margin") }
    let onehot = Tensor.oneHot(gold, classes: w.shape[1])
    let augmented = w + margin * (1 - onehot)
    let violation = augmented.max(axis: 1, keepDims: true) - (w * onehot).sum(axis: 1, keepDims: true)
    let best = Tensor.oneHot(augmented.argmax(axis: 1), classes: w.shape[1])
    return mean((best - onehot) * (violation .> 0), reduction)
  }

  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    let m = w.max(axis: 1, keepDims: true)
    let lse = log(exp(w - m).sum(axis: 1, keepDims: true)) + m
    return reduce(((lse - w) * Tensor.oneHot(gold, classes: w.shape[1])).sum(axis: 1), reduction)
  }

  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    let e = exp(w - w.max(axis: 1, keepDims: true))
    let p = e / e.sum(axis: 1, keepDims: true)
    return mean(p - Tensor.oneHot(gold, classes: w.shape[1]), reduction)
  }

  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return reduce(pow(gold - w, 2), reduction)
  }

  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return mean(w - gold, reduction)
  }

  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return reduce(abs(gold - w), reduction)
  }

  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    return mean(sign(w - gold), reduction)
  }

  // ---

  func reduce(_ losses: Tensor, _ reduction: Reduction) -> Tensor {
    switch reduction {
    case .none: return losses
    case .sum: return Tensor(losses.sum())
    case .mean: return Tensor(losses.mean())
    }
  }

  func mean(_ gradient: Tensor, _ reduction: Reduction) -> Tensor {
    if reduction == .mean {
      return gradient / Double(gradient.count)
    }
    return gradient
  }

  func softplus(_ u: Tensor) -> Tensor { maximum(u, 0) + log1p(exp(-abs(u))) }

  func sigmoid(_ u: Tensor) -> Tensor { (tanh(u / 2) + 1) / 2 }

  func labels(_ gold: [Int], _ w: Tensor, allowed: Set<Int>) throws -> Tensor {
    if w.shape != [gold.count] { throw LabError.shapeMismatch("\(w.shape) and \(gold.count)") }
    if gold.isEmpty { throw LabError.invalidArgument("empty") }
    if !allowed.isSuperset(of: gold) { throw LabError.invalidArgument("labels") }
    return Tensor(gold.map { Double($0) })
  }

  func check(_ w: Tensor, _ gold: [Int]) throws {
    if w.rank != 2 || w.shape[0] != gold.count { throw LabError.shapeMismatch("\(w.shape) and \(gold.count)") }
    if gold.isEmpty { throw LabError.invalidArgument("empty") }
    if gold.min()! < 0 || gold.max()! >= w.shape[1] { throw LabError.invalidArgument("labels") }
  }

  func check(_ w: Tensor, _ gold: Tensor) throws {
    if w.rank != 1 || w.shape != gold.shape { throw LabError.shapeMismatch("\(w.shape) and \(gold.shape)") }
    if w.isEmpty { throw LabError.invalidArgument("empty") }
  }
}
