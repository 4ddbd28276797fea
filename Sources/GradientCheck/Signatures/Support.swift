import Tensors

extension Signature {
  /// `a = n` in the first or last row, 0 in the others: only one sample, step or unit was counted.
  static func singleRow(_ analytic: Tensor, _ numeric: Tensor) -> Signature? {
    guard let rows = numeric.shape.first, rows > 1 else { return nil }
    let width = numeric.storage.count / rows
    for row in [0, rows - 1] {
      let kept = row * width..<(row + 1) * width
      let expected = numeric.storage.indices.map { kept.contains($0) ? numeric.storage[$0] : 0 }
      guard expected.contains(where: { $0 != 0 }), agree(analytic.storage, expected, relativeTo: expected)
      else { continue }
      return Signature(
        kind: .singleRow(row),
        sentence: "Only the \(row == 0 ? "first" : "last") of \(rows) rows is there; the others are 0.")
    }
    return nil
  }

  /// `a` is 0 where `n` is not, and right elsewhere.
  static func missingEntries(_ analytic: Tensor, _ numeric: Tensor) -> Signature? {
    let threshold = tightness * euclideanNorm(numeric.storage)
    let missing = numeric.storage.indices.filter {
      analytic.storage[$0] == 0 && abs(numeric.storage[$0]) > threshold
    }
    let kept = numeric.storage.indices.map { missing.contains($0) ? 0 : numeric.storage[$0] }
    guard !missing.isEmpty, agree(analytic.storage, kept, relativeTo: numeric.storage) else { return nil }
    let isAll = missing.count == numeric.storage.count { abs($0) > threshold }
    let sentence =
      isAll
      ? "The gradient is 0 everywhere: nothing reaches this argument."
      : "\(missing.count) of \(numeric.storage.count) entries are 0 and must not be, first at "
        + "\(unravelled(missing[0], in: numeric.shape)); the others are right."
    return Signature(kind: .missingEntries(missing), sentence: sentence)
  }

  /// `a` is not 0 where `n` is, and right elsewhere.
  static func extraEntries(_ analytic: Tensor, _ numeric: Tensor) -> Signature? {
    let threshold = tightness * euclideanNorm(numeric.storage)
    let extra = numeric.storage.indices.filter {
      abs(analytic.storage[$0]) > threshold && abs(numeric.storage[$0]) <= 1e-3 * threshold
    }
    let expected = numeric.storage.indices.map {
      extra.contains($0) ? analytic.storage[$0] : numeric.storage[$0]
    }
    guard !extra.isEmpty, agree(analytic.storage, expected, relativeTo: numeric.storage) else { return nil }
    return Signature(
      kind: .extraEntries(extra),
      sentence: "\(extra.count) of \(numeric.storage.count) entries must be 0 and are not, first at "
        + "\(unravelled(extra[0], in: numeric.shape)); the others are right.")
  }
}
