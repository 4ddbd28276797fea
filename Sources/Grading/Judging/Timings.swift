import Foundation
import Synchronization

/// Seconds spent in each part of grading, over all threads.
public final class Timings: Sendable, CustomStringConvertible {
  /// A part of grading.
  public enum Part: String, Sendable, CaseIterable {
    /// Reading and unpacking.
    case collecting
    /// Compiling and linking student code.
    case compiling
    /// Running items: calls and comparison.
    case checking
    /// Comparing answers with those of known mistakes.
    case diagnosing
  }

  private let seconds = Mutex<[Part: Double]>([:])

  /// No time spent yet.
  public init() {}

  /// Runs a body and adds its time to a part.
  public func measure<Result>(_ part: Part, _ body: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer {
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      seconds.withLock { $0[part, default: 0] += elapsed }
    }
    return try body()
  }

  /// One line: `compiling 0.31 s, checking 0.12 s`.
  public var description: String {
    let spent = seconds.withLock { $0 }
    return "Time: "
      + Part.allCases.compactMap { part in
        spent[part].map { String(format: "\(part.rawValue) %.3f s", $0) }
      }.joined(separator: ", ")
  }
}
