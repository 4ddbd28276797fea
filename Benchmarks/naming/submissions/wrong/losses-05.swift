import LabKit

struct Losses: LossesExercise {
  // PyTorch style: everything on tensors, checks first
  func ok(_ c: Bool, _ s: String) throws { if !c { throw LabError.invalidArgument(s) } }
  func reduced(_ t: Tensor, _ r: Reduction) -> Tensor {
    switch r {
    case .none: t
    case .sum: Tensor(t.sum())
    case .mean: Tensor(t.mean())
    }
  }
  func batch(_ g: Tensor, _ r: Reduction) -> Tensor { r == .mean ? (1 / Double(g.shape[0])) * g : g }
  func pm(_ w: Tensor, _ gold: [Int], zero: Bool) throws -> Tensor {
    try ok(w.rank == 1 && w.count == gold.count && w.count > 0, "shapes")
    try ok(gold.allSatisfy { $0 == 1 || $0 == (zero ? 0 : -1) }, "labels")
    return Tensor(gold.map { $0 == 1 ? 1.0 : -1.0 })
  }
  func relu(_ t: Tensor) -> Tensor { maximum(t, 0) }
  func softplus(_ t: Tensor) -> Tensor { relu(t) + log1p(exp(-abs(t))) }
  func sigmoid(_ t: Tensor) -> Tensor { 1 / (1 + exp(-t)) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { reduced(relu(1 - (try pm(w, gold, zero: true)) * w), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try pm(w, gold, zero: true)
    return batch(-y * (y * w .< 1), reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { reduced(relu(1 - (try pm(w, gold, zero: false)) * w), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try pm(w, gold, zero: false)
    return batch(-y * (y * w .< 1), reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { reduced(softplus(-w * (try pm(w, gold, zero: true))), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try pm(w, gold, zero: true)
    return batch(-y * sigmoid(-y * w), reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { reduced(softplus(-w * (try pm(w, gold, zero: false))), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try pm(w, gold, zero: false)
    return batch(-y * sigmoid(-y * w), reduction)
  }
  func hot(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try ok(w.rank == 2 && w.shape[0] == gold.count && !gold.isEmpty, "shapes")
    try ok(gold.allSatisfy { 0..<w.shape[1] ~= $0 }, "labels")
    return Tensor.oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold)
    try ok(margin >= 0 && w.shape[1] >= 2, "margin")
    return reduced(relu(margin - (y * w).sum(axis: 1) + w.max(axis: 1)), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold)
    try ok(margin >= 0 && w.shape[1] >= 2, "margin")
    let positive = (margin - (y * w).sum(axis: 1, keepDims: true) + w.max(axis: 1, keepDims: true)) .> 0
    return batch((Tensor.oneHot(w.argmax(axis: 1), classes: w.shape[1]) - y) * positive, reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold)
    let m = w.max(axis: 1, keepDims: true)
    return reduced(log(exp(w - m).sum(axis: 1)) - (y * (w - m)).sum(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try hot(w, gold), e = exp(w - w.max(axis: 1, keepDims: true))
    return batch(e / e.sum(axis: 1, keepDims: true) - y, reduction)
  }
  func diff(_ w: Tensor, _ y: Tensor) throws -> Tensor {
    try ok(w.rank == 1 && w.shape == y.shape && w.count > 0, "shapes")
    return w - y
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduced(pow(try diff(w, gold), 2), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { batch(2 * (try diff(w, gold)), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduced(abs(try diff(w, gold)), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { batch(sign(try diff(w, gold)), reduction) }
}
