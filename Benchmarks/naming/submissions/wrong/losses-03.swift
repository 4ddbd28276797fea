import LabKit

struct Losses: LossesExercise {
  func finish(_ l: Tensor, _ r: Reduction) -> Tensor {
    if case .none = r { return l }
    if case .sum = r { return Tensor(l.sum()) }
    return Tensor(l.sum() / Double(l.count))
  }
  func finishGradient(_ g: Tensor, _ r: Reduction) -> Tensor {
    if case .mean = r { return g / Double(g.shape[0]) }
    return g
  }
  func labels(_ w: Tensor, _ gold: [Int], _ low: Int) throws -> Tensor {
    if w.shape != [gold.count] { throw LabError.shapeMismatch("\(gold.count) labels") }
    if gold.isEmpty { throw LabError.invalidArgument("no examples") }
    for y in gold where y != low && y != 1 { throw LabError.invalidArgument("label \(y)") }
    return Tensor(gold.map { Double($0) })
  }
  func classes(_ w: Tensor, _ gold: [Int]) throws {
    if w.rank != 2 || w.shape[0] != gold.count { throw LabError.shapeMismatch("\(gold.count) labels") }
    if gold.isEmpty { throw LabError.invalidArgument("no examples") }
    for y in gold where y < 0 || y >= w.shape[1] { throw LabError.invalidArgument("label \(y)") }
  }
  func targets(_ w: Tensor, _ y: Tensor) throws {
    if w.rank != 1 || w.shape != y.shape { throw LabError.shapeMismatch("targets") }
    if w.count == 0 { throw LabError.invalidArgument("no examples") }
  }
  func hinge(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(0, 1 - y * w) }
  func hingeGrad(_ w: Tensor, _ y: Tensor) -> Tensor { -y * (hinge(w, y) .> 0) }
  func sigmoid(_ u: Tensor) -> Tensor { 1 / (1 + exp(-u)) }

  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    finish(hinge(w, 2 * (try labels(w, gold, 0)) - 1), reduction)
  }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    finishGradient(hingeGrad(w, 2 * (try labels(w, gold, 0)) - 1), reduction)
  }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    finish(hinge(w, try labels(w, gold, -1)), reduction)
  }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    finishGradient(hingeGrad(w, try labels(w, gold, -1)), reduction)
  }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, 0)
    return finish(-y * w + log(1 + exp(w)), reduction)
  }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, 0)
    return finishGradient(sigmoid(w) - y, reduction)
  }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, -1)
    return finish(log(1 + exp(-y * w)), reduction)
  }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try labels(w, gold, -1)
    return finishGradient(-y * sigmoid(-y * w), reduction)
  }
  func best(_ w: Tensor, _ i: Int, not y: Int) -> Int {
    var j = -1
    for k in 0..<w.shape[1] where k != y { if j < 0 || w[i, k] > w[i, j] { j = k } }
    return j
  }
  func checkMargin(_ w: Tensor, _ gold: [Int], _ margin: Double) throws {
    try classes(w, gold)
    if margin < 0 || w.shape[1] < 2 { throw LabError.invalidArgument("margin \(margin), \(w.shape[1]) classes") }
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMargin(w, gold, margin)
    var l = Tensor.zeros([gold.count])
    for i in 0..<gold.count { l[i] = max(0, margin - w[i, gold[i]] + w[i, best(w, i, not: gold[i])]) }
    return finish(l, reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try checkMargin(w, gold, margin)
    var g = Tensor.zeros(w.shape)
    for i in 0..<gold.count {
      let j = best(w, i, not: gold[i])
      if margin - w[i, gold[i]] + w[i, j] > 0 {
        g[i, gold[i]] = -1
        g[i, j] = 1
      }
    }
    return finishGradient(g, reduction)
  }
  func logSoftmax(_ w: Tensor) -> Tensor {
    let z = w - w.max(axis: 1, keepDims: true)
    return z - log(exp(z).sum(axis: 1, keepDims: true))
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try classes(w, gold)
    let l = logSoftmax(w)
    return finish(Tensor(gold.enumerated().map { -l[$0.offset, $0.element] }), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try classes(w, gold)
    return finishGradient(exp(logSoftmax(w)) - .oneHot(gold, classes: w.shape[1]), reduction)
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try targets(w, gold)
    return finish(pow(gold - w, 2), reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try targets(w, gold)
    return finishGradient(2 * (w - gold), reduction)
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try targets(w, gold)
    return finish(abs(gold - w), reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try targets(w, gold)
    return finishGradient(sign(w - gold), reduction)
  }
}
