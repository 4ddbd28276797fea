/// How to combine two row-major tensors with as few, as long contiguous runs as possible.
struct BroadcastPlan {
  /// The shape of the result.
  let shape: [Int]

  /// The result's axes with each operand's stride (0 where it repeats), outermost first.
  ///
  /// Axes of length 1 are left out, and neighbours that both operands traverse like one axis are joined.
  private var axes: [(length: Int, xStride: Int, yStride: Int)] = []

  init(_ x: [Int], _ y: [Int]) {
    shape = broadcastShape(x, y)
    var (xStride, yStride) = (1, 1)
    for axis in shape.indices.reversed() {
      let (xLength, yLength) = (alignedLength(x, axis, shape.count), alignedLength(y, axis, shape.count))
      let next = (shape[axis], xLength == 1 ? 0 : xStride, yLength == 1 ? 0 : yStride)
      if let last = axes.last, next.1 == last.xStride * last.length, next.2 == last.yStride * last.length {
        axes[axes.count - 1].length *= next.0
      } else if next.0 != 1 {
        axes.append(next)
      }
      (xStride, yStride) = (xStride * xLength, yStride * yLength)
    }
    axes.reverse()
  }

  /// Whether operands with so many elements give a result with so many.
  func reads(_ xCount: Int, _ yCount: Int, for count: Int) -> Bool {
    if count == 0 { return true }
    let (lastX, lastY) = axes.reduce((0, 0)) {
      ($0.0 + ($1.length - 1) * $1.xStride, $0.1 + ($1.length - 1) * $1.yStride)
    }
    return axes.reduce(1) { $0 * $1.length } == count && lastX < xCount && lastY < yCount
  }

  /// Calls with start and step of both operands for each contiguous run of the result's `count` places.
  @inline(__always) func forEachRun(
    filling count: Int,
    _ body: (_ x: Int, _ xStep: Int, _ y: Int, _ yStep: Int, _ start: Int, _ length: Int) -> Void
  ) {
    guard count > 0 else { return }
    // The innermost axis that is left has strides 0 or 1: what lies inside it has length 1.
    let inner = axes.last ?? (length: 1, xStride: 1, yStride: 1)
    let outer = axes.dropLast()
    if outer.count < 2 {
      let outer = outer.first ?? (length: 1, xStride: 0, yStride: 0)
      for row in 0..<outer.length {
        body(
          row * outer.xStride, inner.xStride, row * outer.yStride, inner.yStride, row * inner.length,
          inner.length)
      }
      return
    }
    var xWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.xStride))
    var yWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.yStride))
    for start in stride(from: 0, to: count, by: inner.length) {
      body(xWalk.position, inner.xStride, yWalk.position, inner.yStride, start, inner.length)
      xWalk.advance()
      yWalk.advance()
    }
  }
}
