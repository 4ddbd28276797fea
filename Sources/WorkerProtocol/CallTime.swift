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
///
/// The kernel takes its time to read another process's clock, and most calls are over sooner. So it is read only
/// once a call has taken a moment on the wall; what it used until then is taken to be no more than that moment.
final class Stopwatch: Deadline {
  private static let moment = Duration.milliseconds(20)

  private let limit: CallTime
  private let processorTime: () -> Duration?
  private let start = MonotonicTime.now
  /// What the grader's own callbacks took.
  private var pause = Duration.zero
  /// Processor time of the worker when the call began, once it was read.
  private var processorStart: Duration?

  /// A stopwatch that runs from now on.
  init(limit: CallTime, processorTime: @escaping () -> Duration?) {
    self.limit = limit
    self.processorTime = processorTime
  }

  /// What was used on the wall clock.
  var wall: Duration { MonotonicTime.now - start - pause }

  var millisecondsLeft: Int32 {
    let wall = wall
    let wallLeft = (limit.wall - wall).wholeMilliseconds
    guard wall >= Self.moment else { return min(wallLeft, (Self.moment - wall).wholeMilliseconds) }
    return min(wallLeft, (limit.processor - processor(after: wall)).wholeMilliseconds)
  }

  private func processor(after wall: Duration) -> Duration {
    guard let now = processorTime() else { return .zero }
    let start = processorStart ?? max(.zero, now - wall)
    processorStart = start
    return now - start
  }

  /// Runs something whose time does not count, such as a callback, also where it calls the worker in turn.
  func pausing<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = MonotonicTime.now
    let processorBefore = processorStart == nil ? nil : processorTime()
    defer {
      pause = pause + (MonotonicTime.now - before)
      if let start = processorStart, let processorBefore, let now = processorTime() {
        processorStart = start + (now - processorBefore)
      }
    }
    return try body()
  }

  /// The failure of a call whose time is up.
  var failure: CallFailure {
    let wall = wall
    return wall < limit.wall || processor(after: wall) >= limit.processor
      ? .timedOut(limit: limit.processor, on: .processor) : .timedOut(limit: limit.wall, on: .wall)
  }
}
