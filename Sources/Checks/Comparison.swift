import GradientCheck
import CourseModel
import ShortTexts
public import Tensors
public import WorkerProtocol

/// Compares a result with the expected one, structure first, then every number.
///
/// - Returns: `nil` when they agree; otherwise what is wrong, with the worst entry as evidence. The part
///   that is wrong is named by its path, such as `gradients.weights[1]`.
public func mismatch(
  _ actual: WireValue, expected: WireValue, within tolerance: Tolerance, at path: String = ""
) -> Mismatch? {
  switch (actual, expected) {
  case (.tensor(let a), .tensor(let b)):
    return mismatch(a, expected: b, within: tolerance, at: path)
  case (.double(let a), .double(let b)):
    return mismatch(Tensor(a), expected: Tensor(b), within: tolerance, at: path)
  case (.doubles(let a), .doubles(let b)):
    return mismatch(Tensor(a), expected: Tensor(b), within: tolerance, at: path)
  case (.ints(let a), .ints(let b)):
    return integerMismatch(a, expected: b, at: path)
  case (.array(let a), .array(let b)):
    guard a.count == b.count else { return countMismatch(a.count, expected: b.count, at: path) }
    for (index, pair) in zip(a, b).enumerated() {
      if let found = mismatch(pair.0, expected: pair.1, within: tolerance, at: "\(path)[\(index)]") {
        return found
      }
    }
    return nil
  case (.record(let a), .record(let b)) where a.map(\.name) == b.map(\.name):
    return mismatch(a, expected: b, within: tolerance, at: path)
  case (.variant(let nameA, let a), .variant(let nameB, let b))
  where nameA == nameB && a.map(\.name) == b.map(\.name):
    return mismatch(a, expected: b, within: tolerance, at: path)
  case (.optional(let a?), .optional(let b?)):
    return mismatch(a, expected: b, within: tolerance, at: path)
  default:
    guard actual != expected else { return nil }
    return Mismatch("\(named(path)) is \(summary(actual)) where \(summary(expected)) is due")
  }
}

/// Compares two tensors: shape first, then every entry; NaN and infinity are named where none is due.
public func mismatch(
  _ actual: Tensor, expected: Tensor, within tolerance: Tolerance, at path: String = ""
) -> Mismatch? {
  guard actual.shape == expected.shape else {
    return Mismatch(
      "\(named(path)) has shape \(shortText(ofShape: actual.shape)) where \(shortText(ofShape: expected.shape)) is due"
    )
  }
  let largest = expected.storage.reduce(0) { abs($1) <= .greatestFiniteMagnitude ? max($0, abs($1)) : $0 }
  var wrong = 0
  var worst: (offset: Int, excess: Double)?
  for offset in 0..<expected.count {
    let a = actual.storage[offset]
    let b = expected.storage[offset]
    guard !tolerance.accepts(a, expected: b, largest: largest) else { continue }
    wrong += 1
    let excess = a.isFinite && b.isFinite ? abs(a - b) : .infinity
    if excess > worst?.excess ?? -1 { worst = (offset, excess) }
  }
  guard let worst else { return nil }
  let evidence = Evidence(
    part: path, index: unravelled(worst.offset, in: expected.shape),
    actual: Evidence.text(actual.storage[worst.offset]),
    expected: Evidence.text(expected.storage[worst.offset]),
    wrongEntries: wrong, entries: expected.count)
  let nonFinite = actual.storage.contains { !$0.isFinite } && expected.storage.allSatisfy(\.isFinite)
  return Mismatch(
    nonFinite
      ? "\(named(path)) holds NaN or infinity where every value is finite" : "\(named(path)) is wrong",
    evidence: evidence)
}

private func mismatch(
  _ actual: [WireField], expected: [WireField], within tolerance: Tolerance, at path: String
) -> Mismatch? {
  for (field, due) in zip(actual, expected) {
    let name = path.isEmpty ? field.name : "\(path).\(field.name)"
    if let found = mismatch(field.value, expected: due.value, within: tolerance, at: name) {
      return found
    }
  }
  return nil
}

private func countMismatch(_ actual: Int, expected: Int, at path: String) -> Mismatch {
  Mismatch(
    "\(named(path)) has \(counted(actual, "element")) where \(expected) \(expected == 1 ? "is" : "are") due")
}

private func integerMismatch(_ actual: [Int], expected: [Int], at path: String) -> Mismatch? {
  guard actual.count == expected.count else {
    return countMismatch(actual.count, expected: expected.count, at: path)
  }
  let wrong = actual.indices.filter { actual[$0] != expected[$0] }
  guard let first = wrong.first else { return nil }
  let evidence = Evidence(
    part: path, index: [first], actual: "\(actual[first])", expected: "\(expected[first])",
    wrongEntries: wrong.count, entries: actual.count)
  return Mismatch("\(named(path)) is wrong", evidence: evidence)
}

private func named(_ path: String) -> String { path.isEmpty ? "the result" : "`\(path)`" }

private func summary(_ value: WireValue) -> String {
  switch value {
  case .bool(let flag): "\(flag)"
  case .int(let number): NumberText.text(number)
  case .string(let text): "“\(text.shortened(toBytes: 80))”"
  default: value.kind
  }
}
