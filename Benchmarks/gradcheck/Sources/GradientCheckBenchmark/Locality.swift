import Foundation
import Tensors

// A perturbed entry reaches few of the numbers of the next layer. What is the same as at the first point of the
// batch is copied from there; only what differs is computed.

/// An elementwise function of (P, …).
func elementwise(_ function: (Tensor) -> Tensor, _ x: Tensor) -> Tensor {
  guard x.shape[0] > 1 else { return function(x) }
  let size = x.count / x.shape[0]
  guard let offsets = changedOffsets(x, size) else { return function(x) }
  let changed = Array(0..<size) + offsets
  let values = function(gathered(x, changed))
  return unsafe computed(x.shape, from: values) { sources, result in
    for index in 0..<size { unsafe result[index] = sources[0][index] }
    for start in stride(from: size, to: x.count, by: size) {
      unsafe (result + start).update(from: result, count: size)
    }
    for place in size..<changed.count { unsafe result[changed[place]] = sources[0][place] }
  }
}

/// `x·w`: (P, n, k) and (P, k, m) give (P, n, m), where either P may be 1.
func product(_ x: Tensor, _ w: Tensor) -> Tensor {
  if w.shape[0] > 1 { return x.shape[0] > 1 ? matmul(x, w) : productByColumns(x, w) }
  let matrix = w.squeezed(axis: 0)
  return rowwise(x, columns: w.shape[2]) { matmul($0, matrix) }
}

/// A function that makes a row of m numbers from each of the rows of x: (P, n, k) gives (P, n, m).
func rowwise(_ x: Tensor, columns: Int, _ function: (Tensor) -> Tensor) -> Tensor {
  let (rows, inner) = (x.shape[1], x.shape[2])
  let shape = [x.shape[0], rows, columns]
  let all = x.reshaped([-1, inner])
  let changed = changedRows(all, rows)
  guard changed.count <= all.shape[0] / 2 else { return function(all).reshaped(shape) }
  return unsafe computed(shape, from: function(all.rows(at: changed))) { sources, result in
    for start in stride(from: 0, to: shape[0] * rows * columns, by: rows * columns) {
      unsafe (result + start).update(from: sources[0], count: rows * columns)
    }
    for place in rows..<changed.count {
      unsafe (result + changed[place] * columns).update(from: sources[0] + place * columns, count: columns)
    }
  }
}

/// The rows of the first point, and those of others that differ from them.
private func changedRows(_ x: Tensor, _ rows: Int) -> [Int] {
  let inner = x.shape[1]
  var changed = Array(0..<rows)
  unsafe x.storage.withUnsafeBufferPointer { buffer in
    guard let x = buffer.baseAddress else { return }
    for row in rows..<buffer.count / inner {
      if unsafe memcmp(x + row * inner, x + row % rows * inner, inner * 8) != 0 { changed.append(row) }
    }
  }
  return changed
}

/// One product of x (1, n, k) with all columns of w (P, k, m) that differ from the first point's.
private func productByColumns(_ x: Tensor, _ w: Tensor) -> Tensor {
  let (rows, inner, columns) = (x.shape[1], x.shape[2], w.shape[2])
  let first = matmul(x.reshaped([rows, inner]), w.slice(axis: 0, 0..<1).reshaped([inner, columns]))
  guard let changed = changedColumns(w) else { return matmul(x, w) }
  guard !changed.isEmpty else { return first.tiled(w.shape[0]).reshaped([w.shape[0], rows, columns]) }
  let gathered = unsafe computed([inner, changed.count], from: w) { sources, result in
    for (place, column) in changed.enumerated() {
      let from = unsafe sources[0] + column / columns * inner * columns + column % columns
      for k in 0..<inner { unsafe result[k * changed.count + place] = from[k * columns] }
    }
  }
  let values = matmul(x.reshaped([rows, inner]), gathered)
  return unsafe computed([w.shape[0], rows, columns], from: first, values) { sources, result in
    for point in 0..<w.shape[0] {
      unsafe (result + point * rows * columns).update(from: sources[0], count: rows * columns)
    }
    for (place, column) in changed.enumerated() {
      let to = unsafe result + column / columns * rows * columns + column % columns
      for row in 0..<rows { unsafe to[row * columns] = sources[1][row * changed.count + place] }
    }
  }
}

/// Columns of w (P, k, m) that differ from those of the first point, by p·m + j;
/// nil when they are many.
private func changedColumns(_ w: Tensor) -> [Int]? {
  let (size, columns) = (w.shape[1] * w.shape[2], w.shape[2])
  return changedOffsets(w, size).map { offsets in
    var isChanged = [Bool](repeating: false, count: w.shape[0] * columns)
    for offset in offsets { isChanged[offset / size * columns + offset % columns] = true }
    return isChanged.indices.filter { isChanged[$0] }
  }
}

/// Offsets in (P, …) of numbers that differ from those of the first point, which has `size` of them; nil when some
/// point differs in a quarter of them or more.
private func changedOffsets(_ x: Tensor, _ size: Int) -> [Int]? {
  var isSparse = true
  let result = unsafe [Int](unsafeUninitializedCapacity: x.count + 1) { result, count in
    unsafe x.storage.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      for start in stride(from: size, to: buffer.count, by: size) where isSparse {
        let before = count
        for block in stride(from: 0, to: size, by: 32) {
          let length = min(32, size - block)
          if unsafe memcmp(first + start + block, first + block, length * 8) == 0 { continue }
          for index in block..<block + length {
            // Written always, kept if different: no branch to be predicted.
            unsafe result[count] = start + index
            unsafe count += first[start + index] != first[index] ? 1 : 0
          }
        }
        isSparse = count - before < size / 4
      }
    }
  }
  return isSparse ? result : nil
}

private func gathered(_ x: Tensor, _ offsets: [Int]) -> Tensor {
  unsafe computed([offsets.count], from: x) { sources, result in
    for (place, offset) in offsets.enumerated() { unsafe result[place] = sources[0][offset] }
  }
}
