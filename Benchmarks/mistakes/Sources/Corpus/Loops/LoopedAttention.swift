import Foundation
import Tensors

/// Attention of one example's queries over its keys, on arrays; right unless it has a fault.
struct LoopedAttention: Sendable {
  enum Fault: Sendable {
    case noScale, scaleByWidth, weightsUntransposed, scoresUntransposed, maskOneLate, maskAfterSoftmax
    case noSum, diagonal, keysByQueries, maskForgotten
  }

  var fault: Fault?
  /// The factor of the scores on the way back, if not 1/√d.
  var backwardScale: Double?

  private func has(_ other: Fault) -> Bool { fault == other }

  /// Rows of attention weights.
  func weights(_ q: [[Double]], _ k: [[Double]], isCausal: Bool) -> [[Double]] {
    let scale = 1 / Double(q[0].count).squareRoot()
    return q.indices.map { t in
      let limit = !isCausal || has(.maskForgotten) ? k.count : min(k.count, t + (has(.maskOneLate) ? 2 : 1))
      let scores = k.map { key in scale * zip(q[t], key).map(*).reduce(0, +) }
      if has(.maskAfterSoftmax) {
        return LoopedSoftmax.probabilities(scores).enumerated().map { $0 < limit ? $1 : 0 }
      }
      let seen = LoopedSoftmax.probabilities(Array(scores[..<limit]))
      return seen + Array(repeating: 0, count: k.count - limit)
    }
  }

  func apply(_ weights: [[Double]], _ v: [[Double]]) -> [[Double]] {
    weights.map { row in v[0].indices.map { e in zip(row, v).reduce(0) { $0 + $1.0 * $1.1[e] } } }
  }

  /// Gradients of q, k, v for upstream rows g.
  func pullback(
    _ q: [[Double]], _ k: [[Double]], _ v: [[Double]], _ g: [[Double]], isCausal: Bool
  ) -> [[[Double]]] {
    let p = weights(q, k, isCausal: isCausal)
    let usual = 1 / Double(q[0].count).squareRoot()
    let scale = backwardScale ?? (has(.noScale) ? 1 : has(.scaleByWidth) ? usual * usual : usual)
    let slopes = q.indices.map { t in
      scoreSlopes(p[t], v.map { value in zip(value, g[t]).map(*).reduce(0, +) }, full: fullRow(q[t], k, t))
        .map { $0 * scale }
    }
    var (dq, dk, dv) = (zeros(q), zeros(k), zeros(v))
    for t in q.indices {
      for s in k.indices {
        let (slope, weight) = (slopes[t][s], p[t][s])
        let back = has(.scoresUntransposed) ? slopes[s][t] : slope
        for d in q[t].indices {
          dq[t][d] += slope * k[s][d]
          dk[s][d] += back * (has(.keysByQueries) ? k[s][d] : q[t][d])
        }
        for e in v[s].indices { dv[s][e] += (has(.weightsUntransposed) ? p[s][t] : weight) * g[t][e] }
      }
    }
    return [dq, dk, dv]
  }

  /// With the mask after softmax, the row before masking; else nothing.
  private func fullRow(_ q: [Double], _ k: [[Double]], _ t: Int) -> [Double]? {
    guard has(.maskAfterSoftmax) else { return nil }
    let scale = 1 / Double(q.count).squareRoot()
    return LoopedSoftmax.probabilities(k.map { key in scale * zip(q, key).map(*).reduce(0, +) })
  }

  private func scoreSlopes(_ p: [Double], _ g: [Double], full: [Double]?) -> [Double] {
    if has(.noSum) { return zip(p, g).map(*) }
    if has(.diagonal) { return zip(p, g).map { $0 * (1 - $0) * $1 } }
    guard let full else { return LoopedSoftmax.pullback(p, g) }
    return LoopedSoftmax.pullback(full, zip(p, g).map { $0 == 0 ? 0 : $1 })
  }

  private func zeros(_ rows: [[Double]]) -> [[Double]] { rows.map { $0.map { 0 * $0 } } }
}
