import LabKit

// value and gradient in one function
struct Losses: LossesExercise {
  typealias Both = (value: Tensor, gradient: Tensor)
  func v(_ b: Both, _ r: Reduction) -> Tensor {
    switch r {
    case .none: return b.value
    case .sum: return Tensor(b.value.sum())
    case .mean: return Tensor(b.value.mean())
    }
  }
  func g(_ b: Both, _ r: Reduction) -> Tensor {
    switch r {
    case .sum: return b.gradient
    default: return b.gradient / Double(b.gradient.shape[0])
    }
  }
  func y(_ w: Tensor, _ gold: [Int], _ negative: Int) throws -> Tensor {
    guard w.rank == 1, gold.count == w.count else { throw LabError.shapeMismatch("gold") }
    guard !gold.isEmpty else { throw LabError.invalidArgument("N = 0") }
    return Tensor(try gold.map {
      if $0 == 1 { return 1 }
      if $0 == negative { return -1 }
      throw LabError.invalidArgument("label \($0)")
    })
  }
  func hinge(_ w: Tensor, _ y: Tensor) -> Both {
    let l = maximum(0, 1 - y * w)
    return (l, -y * (l .> 0))
  }
  func logistic(_ w: Tensor, _ y: Tensor) -> Both {
    let u = -y * w
    return (maximum(u, 0) + log1p(exp(-abs(u))), -y / (1 + exp(-u)))
  }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { v(hinge(w, try y(w, gold, 0)), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { g(hinge(w, try y(w, gold, 0)), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { v(hinge(w, try y(w, gold, -1)), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { g(hinge(w, try y(w, gold, -1)), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { v(logistic(w, try y(w, gold, 0)), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { g(logistic(w, try y(w, gold, 0)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { v(logistic(w, try y(w, gold, -1)), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { g(logistic(w, try y(w, gold, -1)), reduction) }
  func eye(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    guard w.rank == 2, gold.count == w.shape[0] else { throw LabError.shapeMismatch("gold") }
    guard !gold.isEmpty, gold.allSatisfy({ $0 >= 0 && $0 < w.shape[1] }) else { throw LabError.invalidArgument("gold") }
    return .oneHot(gold, classes: w.shape[1])
  }
  func crammerSinger(_ w: Tensor, _ gold: [Int], _ m: Double) throws -> Both {
    let e = try eye(w, gold)
    guard m >= 0, w.shape[1] >= 2 else { throw LabError.invalidArgument("m = \(m), K = \(w.shape[1])") }
    let rest = w.replacing(with: -1e9, where: e)
    let l = maximum(0, m - (w * e).sum(axis: 1) + rest.max(axis: 1))
    return (l, (l .> 0).expanded(axis: 1) * (.oneHot(rest.argmax(axis: 1), classes: w.shape[1]) - e))
  }
  func crossEntropy(_ w: Tensor, _ gold: [Int]) throws -> Both {
    let e = try eye(w, gold), z = w - w.max(axis: 1, keepDims: true)
    let logp = z - log(exp(z).sum(axis: 1, keepDims: true))
    return (-(e * logp).sum(axis: 1), exp(logp) - e)
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { v(try crammerSinger(w, gold, margin), reduction) }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor { g(try crammerSinger(w, gold, margin), reduction) }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { v(try crossEntropy(w, gold), reduction) }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { g(try crossEntropy(w, gold), reduction) }
  func error(_ w: Tensor, _ gold: Tensor) throws -> Tensor {
    guard w.rank == 1, gold.shape == w.shape else { throw LabError.shapeMismatch("gold") }
    guard !w.isEmpty else { throw LabError.invalidArgument("N = 0") }
    return w - gold
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let d = try error(w, gold); return v((d * d, d), reduction) }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let d = try error(w, gold); return g((d, 2 * d), reduction) }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let d = try error(w, gold); return v((abs(d), d), reduction) }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor { let d = try error(w, gold); return g((d, sign(d)), reduction) }
}
