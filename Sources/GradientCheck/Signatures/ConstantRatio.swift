import Foundation
import Tensors

extension Signature {
  /// `a = c·n` for one constant `c ≠ 1`: a sign, a factor 2, a mean for a sum, a forgotten scale.
  ///
  /// A gradient with one entry other than 0 has such a `c` always; there only constants with an explanation
  /// count.
  static func constantRatio(
    _ analytic: Tensor, _ numeric: Tensor, _ dimensions: [NamedDimension]
  ) -> Signature? {
    let (a, n) = (analytic.storage, numeric.storage)
    let squares = n.reduce(0) { $0 + $1 * $1 }
    guard squares > 0, squares.isFinite else { return nil }
    let ratio = zip(a, n).reduce(0) { $0 + $1.0 * $1.1 } / squares
    guard abs(ratio) > tightness, agree(a, n.map { ratio * $0 }, relativeTo: n.map { ratio * $0 }) else {
      return nil
    }
    let explanation = RatioExplanation.find(abs(ratio), dimensions)
    let isSpecial = abs(abs(ratio) - 1) < tightness || explanation != nil
    guard isSpecial || n.count(where: { abs($0) > tightness * squares.squareRoot() }) > 1 else { return nil }
    return Signature(kind: .constantRatio(ratio), sentence: sentence(ratio, explanation))
  }

  private static func sentence(_ ratio: Double, _ explanation: String?) -> String {
    if abs(ratio + 1) < tightness { return "Every entry has the wrong sign." }
    let sign = ratio < 0 ? " and has the wrong sign" : ""
    let size = abs(ratio)
    let change = size > 1 ? "\(formatted(size)) times too large" : "\(formatted(1 / size)) times too small"
    return "Every entry is \(change)\(sign)" + (explanation.map { "; \($0)." } ?? ".")
  }

  private static func formatted(_ value: Double) -> String { String(format: "%.6g", value) }
}

/// Explains a constant by a factor of 2, by a dimension, its square root, or a product of two dimensions.
enum RatioExplanation {
  /// A clause for `c` or its inverse; nil when nothing equals it. All dimensions that fit are named.
  static func find(_ ratio: Double, _ dimensions: [NamedDimension]) -> String? {
    let factor = max(ratio, 1 / ratio)
    let named = dimensions.filter { $0.size > 1 }
    let exact = named.filter { isClose(factor, Double($0.size)) }
    if !exact.isEmpty { return "\(exact[0].size) is the number of \(list(exact.map(\.name)))" }
    if isClose(factor, 2) { return "is a 2 missing, or one too many" }
    let roots = named.filter { isClose(factor, Double($0.size).squareRoot()) }
    if !roots.isEmpty {
      return "that is the square root of \(roots[0].size), the number of \(list(roots.map(\.name)))"
    }
    for (index, first) in named.enumerated() {
      for second in named.dropFirst(index + 1) where isClose(factor, Double(first.size * second.size)) {
        return
          "that is \(first.size) × \(second.size), the number of \(first.name) times that of \(second.name)"
      }
    }
    return nil
  }

  private static func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < Signature.tightness * b }

  private static func list(_ names: [String]) -> String {
    names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and of " + (names.last ?? "")
  }
}
