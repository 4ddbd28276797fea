import Components
import Foundation
import Tensors

/// Softmax of one row.
enum LoopedSoftmax {
  static func probabilities(_ row: [Double]) -> [Double] {
    let top = row.max() ?? 0
    let total = row.reduce(0) { $0 + exp($1 - top) }
    return row.map { exp($0 - top) / total }
  }

  static func unshifted(_ row: [Double]) -> [Double] {
    let total = row.reduce(0) { $0 + exp($1) }
    return row.map { exp($0) / total }
  }

  /// With the Jacobian written out: Σⱼ gⱼ·pⱼ(δᵢⱼ − pᵢ).
  static func pullback(_ p: [Double], _ g: [Double]) -> [Double] {
    p.indices.map { i in p.indices.reduce(0) { $0 + g[$1] * p[$1] * ((i == $1 ? 1 : 0) - p[i]) } }
  }
}

/// The token cross-entropy, token by token; right unless it has a fault.
struct LoopedTokens: Sendable {
  enum Fault: Sendable {
    case goldKept, goldOnly, padsCounted, dividedByPositions, dividedBySentences, summed, softmaxTwice
    case turned, softmaxOverTime, clipped, unshifted, padsInBoth
  }

  var fault: Fault?

  private func counts(_ n: Int, _ t: Int, _ mask: Tensor) -> Bool {
    mask[n, t] == 1 || fault == .padsCounted || fault == .padsInBoth
  }

  private func denominator(_ mask: Tensor) -> Double {
    switch fault {
    case .dividedByPositions, .padsInBoth: Double(mask.count)
    case .dividedBySentences: Double(mask.shape[0])
    case .summed: 1
    default: mask.storage.reduce(0, +)
    }
  }

  private func probabilities(_ x: Tensor, _ n: Int, _ t: Int) -> [Double] {
    let (steps, classes) = (x.shape[1], x.shape[2])
    if fault == .softmaxOverTime {
      return (0..<classes).map { c in LoopedSoftmax.probabilities((0..<steps).map { x[n, $0, c] })[t] }
    }
    let row = (0..<classes).map { x[n, t, $0] }
    return fault == .unshifted ? LoopedSoftmax.unshifted(row) : LoopedSoftmax.probabilities(row)
  }

  /// For faults of both passes.
  func loss(_ x: Tensor, _ context: TokenCrossEntropy.Context) -> Tensor {
    var loss = 0.0
    for n in 0..<x.shape[0] {
      for t in 0..<x.shape[1] where counts(n, t, context.mask) {
        loss -= log(probabilities(x, n, t)[context.labels[n * x.shape[1] + t]])
      }
    }
    return Tensor(loss / denominator(context.mask))
  }

  func gradient(_ x: Tensor, _ context: TokenCrossEntropy.Context, _ g: Tensor) -> Tensor {
    var gradient = Tensor.zeros(x.shape)
    for n in 0..<x.shape[0] {
      for t in 0..<x.shape[1] where counts(n, t, context.mask) {
        let (p, gold) = (probabilities(x, n, t), context.labels[n * x.shape[1] + t])
        if fault == .clipped, p[gold] < 1e-7 { continue }
        var slopes = p
        if fault != .goldKept { slopes[gold] -= 1 }
        if fault == .softmaxTwice { slopes = LoopedSoftmax.pullback(p, slopes) }
        for c in slopes.indices where fault != .goldOnly || c == gold {
          gradient[n, t, c] = (fault == .turned ? -1 : 1) * g.scalar * slopes[c] / denominator(context.mask)
        }
      }
    }
    return gradient
  }
}
