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
    let xStrides = broadcastStrides(x, to: shape)
    let yStrides = broadcastStrides(y, to: shape)
    for axis in shape.indices where shape[axis] != 1 {
      let next = (length: shape[axis], xStride: xStrides[axis], yStride: yStrides[axis])
      if let last = axes.last, last.xStride == next.xStride * next.length,
        last.yStride == next.yStride * next.length
      {
        axes[axes.count - 1] = (last.length * next.length, next.xStride, next.yStride)
      } else {
        axes.append(next)
      }
    }
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
    var xWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.xStride))
    var yWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.yStride))
    for start in stride(from: 0, to: count, by: inner.length) {
      body(xWalk.position, inner.xStride, yWalk.position, inner.yStride, start, inner.length)
      xWalk.advance()
      yWalk.advance()
    }
  }
}
