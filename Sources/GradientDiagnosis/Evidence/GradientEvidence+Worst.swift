import NumericalDifferentiation
import Foundation

/// A wrong entry of a gradient.
public struct WorstEntry: Sendable, Equatable {
  /// One index per axis.
  public let position: [Int]
  /// The value under test.
  public let analytic: Double
  /// The value that it should have; at a kink the middle of ``interval``.
  public let expected: Double
  /// The accepted values, at a kink.
  public let interval: ClosedRange<Double>?

  /// `analytic / expected`; nil at a kink, and where that is no finite number.
  public var ratio: Double? {
    let ratio = analytic / expected
    return interval == nil && ratio.isFinite ? ratio : nil
  }
}

extension GradientEvidence {
  /// The wrong entries with the largest deviations `|analytic − expected|`, the worst first.
  ///
  /// NaN and infinity come before all others; of equal deviations the earlier entry. Empty where nothing is
  /// wrong.
  ///
  /// - Parameter count: at most so many.
  public func worstEntries(_ count: Int = 4) -> [WorstEntry] {
    let wrong = entries.indices.filter { entries[$0].state == .wrong }
    let worst = wrong.sorted { (entries[$1].deviation, $0) < (entries[$0].deviation, $1) }
    return worst.prefix(count).map { offset in
      let entry = entries[offset]
      return WorstEntry(
        position: unravelled(offset, in: shape), analytic: entry.analytic, expected: entry.expected,
        interval: entry.interval)
    }
  }

  /// ``worstEntries(_:)`` as an aligned table with a heading; five lines by default, empty where nothing is
  /// wrong.
  ///
  /// ```
  /// index   value  expected  ratio
  /// [0, 2]      9         1      9
  /// [1, 0]   -4.5      -0.5      9
  /// ```
  public func worstEntriesTable(_ count: Int = 4) -> String {
    let worst = worstEntries(count)
    guard !worst.isEmpty else { return "" }
    let rows =
      [["index", "value", "expected", "ratio"]]
      + worst.map { entry in
        [
          "\(entry.position)", Self.short(entry.analytic),
          entry.interval.map { "\(Self.short($0.lowerBound)) to \(Self.short($0.upperBound))" }
            ?? Self.short(entry.expected),
          entry.ratio.map { String(format: "%.4g", $0) } ?? "-",
        ]
      }
    let widths = rows[0].indices.map { column in rows.map(\.[column].count).max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let spaces = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + spaces : spaces + row[column]
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  static func short(_ value: Double) -> String { String(format: "%.6g", value) }
}
