import Foundation
import LabKit

struct Losses: LossesExercise {
  // Binary losses.

  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, 0, 1)
    var losses: [Double] = []
    for n in 0..<gold.count {
      let y = gold[n] == 1 ? 1.0 : -1.0
      losses.append(max(0, 1 - y * w[n]))
    }
    return reduce(losses, reduction)
  }

  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, 0, 1)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      let y = gold[n] == 1 ? 1.0 : -1.0
      if 1 - y * w[n] > 0 {
        gradient[n] = -y
      }
    }
    return scale(gradient, reduction)
  }

  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, -1, 1)
    var losses: [Double] = []
    for n in 0..<gold.count {
      losses.append(max(0, 1 - Double(gold[n]) * w[n]))
    }
    return reduce(losses, reduction)
  }

  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, -1, 1)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      let y = Double(gold[n])
      if 1 - y * w[n] > 0 {
        gradient[n] = -y
      }
    }
    return scale(gradient, reduction)
  }

  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, 0, 1)
    var losses: [Double] = []
    for n in 0..<gold.count {
      losses.append(gold[n] == 1 ? softplus(-w[n]) : softplus(w[n]))
    }
    return reduce(losses, reduction)
  }

  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, 0, 1)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      gradient[n] = sigmoid(w[n]) - Double(gold[n])
    }
    return scale(gradient, reduction)
  }

  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, -1, 1)
    var losses: [Double] = []
    for n in 0..<gold.count {
      losses.append(softplus(-Double(gold[n]) * w[n]))
    }
    return reduce(losses, reduction)
  }

  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold, -1, 1)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      let y = Double(gold[n])
      gradient[n] = -y * sigmoid(-y * w[n])
    }
    return scale(gradient, reduction)
  }

  // Multiclass losses.

  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    try check(w, gold, margin)
    var losses: [Double] = []
    for n in 0..<gold.count {
      let best = runnerUp(w, n, gold[n])
      losses.append(max(0, margin - w[n, gold[n]] + w[n, best]))
    }
    return reduce(losses, reduction)
  }

  func multiclassHingeGradient(
    _ w: Tensor, gold: [Int], margin: Double, reduction: Reduction
  ) throws -> Tensor {
    try check(w, gold, margin)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      let best = runnerUp(w, n, gold[n])
      if margin - w[n, gold[n]] + w[n, best] > 0 {
        gradient[n, gold[n]] = -1
        gradient[n, best] = 1
      }
    }
    return scale(gradient, reduction)
  }

  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var losses: [Double] = []
    for n in 0..<gold.count {
      losses.append(logSumExp(w, n) - w[n, gold[n]])
    }
    return reduce(losses, reduction)
  }

  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<gold.count {
      let total = logSumExp(w, n)
      for k in 0..<w.shape[1] {
        gradient[n, k] = Foundation.exp(w[n, k] - total)
      }
      gradient[n, gold[n]] -= 1
    }
    return scale(gradient, reduction)
  }

  // Regression losses.

  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var losses: [Double] = []
    for n in 0..<w.count {
      losses.append((gold[n] - w[n]) * (gold[n] - w[n]))
    }
    return reduce(losses, reduction)
  }

  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<w.count {
      gradient[n] = 2 * (w[n] - gold[n])
    }
    return scale(gradient, reduction)
  }

  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var losses: [Double] = []
    for n in 0..<w.count {
      losses.append(Swift.abs(gold[n] - w[n]))
    }
    return reduce(losses, reduction)
  }

  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try check(w, gold)
    var gradient = Tensor.zeros(w.shape)
    for n in 0..<w.count {
      if w[n] > gold[n] {
        gradient[n] = 1
      } else if w[n] < gold[n] {
        gradient[n] = -1
      }
    }
    return scale(gradient, reduction)
  }

  // What they have in common.

  private func reduce(_ losses: [Double], _ reduction: Reduction) -> Tensor {
    if reduction == .none {
      return Tensor(losses)
    }
    var sum = 0.0
    for loss in losses {
      sum += loss
    }
    if reduction == .mean {
      sum /= Double(losses.count)
    }
    return Tensor(sum)
  }

  private func scale(_ gradient: Tensor, _ reduction: Reduction) -> Tensor {
    if reduction == .mean {
      return gradient / Double(gradient.shape[0])
    }
    return gradient
  }

  private func softplus(_ u: Double) -> Double {
    if u > 0 {
      return u + Foundation.log1p(Foundation.exp(-u))
    }
    return Foundation.log1p(Foundation.exp(u))
  }

  private func sigmoid(_ u: Double) -> Double {
    if u > 0 {
      return 1 / (1 + Foundation.exp(-u))
    }
    return Foundation.exp(u) / (1 + Foundation.exp(u))
  }

  private func logSumExp(_ w: Tensor, _ n: Int) -> Double {
    var m = w[n, 0]
    for k in 0..<w.shape[1] {
      m = max(m, w[n, k])
    }
    var sum = 0.0
    for k in 0..<w.shape[1] {
      sum += Foundation.exp(w[n, k] - m)
    }
    return m + Foundation.log(sum)
  }

  private func runnerUp(_ w: Tensor, _ n: Int, _ gold: Int) -> Int {
    var best = gold == 0 ? 1 : 0
    for k in 0..<w.shape[1] {
      if k != gold && w[n, k] > w[n, best] {
        best = k
      }
    }
    return best
  }

  private func check(_ w: Tensor, _ gold: [Int], _ negative: Int, _ positive: Int) throws {
    if w.rank != 1 || w.count != gold.count {
      throw LabError.shapeMismatch("w is \(w.shape), \(gold.count) labels")
    }
    if gold.isEmpty {
      throw LabError.invalidArgument("the batch is empty")
    }
    for label in gold {
      if label != negative && label != positive {
        throw LabError.invalidArgument("label \(label)")
      }
    }
  }

  private func check(_ w: Tensor, _ gold: [Int]) throws {
    if w.rank != 2 || w.shape[0] != gold.count {
      throw LabError.shapeMismatch("w is \(w.shape), \(gold.count) labels")
    }
    if gold.isEmpty {
      throw LabError.invalidArgument("the batch is empty")
    }
    for label in gold {
      if label < 0 || label >= w.shape[1] {
        throw LabError.invalidArgument("label \(label) of \(w.shape[1]) classes")
      }
    }
  }

  private func check(_ w: Tensor, _ gold: [Int], _ margin: Double) throws {
    try check(w, gold)
    if w.shape[1] < 2 {
      throw LabError.invalidArgument("there is only one class")
    }
    if !(margin >= 0) || margin == .infinity {
      throw LabError.invalidArgument("margin \(margin)")
    }
  }

  private func check(_ w: Tensor, _ gold: Tensor) throws {
    if w.rank != 1 || gold.rank != 1 || w.count != gold.count {
      throw LabError.shapeMismatch("w is \(w.shape), gold is \(gold.shape)")
    }
    if w.count == 0 {
      throw LabError.invalidArgument("the batch is empty")
    }
  }
}
