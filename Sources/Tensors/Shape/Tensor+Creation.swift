extension Tensor {
  /// A scalar, of shape `[]`.
  public init(_ value: Double) {
    self.init(shape: [], storage: [value])
  }

  /// A vector, of shape `[n]`.
  public init(_ elements: [Double]) {
    self.init(shape: [elements.count], storage: elements)
  }

  /// A matrix, of shape `[rows, columns]`; `[0, 0]` for no rows. Traps when the rows differ in length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns, "row 0 has \(counted(columns, "element")) and row \(index) has \(row.count)")
    }
    self.init(shape: [rows.count, columns], storage: Array(rows.joined()))
  }

  /// Matrices of one shape `[rows, columns]`, stacked: shape `[n, rows, columns]`.
  ///
  /// Traps when the matrices differ in shape; `[0, 0, 0]` for no matrices.
  public init(_ matrices: [[[Double]]]) {
    guard !matrices.isEmpty else {
      self = Tensor.zeros([0, 0, 0])
      return
    }
    self = stack(matrices.map { Tensor($0) })
  }

  /// Every element is `value`.
  public static func full(_ shape: [Int], _ value: Double) -> Tensor {
    Tensor(shape: shape, storage: Array(repeating: value, count: elementCount(of: shape)))
  }

  /// Every element is 0.
  public static func zeros(_ shape: [Int]) -> Tensor { full(shape, 0) }

  /// Every element is 1.
  public static func ones(_ shape: [Int]) -> Tensor { full(shape, 1) }

  /// The identity matrix, of shape `[n, n]`.
  public static func identity(_ n: Int) -> Tensor {
    var result = zeros([n, n])
    for i in 0..<n { result.storage[i * n + i] = 1 }
    return result
  }

  /// The vector 0, 1, …, n − 1.
  public static func arange(_ n: Int) -> Tensor {
    require(n >= 0, "arange needs a length of at least 0, not \(n)")
    return Tensor((0..<n).map { Double($0) })
  }

  /// The vector `start, start + step, …` up to but without `end`: ⌈(end − start)/step⌉ elements, or none.
  ///
  /// Element `i` is `start + i·step`. Traps when `step` is 0 or a number is not finite.
  public static func arange(_ start: Double, _ end: Double, step: Double = 1) -> Tensor {
    let steps = ((end - start) / step).rounded(.up)
    require(step != 0 && steps.isFinite, "arange cannot go from \(start) to \(end) in steps of \(step)")
    return Tensor((0..<Int(Swift.max(0, steps))).map { start + Double($0) * step })
  }

  /// `count` numbers evenly spaced from `start` to `end`, both included; only `start` for `count` 1.
  public static func linspace(_ start: Double, _ end: Double, count: Int) -> Tensor {
    require(count >= 0, "linspace needs a count of at least 0, not \(count)")
    let step = (end - start) / Double(Swift.max(1, count - 1))
    return Tensor((0..<count).map { $0 > 0 && $0 == count - 1 ? end : start + Double($0) * step })
  }

  /// One row per label `k`: 1 in column `k`, 0 elsewhere; shape `[labels, classes]`.
  ///
  /// Traps when a label is not in `0..<classes`.
  public static func oneHot(_ labels: [Int], classes: Int) -> Tensor {
    var result = zeros([labels.count, classes])
    for (row, label) in labels.enumerated() {
      require((0..<classes).contains(label), "label \(label) at \(row) is not one of \(classes) classes")
      result.storage[row * classes + label] = 1
    }
    return result
  }
}
