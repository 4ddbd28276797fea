import LabKit

struct Losses: LossesExercise {
  func red(_ l: Tensor, _ r: Reduction) -> Tensor { r == .none ? l : Tensor(r == .sum ? l.sum() : l.mean()) }
  func redG(_ g: Tensor, _ r: Reduction) -> Tensor { r == .mean ? g / Double(g.shape[0]) : g }
  func vec(_ w: Tensor, _ gold: [Int], _ allowed: [Int]) throws -> Tensor {
    guard w.rank == 1, w.count == gold.count else { throw LabError.shapeMismatch("w and gold") }
    guard !gold.isEmpty, gold.allSatisfy(allowed.contains) else { throw LabError.invalidArgument("gold") }
    return Tensor(gold.map { Double($0) })
  }
  func mat(_ w: Tensor, _ gold: [Int], _ m: Double = 0, least: Int = 1) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("w and gold") }
    let k = w.shape[1]
    guard !gold.isEmpty, k >= least, m >= 0, gold.allSatisfy({ 0 <= $0 && $0 < k }) else { throw LabError.invalidArgument("") }
    return .oneHot(gold, classes: k)
  }
  func num(_ w: Tensor, _ y: Tensor) throws {
    guard w.rank == 1, w.shape == y.shape else { throw LabError.shapeMismatch("w and gold") }
    guard !w.isEmpty else { throw LabError.invalidArgument("empty") }
  }
  func softplus(_ u: Tensor) -> Tensor { maximum(u, 0) + log1p(exp(-abs(u))) }
  func sigma(_ u: Tensor) -> Tensor { 1 / (1 + exp(-u)) }

  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [0, 1])
    return red(maximum(0, 1 - y * w), reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [0, 1])
    return redG(-y * (1 - y * w .> 0), reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [-1, 1])
    return red(maximum(0, 1 - y * w), reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [-1, 1])
    return redG(-y * (1 - y * w .> 0), reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [0, 1])
    return red(softplus((1 - 2 * y) * w), reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    redG(sigma(w) - (try vec(w, gold, [0, 1])), reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    red(softplus(-(try vec(w, gold, [-1, 1])) * w), reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try vec(w, gold, [-1, 1])
    return redG(-y * sigma(-y * w), reduction)
  }
  func runnerUp(_ w: Tensor, _ y: Tensor) -> Tensor { w.replacing(with: -Double.infinity, where: y) }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try mat(w, gold, margin, least: 2)
    return red(maximum(0, margin - (w * y).sum(axis: 1) + runnerUp(w, y).max(axis: 1)), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try mat(w, gold, margin, least: 2)
    let active = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none) .> 0
    let j = Tensor.oneHot(runnerUp(w, y).argmax(axis: 1), classes: w.shape[1])
    return redG((j - y) * active.expanded(axis: 1), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    let z = w - w.max(axis: 1, keepDims: true)
    return red(log(exp(z).sum(axis: 1)) - (z * y).sum(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try mat(w, gold)
    let e = exp(w - w.max(axis: 1, keepDims: true))
    return redG(e / e.sum(axis: 1, keepDims: true) - y, reduction)
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try num(w, gold)
    return red((gold - w) * (gold - w), reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try num(w, gold)
    return redG(2 * (w - gold), reduction)
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try num(w, gold)
    return red(abs(w - gold), reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try num(w, gold)
    return redG(sign(w - gold), reduction)
  }
}
