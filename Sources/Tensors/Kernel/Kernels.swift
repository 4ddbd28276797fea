// Spans, whose bounds are checked here, for loops in C: all of this module that follows pointers.

extension BinaryOperation {
  /// `z[i] = x[i] operation y[i]`; an operand of one element is repeated.
  func apply(_ x: Span<Double>, _ y: Span<Double>, to z: inout MutableSpan<Double>) {
    let (operation, count) = (rawValue, z.count)
    check((x.count == count || x.count == 1) && (y.count == count || y.count == 1))
    let (xStep, yStep) = (x.count == count ? 1 : 0, y.count == count ? 1 : 0)
    withPointers(x, y, &z, 0..<count) { unsafe cBinary(operation, $0, xStep, $1, yStep, $2, count) }
  }

  /// `z = x operation y`, where the plan says which elements of x and y make each of z.
  func apply(_ x: Span<Double>, _ y: Span<Double>, to z: inout MutableSpan<Double>, by plan: BroadcastPlan) {
    let (operation, count) = (rawValue, z.count)
    check(plan.reads(x.count, y.count, for: count))
    withPointers(x, y, &z, 0..<count) { x, y, z in
      plan.forEachRun(filling: count) { xStart, xStep, yStart, yStep, start, length in
        unsafe cBinary(operation, x + xStart, xStep, y + yStart, yStep, z + start, length)
      }
    }
  }

  /// `z = z operation y`, where the plan says which element of y changes each of z.
  func accumulate(_ y: Span<Double>, in z: inout MutableSpan<Double>, by plan: BroadcastPlan) {
    let (operation, count) = (rawValue, z.count)
    check(plan.reads(count, y.count, for: count))
    withPointers(y, y, &z, 0..<count) { y, _, z in
      plan.forEachRun(filling: count) { _, _, yStart, yStep, start, length in
        unsafe cBinary(operation, z + start, 1, y + yStart, yStep, z + start, length)
      }
    }
  }

  /// `z[i] = z[i] operation y[i]` at some places of z; a y of one element is repeated.
  func accumulate(_ y: Span<Double>, in z: inout MutableSpan<Double>, at places: Range<Int>) {
    let (operation, count) = (rawValue, places.count)
    check(y.count == count || y.count == 1)
    let step = y.count == count ? 1 : 0
    withPointers(y, y, &z, places) { y, _, z in unsafe cBinary(operation, z, 1, y, step, z, count) }
  }
}

extension UnaryOperation {
  /// `y[i] = f(x[i])`.
  func apply(_ x: Span<Double>, to y: inout MutableSpan<Double>) {
    let (operation, count) = (rawValue, y.count)
    check(x.count == count)
    withPointers(x, x, &y, 0..<count) { x, _, y in unsafe cUnary(operation, x, y, count) }
  }
}

extension Reduction {
  /// The sum, 0 when there are no elements, or the extreme one of at least one.
  func callAsFunction(_ x: Span<Double>) -> Double {
    check(self == .sum || !x.isEmpty)
    return unsafe x.withUnsafeBufferPointer { x in
      guard let start = x.baseAddress else { return 0 }
      return unsafe cReduce(rawValue, start, x.count)
    }
  }
}

/// `z[i] = x[offset + Σ iₐ·strides[a]]` for every index (i₀, i₁, …) of a shape, in row-major order.
func gather(
  _ x: Span<Double>, from offset: Int, shape: [Int], strides: [Int], to z: inout MutableSpan<Double>
) {
  guard !z.isEmpty else { return }
  let (count, run, step) = (z.count, shape.last ?? 1, strides.last ?? 1)
  let reaches = zip(shape, strides).map { ($0 - 1) * $1 }
  let (first, last) = reaches.reduce((offset, offset)) { ($0.0 + min(0, $1), $0.1 + max(0, $1)) }
  check(first >= 0 && last < x.count && elementCount(of: shape) == count)
  withPointers(x, x, &z, 0..<count) { x, _, z in
    var walk = StridedWalk(lengths: Array(shape.dropLast()), strides: Array(strides.dropLast()))
    for start in stride(from: 0, to: count, by: run) {
      unsafe cGather(x + offset + walk.position, step, z + start, run)
      walk.advance()
    }
  }
}

/// The product of two row-major matrices or their transposes, at some places of c. All sizes are at least 1.
func multiply(
  _ a: Span<Double>, _ b: Span<Double>, transposed: (a: Bool, b: Bool) = (false, false),
  to c: inout MutableSpan<Double>, at places: Range<Int>, inner: Int
) {
  let (rows, columns) = (a.count / inner, b.count / inner)
  check(a.count == rows * inner && b.count == inner * columns && places.count == rows * columns)
  withPointers(a, b, &c, places) {
    unsafe cMatmul(
      $0, transposed.a ? 1 : 0, $1, transposed.b ? 1 : 0, $2, Int32(rows), Int32(inner), Int32(columns))
  }
}

/// Whether two equally many elements are equal, one by one: NaN differs from itself, −0 equals +0.
func areEqual(_ x: Span<Double>, _ y: Span<Double>) -> Bool {
  check(x.count == y.count)
  return unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeBufferPointer { y in
      guard let a = x.baseAddress, let b = y.baseAddress else { return true }
      return unsafe cAllEqual(a, b, x.count) == 1
    }
  }
}

/// Replaces pairs u, v by r cos 2πv and r sin 2πv with r = √(−2 log u), for 0 < u ≤ 1 and 0 ≤ v < 1; the same bits
/// everywhere.
func makeNormal(_ pairs: inout MutableSpan<Double>, at places: Range<Int>) {
  let one = CollectionOfOne(0.0)
  withPointers(one.span, one.span, &pairs, places) { unsafe cNormalPairs($2, places.count / 2) }
}

/// Calls with pointers to x, to y and to the first of the places in z, unless there are none.
@inline(__always) @safe private func withPointers(
  _ x: Span<Double>, _ y: Span<Double>, _ z: inout MutableSpan<Double>, _ places: Range<Int>,
  _ body: (Source, Source, Destination) -> Void
) {
  check(places.lowerBound >= 0 && places.upperBound <= z.count)
  guard !places.isEmpty else { return }
  unsafe z.withUnsafeMutableBufferPointer { z in
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress else { return }
        unsafe body(x, y, z + places.lowerBound)
      }
    }
  }
}

/// Stops the program where a loop would leave its elements.
private func check(_ isInside: Bool) {
  require(isInside, "a loop was given elements that are not there")
}
