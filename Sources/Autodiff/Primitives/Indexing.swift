import Tensors

/// Taking parts along an axis, and the adjoints: putting parts among zeros, and adding them up.
enum Indexing: Hashable {
  case slice(axis: Int, Range<Int>)
  /// The adjoint of a slice: zeros around the operand, up to a length.
  case pad(axis: Int, Range<Int>, length: Int)
  /// Operands: (…, n, …) and indices (k); result (…, k, …).
  case gather(axis: Int)
  /// The adjoint of a gather: operands (…, k, …) and indices (k); result (…, length, …), where equal indices add up.
  case scatter(axis: Int, length: Int)
  case concatenate(axis: Int)

  func shape(_ x: [Int], _ y: [Int]?, _ others: [[Int]]) -> [Int] {
    var shape = x
    switch self {
    case .slice(let axis, let range):
      require(
        range.lowerBound >= 0 && range.upperBound <= shape[axis],
        "range \(range) is out of bounds for axis \(axis) of shape \(shape)")
      shape[axis] = range.count
    case .pad(let axis, _, let length): shape[axis] = length
    case .gather(let axis):
      let indices = present(y)
      require(indices.count == 1, "indices are a vector, not of shape \(indices)")
      shape[axis] = indices[0]
    case .scatter(let axis, let length): shape[axis] = length
    case .concatenate(let axis):
      for other in list(x, y, others).dropFirst() {
        require(
          other.count == shape.count && shape.indices.allSatisfy { $0 == axis || other[$0] == shape[$0] },
          "shapes \(x) and \(other) cannot be joined along axis \(axis)")
        shape[axis] += other[axis]
      }
    }
    return shape
  }

  func evaluate(_ x: Tensor, _ y: Tensor?, _ others: [Tensor]) -> Tensor {
    switch self {
    case .slice(let axis, let range): return x.slice(axis: axis, range)
    case .pad(let axis, let range, let length):
      var widths = Array(repeating: (before: 0, after: 0), count: x.rank)
      widths[axis] = (range.lowerBound, length - range.upperBound)
      return x.padded(widths)
    case .gather(let axis):
      return x.take(axis: axis, at: indices(present(y), below: x.shape[axis]))
    case .scatter(let axis, let length):
      return scattered(x, axis: axis, at: indices(present(y), below: length), length: length)
    case .concatenate(let axis): return Tensors.concatenate(list(x, y, others), axis: axis)
    }
  }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, x) = (p.cotangent, p.x)
    switch self {
    case .slice(let axis, let range):
      p.give(g.applying(.indexing(.pad(axis: axis, range, length: x.shape[axis]))))
    case .pad(let axis, let range, _): p.give(g.slice(axis: axis, range))
    case .gather(let axis):
      let indices = p.y
      p.give(g.applying(.indexing(.scatter(axis: axis, length: x.shape[axis])), indices))
    case .scatter(let axis, _):
      let indices = p.y
      p.give(g.take(axis: axis, at: indices))
    case .concatenate(let axis):
      var start = 0
      for (position, shape) in p.shapes.enumerated() {
        let end = start + shape[axis]
        p.give(g.slice(axis: axis, start..<end), to: position)
        start = end
      }
    }
  }

  private func scattered(_ x: Tensor, axis: Int, at indices: [Int], length: Int) -> Tensor {
    var shape = x.shape
    let outer = elementCount(of: Array(shape[..<axis]))
    let inner = elementCount(of: Array(shape[(axis + 1)...]))
    shape[axis] = length
    var sums = Array(repeating: 0.0, count: outer * length * inner)
    let parts = x.storage
    for block in 0..<outer {
      for (place, index) in indices.enumerated() {
        let (from, to) = ((block * indices.count + place) * inner, (block * length + index) * inner)
        for offset in 0..<inner { sums[to + offset] += parts[from + offset] }
      }
    }
    return Tensor(shape: shape, storage: sums)
  }
}

extension Indexing: CustomStringConvertible {
  var description: String {
    switch self {
    case .slice: "slice"
    case .pad: "pad"
    case .gather: "gather"
    case .scatter: "scatter"
    case .concatenate: "concatenate"
    }
  }
}

/// The numbers as indices. Traps unless they are a vector of whole numbers in `0..<length`.
func indices(_ numbers: Tensor, below length: Int) -> [Int] {
  require(numbers.rank == 1, "indices are a vector, not of shape \(numbers.shape)")
  return numbers.storage.map { number in
    guard let index = Int(exactly: number), (0..<length).contains(index) else {
      fatalError("\(number) is not an index of an axis of length \(length)")
    }
    return index
  }
}
