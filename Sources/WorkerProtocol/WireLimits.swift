/// What a reader accepts before it refuses a message, or cuts its texts.
///
/// A message is refused before memory is reserved for what it announces, so the peak stays near twice `frameBytes`,
/// plus about 100 bytes for each of `values`.
public struct WireLimits: Sendable, Equatable {
  /// Longest message, in bytes.
  public var frameBytes: Int
  /// Deepest nesting of arrays, records, cases and optionals.
  public var depth: Int
  /// Most values in one message; the numbers of a tensor, `[Int]`, `[Double]` or `[UInt8]` count as one together.
  public var values: Int
  /// Most axes of a tensor.
  public var axes: Int
  /// Longest text that is a value, in bytes.
  public var textBytes: Int
  /// Longest name of a property, a case, an entry point or an exercise, in bytes.
  public var nameBytes: Int
  /// Longest text that explains something, such as an error's, in bytes; a longer one is cut, not refused.
  public var explanationBytes: Int

  /// What the grader accepts of a worker: enough for the 1.7 million parameters of the largest network of the course.
  public init(
    frameBytes: Int = 16 << 20, depth: Int = 64, values: Int = 1 << 17, axes: Int = 32,
    textBytes: Int = 64 << 10,
    nameBytes: Int = 256, explanationBytes: Int = 1 << 10
  ) {
    self.frameBytes = frameBytes
    self.depth = depth
    self.values = values
    self.axes = axes
    self.textBytes = textBytes
    self.nameBytes = nameBytes
    self.explanationBytes = explanationBytes
  }

  /// What a worker accepts of the grader, whose messages are no student's.
  public static let requests = WireLimits(frameBytes: 64 << 20, values: 1 << 20, textBytes: 64 << 20)
}
