import Tensors

/// Convolution in groups as seven nested loops; right unless it has a fault.
///
/// Input (N, C, H, W), weight (O, C/G, kH, kW), bias (O).
struct LoopedConvolution: Sendable {
  enum Fault: Sendable {
    case weightFlipped, inputKernelUnflipped, cropOneLate, overwritten, strideIgnored, trailingRowsDropped
    case biasSpatialMean, biasMean, channelsRelaid, lastExample, lastColumnUnseen, paddingNotCropped
    case nextGroup, interleavedGroups, reversedGroupsOfInput, flippedInBoth, firstChannelOnly
  }

  var stride = 1
  var padding = 0
  var groups = 1
  var faults: Set<Fault> = []

  private func has(_ fault: Fault) -> Bool { faults.contains(fault) }

  /// One multiplication of the forward pass: y[n,o,i,j] += x[n,c,r,s]·w[o,k,u,v].
  private struct Term {
    var n, o, i, j, c, k, u, v: Int
    var row, column: Int
  }

  private func outputShape(_ x: Tensor, _ w: Tensor) -> [Int] {
    [
      x.shape[0], w.shape[0], (x.shape[2] + 2 * padding - w.shape[2]) / stride + 1,
      (x.shape[3] + 2 * padding - w.shape[3]) / stride + 1,
    ]
  }

  /// The input channel that the k-th channel of output channel o's kernel sees.
  private func channel(_ o: Int, _ k: Int, _ x: Tensor, _ w: Tensor) -> Int {
    var group = o / (w.shape[0] / groups)
    if has(.nextGroup) { group = (group + 1) % groups }
    if has(.interleavedGroups) { group = o % groups }
    return group * w.shape[1] + k
  }

  private func forEachTerm(_ x: Tensor, _ w: Tensor, _ body: (Term) -> Void) {
    let y = outputShape(x, w)
    for n in 0..<y[0] {
      for o in 0..<y[1] {
        for i in 0..<y[2] {
          for j in 0..<y[3] {
            for k in 0..<w.shape[1] {
              for u in 0..<w.shape[2] {
                for v in 0..<w.shape[3] {
                  body(
                    Term(
                      n: n, o: o, i: i, j: j, c: channel(o, k, x, w), k: k, u: u, v: v,
                      row: i * stride + u - padding, column: j * stride + v - padding))
                }
              }
            }
          }
        }
      }
    }
  }

  private func holds(_ row: Int, _ column: Int, _ x: Tensor) -> Bool {
    row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3]
  }

  private func flipped(_ t: Term, _ w: Tensor) -> (u: Int, v: Int) {
    (w.shape[2] - 1 - t.u, w.shape[3] - 1 - t.v)
  }

  func forward(_ a: [Tensor]) -> Tensor {
    let (x, w, b) = (a[0], a[1], a[2])
    var y = Tensor.zeros(outputShape(x, w))
    forEachTerm(x, w) { t in
      guard holds(t.row, t.column, x) else { return }
      let (u, v) = has(.flippedInBoth) ? flipped(t, w) : (t.u, t.v)
      y[t.n, t.o, t.i, t.j] += x[t.n, t.c, t.row, t.column] * w[t.o, t.k, u, v]
    }
    for n in 0..<y.shape[0] {
      for o in 0..<y.shape[1] {
        for i in 0..<y.shape[2] { for j in 0..<y.shape[3] { y[n, o, i, j] += b[o] } }
      }
    }
    return y
  }

  func pullback(_ a: [Tensor], _ g: Tensor) -> [Tensor] {
    let w = a[1]
    var dw = weightGradient(a[0], w, g)
    if has(.channelsRelaid) { dw = Tensor(shape: w.shape, storage: dw.permuted([1, 0, 2, 3]).storage) }
    return [inputGradient(a[0], w, g), dw, biasGradient(g)]
  }

  private func weightGradient(_ x: Tensor, _ w: Tensor, _ g: Tensor) -> Tensor {
    var dw = Tensor.zeros(w.shape)
    forEachTerm(x, w) { t in
      guard holds(t.row, t.column, x), isSeen(t.j, g), !has(.lastExample) || t.n == x.shape[0] - 1 else {
        return
      }
      let (u, v) = has(.weightFlipped) || has(.flippedInBoth) ? flipped(t, w) : (t.u, t.v)
      dw[t.o, t.k, u, v] += x[t.n, t.c, t.row, t.column] * g[t.n, t.o, t.i, t.j]
    }
    return dw
  }

  private func inputGradient(_ x: Tensor, _ w: Tensor, _ g: Tensor) -> Tensor {
    var dx = Tensor.zeros(x.shape)
    forEachTerm(x, w) { t in
      var (row, column) = (t.row, t.column)
      if has(.strideIgnored) { (row, column) = (t.i + t.u - padding, t.j + t.v - padding) }
      if has(.cropOneLate) { (row, column) = (row - 1, column - 1) }
      if has(.paddingNotCropped) { (row, column) = (row + padding, column + padding) }
      guard holds(row, column, x), isSeen(t.j, g) else { return }
      if has(.trailingRowsDropped), row >= (g.shape[2] - 1) * stride { return }
      if has(.firstChannelOnly), t.o > 0 { return }
      let (u, v) = has(.inputKernelUnflipped) || has(.flippedInBoth) ? flipped(t, w) : (t.u, t.v)
      let channel = has(.reversedGroupsOfInput) ? (t.c + x.shape[1] / groups) % x.shape[1] : t.c
      let part = g[t.n, t.o, t.i, t.j] * w[t.o, t.k, u, v]
      dx[t.n, channel, row, column] = has(.overwritten) ? part : dx[t.n, channel, row, column] + part
    }
    return dx
  }

  private func isSeen(_ j: Int, _ g: Tensor) -> Bool { !has(.lastColumnUnseen) || j < g.shape[3] - 1 }

  private func biasGradient(_ g: Tensor) -> Tensor {
    let positions = Double(g.shape[2] * g.shape[3])
    let divisor = has(.biasSpatialMean) ? positions : has(.biasMean) ? positions * Double(g.shape[0]) : 1
    return vector(g.shape[1]) { o in
      sum(g.shape[0]) { n in
        sum(g.shape[2]) { i in sum(g.shape[3]) { j in isSeen(j, g) ? g[n, o, i, j] / divisor : 0 } }
      }
    }
  }
}
