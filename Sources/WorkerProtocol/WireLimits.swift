/// What a reader accepts before it refuses a message.
///
/// A message is refused before memory is reserved for what it announces, so the peak stays near `frameBytes`, plus
/// about 100 bytes for each of `values`.
public struct WireLimits: Sendable, Equatable {
  /// Longest message, in bytes.
  public var frameBytes: Int
  /// Deepest nesting of arrays, records, cases and optionals.
  public var depth: Int
  /// Most values in one message; the numbers of a tensor, `[Int]`, `[Double]` or `[UInt8]` count as one together.
  public var values: Int

  /// Limits, of which the defaults fit every exercise of the course many times over.
  public init(frameBytes: Int = 64 << 20, depth: Int = 64, values: Int = 1 << 20) {
    self.frameBytes = frameBytes
    self.depth = depth
    self.values = values
  }
}
