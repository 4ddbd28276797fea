/// What somebody who waits asks again and again.
protocol Deadline {
  /// Whole milliseconds after which to ask again; none once the time is up.
  var millisecondsLeft: Int32 { get }
}

extension MonotonicTime: Deadline {}

extension Duration {
  /// Whole milliseconds, rounded up, none below zero.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    return Int32(clamping: seconds &* 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
