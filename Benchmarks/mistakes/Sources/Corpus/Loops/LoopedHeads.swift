import Tensors

/// Multi-head attention, head by head; right unless it has a fault.
struct LoopedHeads: Sendable {
  enum Fault: Sendable {
    case mergedByReshape, splitByReshape, scaleOfAllHeads, valuesDetached, queriesAndKeysSwapped
    case relaidOutputWeights, lastHeadOnly, lastExample
  }

  var heads: Int
  var fault: Fault?

  /// Rows of features of one head; `isBackward` for gradients.
  private func head(_ rows: [[Double]], _ index: Int, isBackward: Bool = false) -> [[Double]] {
    let width = rows[0].count / heads
    let isReshaped = fault == .splitByReshape || fault == .mergedByReshape && isBackward
    if isReshaped {
      let flat = Array(rows.joined())
      let start = index * rows.count * width
      return rows.indices.map { Array(flat[(start + $0 * width)..<(start + ($0 + 1) * width)]) }
    }
    return rows.map { Array($0[(index * width)..<((index + 1) * width)]) }
  }

  /// The inverse of ``head(_:_:isBackward:)``.
  private func join(_ parts: [[[Double]]]) -> [[Double]] {
    if fault == .splitByReshape {
      let flat = Array(parts.joined().joined())
      let width = flat.count / parts[0].count
      return parts[0].indices.map { Array(flat[($0 * width)..<(($0 + 1) * width)]) }
    }
    return parts[0].indices.map { t in Array(parts.map { $0[t] }.joined()) }
  }

  private func project(_ x: [[Double]], _ w: Tensor) -> [[Double]] {
    x.map { row in (0..<w.shape[0]).map { f in sum(row.count) { w[f, $0] * row[$0] } } }
  }

  private func attended(_ x: [[Double]], _ a: [Tensor]) -> [[Double]] {
    let (q, k, v) = (project(x, a[1]), project(x, a[2]), project(x, a[3]))
    let core = LoopedAttention()
    return join(
      (0..<heads).map { h in core.apply(core.weights(head(q, h), head(k, h), isCausal: true), head(v, h)) })
  }

  func forward(_ a: [Tensor]) -> Tensor {
    stack((0..<a[0].shape[0]).map { n in Tensor(project(attended(a[0].row(n).asRows, a), a[4])) })
  }

  func pullback(_ a: [Tensor], _ g: Tensor) -> [Tensor] {
    let inner = a[1].shape[0]
    var d = a.map { Tensor.zeros($0.shape) }
    for n in 0..<a[0].shape[0] {
      if fault == .lastExample { for place in 1...4 { d[place] = .zeros(a[place].shape) } }
      let (x, upstream) = (a[0].row(n).asRows, g.row(n).asRows)
      let merged = attended(x, a)
      for t in x.indices {
        for m in x[t].indices { for f in 0..<inner { d[4][m, f] += upstream[t][m] * merged[t][f] } }
      }
      let parts = headGradients(x, a, project(upstream, a[4].transposed()))
      for place in 1...3 {
        for t in x.indices {
          for f in 0..<inner {
            for m in x[t].indices {
              d[place][f, m] += parts[place - 1][t][f] * x[t][m]
              if fault != .valuesDetached || place < 3 {
                d[0][n, t, m] += parts[place - 1][t][f] * a[place][f, m]
              }
            }
          }
        }
      }
    }
    if fault == .queriesAndKeysSwapped { d.swapAt(1, 2) }
    if fault == .relaidOutputWeights {
      d[4] = Tensor(shape: a[4].shape, storage: d[4].transposed().storage)
    }
    return d
  }

  /// Gradients of the projected queries, keys and values.
  private func headGradients(_ x: [[Double]], _ a: [Tensor], _ g: [[Double]]) -> [[[Double]]] {
    let (q, k, v) = (project(x, a[1]), project(x, a[2]), project(x, a[3]))
    var core = LoopedAttention()
    if fault == .scaleOfAllHeads { core.backwardScale = 1 / Double(a[1].shape[0]).squareRoot() }
    let parts = (0..<heads).map { h -> [[[Double]]] in
      let part = core.pullback(
        head(q, h), head(k, h), head(v, h), head(g, h, isBackward: true), isCausal: true)
      return fault == .lastHeadOnly && h < heads - 1 ? part.map { $0.map { $0.map { 0 * $0 } } } : part
    }
    return (0..<3).map { kind in join(parts.map { $0[kind] }) }
  }
}
