/// Time on the two clocks that matter to a call: that of the worker's processors, and that on the wall.
public struct CallTime: Sendable, Equatable {
  /// Time that the worker's threads spent on a processor, together.
  public var processor: Duration
  /// Time on the wall clock, without what the grader's own callbacks took.
  public var wall: Duration

  /// No time.
  public static let zero = CallTime(processor: .zero, wall: .zero)

  /// A time on both clocks.
  public init(processor: Duration, wall: Duration) {
    self.processor = processor
    self.wall = wall
  }

  /// The limit of something that may use a processor for some seconds.
  ///
  /// The wall clock is a stop for code that sleeps. It is `wallFactor` times as generous, so that code which gets only
  /// a share of a busy machine's processors meets its own limit first.
  public init(limit seconds: Double) {
    self.init(processor: .seconds(seconds), wall: .seconds(seconds * Self.wallFactor))
  }

  /// How many times longer than its processor time code may take on the wall clock.
  public static let wallFactor = 6.0

  /// Time on top of other time.
  public static func + (a: CallTime, b: CallTime) -> CallTime {
    CallTime(processor: a.processor + b.processor, wall: a.wall + b.wall)
  }

  /// Time since an earlier state of the same clocks.
  public static func - (later: CallTime, earlier: CallTime) -> CallTime {
    CallTime(processor: later.processor - earlier.processor, wall: later.wall - earlier.wall)
  }

  /// Whether less was used than a limit allows, on both clocks.
  public func isWithin(_ limit: CallTime) -> Bool { processor < limit.processor && wall < limit.wall }
}

/// Measures one call against its limit. The grader reads both clocks; the worker is asked nothing.
final class Stopwatch: Deadline {
  let limit: CallTime
  private let clock: () -> CallTime
  private var start: CallTime

  /// A stopwatch that runs from now on.
  init(limit: CallTime, clock: @escaping () -> CallTime) {
    self.limit = limit
    self.clock = clock
    start = clock()
  }

  /// What was used so far.
  var used: CallTime { clock() - start }

  var millisecondsLeft: Int32 {
    let used = used
    let processor = (limit.processor - used.processor).wholeMilliseconds
    return min(processor, (limit.wall - used.wall).wholeMilliseconds)
  }

  /// Runs something whose time does not count.
  func pausing<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = clock()
    defer { start = start + (clock() - before) }
    return try body()
  }

  /// The failure of a call whose time is up.
  var failure: CallFailure {
    used.processor >= limit.processor
      ? .timedOut(limit: limit.processor, on: .processor) : .timedOut(limit: limit.wall, on: .wall)
  }
}
