import Components
import Foundation
import Tensors

/// The multilayer perceptron, one example at a time with plain arrays; right unless it has a fault.
struct LoopedPerceptron: Sendable {
  enum Fault: Sendable {
    case summedOverBatch, noPenalty, doublePenalty, halfPenalty, penalizedBiases, noTanhSlope
    case slopeOfSum, goldNotSubtracted, goldColumnOnly, relaidOutputWeights, lastExampleOnly
    case negatedOutputBias, firstClassTwice, softmaxTwice, inputsByExampleMean
  }

  var fault: Fault?
  private func has(_ other: Fault) -> Bool { fault == other }

  func gradients(_ a: [Tensor], _ context: MultilayerPerceptron.Context, _ upstream: Tensor) -> [Tensor] {
    let (n, d, h, k) = (a[0].shape[0], a[0].shape[1], a[1].shape[0], a[3].shape[0])
    var gradients = a.map { Tensor.zeros($0.shape) }
    let scale = upstream.storage[0] / (has(.summedOverBatch) ? 1 : Double(n))
    for i in 0..<n {
      if has(.lastExampleOnly) { for place in 1...4 { gradients[place] = .zeros(a[place].shape) } }
      let sums = (0..<h).map { u in a[2][u] + sum(d) { a[1][u, $0] * a[0][i, $0] } }
      let units = sums.map { Foundation.tanh($0) }
      let logits = (0..<k).map { c in a[4][c] + sum(h) { a[3][c, $0] * units[$0] } }
      var slopes = classSlopes(logits, gold: context.labels[i])
      if has(.firstClassTwice), context.labels[i] == 0 { slopes = slopes.map { 2 * $0 } }
      for c in 0..<k {
        gradients[4][c] += scale * slopes[c] * (has(.negatedOutputBias) ? -1 : 1)
        for u in 0..<h { gradients[3][c, u] += scale * slopes[c] * units[u] }
      }
      for u in 0..<h {
        var back = scale * sum(k) { slopes[$0] * a[3][$0, u] }
        if has(.slopeOfSum) {
          back *= 1 - sums[u] * sums[u]
        } else if !has(.noTanhSlope) {
          back *= 1 - units[u] * units[u]
        }
        gradients[2][u] += back
        for j in 0..<d {
          gradients[1][u, j] += back * a[0][i, j]
          gradients[0][i, j] += back * a[1][u, j] / (has(.inputsByExampleMean) ? Double(n) : 1)
        }
      }
    }
    if has(.relaidOutputWeights) {
      gradients[3] = Tensor(shape: [k, h], storage: gradients[3].transposed().storage)
    }
    addPenalty(&gradients, a, context.penalty * upstream.storage[0])
    return gradients
  }

  /// p − y.
  private func classSlopes(_ logits: [Double], gold: Int) -> [Double] {
    let top = logits.max() ?? 0
    let powers = logits.map { Foundation.exp($0 - top) }
    var slopes = powers.map { $0 / powers.reduce(0, +) }
    let probabilities = slopes
    if !has(.goldNotSubtracted) { slopes[gold] -= 1 }
    if has(.goldColumnOnly) { for c in slopes.indices where c != gold { slopes[c] = 0 } }
    if has(.softmaxTwice) {
      let mean = zip(slopes, probabilities).map(*).reduce(0, +)
      slopes = zip(slopes, probabilities).map { $1 * ($0 - mean) }
    }
    return slopes
  }

  private func addPenalty(_ gradients: inout [Tensor], _ a: [Tensor], _ penalty: Double) {
    let factor = has(.noPenalty) ? 0 : has(.doublePenalty) ? 2 : has(.halfPenalty) ? 0.5 : 1
    for place in [1, 3] {
      for i in a[place].storage.indices {
        gradients[place].storage[i] += factor * penalty * a[place].storage[i]
      }
    }
    guard has(.penalizedBiases) else { return }
    for place in [2, 4] {
      for i in a[place].storage.indices { gradients[place].storage[i] += penalty * a[place].storage[i] }
    }
  }
}
