import LabKit

func average(_ t: Tensor, _ how: Reduction) -> Tensor { how == .none ? t : Tensor(how == .mean ? t.mean() : t.sum()) }
func perExample(_ t: Tensor, _ how: Reduction) -> Tensor { how == .mean ? t / Double(t.shape[0]) : t }
func require(_ b: Bool, _ text: String = "bad input") throws { if !b { throw LabError.invalidArgument(text) } }
func double(_ gold: [Int]) -> Tensor { Tensor(gold.map { Double($0) }) }

struct Losses: LossesExercise {
  func hinge(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(1 - y * w, 0) }
  func dhinge(_ w: Tensor, _ y: Tensor) -> Tensor { -y * (1 - y * w .> 0) }
  func nll(_ w: Tensor, _ y: Tensor) -> Tensor { maximum(-y * w, 0) + log1p(exp(-abs(w))) }
  func dnll(_ w: Tensor, _ y: Tensor) -> Tensor { -y / (1 + exp(y * w)) }
  func y01(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try require(w.shape == [gold.count] && gold.count > 0 && gold.allSatisfy { $0 == 0 || $0 == 1 })
    return 2 * double(gold) - 1
  }
  func ypm(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try require(w.shape == [gold.count] && gold.count > 0 && gold.allSatisfy { $0 == -1 || $0 == 1 })
    return double(gold)
  }
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try average(hinge(w, y01(w, gold)), reduction) }
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try perExample(dhinge(w, y01(w, gold)), reduction) }
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try average(hinge(w, ypm(w, gold)), reduction) }
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try perExample(dhinge(w, ypm(w, gold)), reduction) }
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try average(nll(w, y01(w, gold)), reduction) }
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try perExample(dnll(w, y01(w, gold)), reduction) }
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try average(nll(w, ypm(w, gold)), reduction) }
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor { try perExample(dnll(w, ypm(w, gold)), reduction) }
  func onehot(_ w: Tensor, _ gold: [Int]) throws -> Tensor {
    try require(w.rank == 2 && w.shape[0] == gold.count && gold.count > 0)
    try require(gold.allSatisfy { $0 >= 0 && $0 < w.shape[1] }, "class")
    return .oneHot(gold, classes: w.shape[1])
  }
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try onehot(w, gold)
    try require(margin >= 0 && w.shape[1] > 1)
    let others = w - 1e300 * y
    return average(maximum(margin - (w * y).sum(axis: 1) + others.max(axis: 1), 0), reduction)
  }
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    let y = try onehot(w, gold)
    let positive = try multiclassHinge(w, gold: gold, margin: margin, reduction: .none) .> 0
    let j = Tensor.oneHot((w - 1e300 * y).argmax(axis: 1), classes: w.shape[1])
    return perExample(positive.expanded(axis: 1) * (j - y), reduction)
  }
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try onehot(w, gold)
    let shifted = w - w.max(axis: 1, keepDims: true)
    return average(log(exp(shifted).sum(axis: 1)) - (shifted * y).sum(axis: 1), reduction)
  }
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    let y = try onehot(w, gold)
    let e = exp(w - w.max(axis: 1, keepDims: true))
    return perExample(e / e.sum(axis: 1, keepDims: true) - y, reduction)
  }
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try require(w.rank == 1 && w.shape == gold.shape && w.count > 0)
    return average((gold - w) * (gold - w), reduction)
  }
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try require(w.rank == 1 && w.shape == gold.shape && w.count > 0)
    return perExample(-2 * (gold - w), reduction)
  }
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try require(w.rank == 1 && w.shape == gold.shape && w.count > 0)
    return average(abs(gold - w), reduction)
  }
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try require(w.rank == 1 && w.shape == gold.shape && w.count > 0)
    return perExample(sign(gold - w), reduction)
  }
}
