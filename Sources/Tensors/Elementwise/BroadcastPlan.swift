/// How to combine two row-major tensors with as few, as long contiguous runs as possible.
struct BroadcastPlan {
  /// The shape of the result.
  let shape: [Int]

  /// The result's axes with each operand's stride (0 where it repeats), outermost first.
  ///
  /// Axes of length 1 are left out, and neighbours that both operands traverse like one axis are joined.
  private var axes: [(length: Int, xStride: Int, yStride: Int)] = []

  init(_ x: [Int], _ y: [Int]) {
    if x == y {
      shape = x
      axes = [(elementCount(of: x), 1, 1)]
      return
    }
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

  /// Calls `kernel` on each contiguous run. The result must not be empty, and must be as large as `z`.
  func run(_ kernel: BinaryKernel, _ x: Source, _ y: Source, _ z: Destination) {
    // The innermost axis that is left has strides 0 or 1: what lies inside it has length 1.
    let inner = axes.last ?? (length: 1, xStride: 1, yStride: 1)
    let outer = axes.dropLast()
    var xWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.xStride))
    var yWalk = StridedWalk(lengths: outer.map(\.length), strides: outer.map(\.yStride))
    let runs = outer.reduce(1) { $0 * $1.length }
    for index in 0..<runs {
      unsafe kernel(
        x + xWalk.position, inner.xStride, y + yWalk.position, inner.yStride, z + index * inner.length,
        inner.length)
      xWalk.advance()
      yWalk.advance()
    }
  }
}
