extension Tensor {
  /// The element of a vector at `i`. Traps unless the rank is 1 and `0 ≤ i < shape[0]`.
  public subscript(i: Int) -> Double {
    get { storage[position(i)] }
    set { storage[position(i)] = newValue }
  }

  /// The element of a matrix at row `i`, column `j`. Traps unless the rank is 2 and both are within bounds.
  public subscript(i: Int, j: Int) -> Double {
    get { storage[position(i, j)] }
    set { storage[position(i, j)] = newValue }
  }

  /// The element of a tensor of rank 3. Traps for another rank or an index out of bounds.
  public subscript(i: Int, j: Int, k: Int) -> Double {
    get { storage[position(i, j, k)] }
    set { storage[position(i, j, k)] = newValue }
  }

  /// The element of a tensor of rank 4. Traps for another rank or an index out of bounds.
  public subscript(i: Int, j: Int, k: Int, l: Int) -> Double {
    get { storage[position(i, j, k, l)] }
    set { storage[position(i, j, k, l)] = newValue }
  }

  /// The element at one index per axis, for any rank. Traps for another number of indices, or one out of bounds.
  public subscript(index: [Int]) -> Double {
    get { storage[position(index)] }
    set { storage[position(index)] = newValue }
  }

  private func position(_ i: Int) -> Int {
    require(shape.count == 1 && contains(i, 0), outOfBounds([i]))
    return i
  }

  private func position(_ i: Int, _ j: Int) -> Int {
    require(shape.count == 2 && contains(i, 0) && contains(j, 1), outOfBounds([i, j]))
    return i * shape[1] + j
  }

  private func position(_ i: Int, _ j: Int, _ k: Int) -> Int {
    require(shape.count == 3 && contains(i, 0) && contains(j, 1) && contains(k, 2), outOfBounds([i, j, k]))
    return (i * shape[1] + j) * shape[2] + k
  }

  private func position(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Int {
    require(
      shape.count == 4 && contains(i, 0) && contains(j, 1) && contains(k, 2) && contains(l, 3),
      outOfBounds([i, j, k, l]))
    return ((i * shape[1] + j) * shape[2] + k) * shape[3] + l
  }

  private func position(_ index: [Int]) -> Int {
    require(index.count == rank && index.indices.allSatisfy { contains(index[$0], $0) }, outOfBounds(index))
    return zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }

  private func contains(_ index: Int, _ axis: Int) -> Bool {
    index >= 0 && index < shape[axis]
  }

  private func outOfBounds(_ index: [Int]) -> String {
    index.count == rank
      ? "index \(index) is out of bounds for shape \(shape)"
      : "index \(index) has \(counted(index.count, "number")), but shape \(shape) has rank \(rank)"
  }
}
