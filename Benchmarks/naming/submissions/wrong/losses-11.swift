import LabKit

extension Reduction {
  func callAsFunction(_ t: Tensor) -> Tensor { self == .none ? t : self == .sum ? Tensor(t.sum()) : Tensor(t.mean()) }
  func gradient(_ t: Tensor) -> Tensor { self == .mean ? t / Double(t.shape[0]) : t }
}
struct Losses: LossesExercise {
  func labels(_ w: Tensor, _ gold: [Int], _ set: [Int]) throws -> Tensor {
    guard w.shape == [gold.count] else { throw LabError.shapeMismatch("\(w.shape)") }
    guard gold.count > 0, gold.allSatisfy({ set.contains($0) }) else { throw LabError.invalidArgument("\(gold)") }
    return Tensor(gold.map { Double($0) })
  }
  func sigma(_ u: Tensor) -> Tensor { 1 / (1 + exp(-u)) }
  func softplus(_ u: Tensor) -> Tensor { log1p(exp(minimum(u, -u))) + maximum(u, 0) }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [0, 1])
    return reduction(maximum(0, 1 - (2 * y - 1) * w))
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [0, 1])
    return reduction.gradient((1 - 2 * y) * (1 - (2 * y - 1) * w .> 0))
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [-1, 1])
    return reduction(maximum(0, 1 - y * w))
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [-1, 1])
    return reduction.gradient(-y * (1 - y * w .> 0))
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [0, 1])
    return reduction(softplus((1 - 2 * y) * w))
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [0, 1])
    return reduction.gradient(sigma(w) - y)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [-1, 1])
    return reduction(softplus(-y * w))
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, [-1, 1])
    return reduction.gradient(y * sigma(-y * w))
  }
  func target(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, w.shape[0] == gold.count else { throw LabError.shapeMismatch("\(w.shape)") }
    guard gold.count > 0, gold.allSatisfy({ 0 <= $0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("\(gold)") }
    return Tensor.oneHot(gold, classes: w.shape[1])
  }
  func wrongScores(_ w: Tensor, _ gold: [Int], _ m: Double) throws -> (Tensor, Tensor) {
    let y = try target(w, gold)
    guard m >= 0, w.shape[1] > 1 else { throw LabError.invalidArgument("m, K") }
    return (y, w.replacing(with: -.infinity, where: y))
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let (y, o) = try wrongScores(w, gold, margin)
    return reduction(maximum(0, margin - (y * w).sum(axis: 1) + o.max(axis: 1)))
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let (y, o) = try wrongScores(w, gold, margin)
    let on = (margin - (y * w).sum(axis: 1, keepDims: true) + o.max(axis: 1, keepDims: true)) .> 0
    return reduction.gradient(on * (Tensor.oneHot(o.argmax(axis: 1), classes: w.shape[1]) - y))
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    let m = w.max(axis: 1, keepDims: true)
    return reduction(log(exp(w - m).sum(axis: 1)) - (y * (w - m)).sum(axis: 1))
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try target(w, gold)
    let e = exp(w - w.max(axis: 1, keepDims: true))
    return reduction.gradient(e / e.sum(axis: 1, keepDims: true) - y)
  }
  func residual(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, w.shape == gold.shape else { throw LabError.shapeMismatch("\(w.shape)") }
    guard !w.isEmpty else { throw LabError.invalidArgument("N = 0") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduction(pow(try residual(w, gold), 2)) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduction.gradient(2 * (try residual(w, gold))) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduction(abs(try residual(w, gold))) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { reduction.gradient(sign(try residual(w, gold))) }
}
