/// What the worker's signal handler could tell about a crash.
public struct CrashRecord: Sendable, Equatable, Hashable {
  /// The signal's number.
  public let signal: Int32
  /// Whether the thread ran out of stack: as a rule, a recursion without end.
  public let isStackOverflow: Bool
  /// Most memory the process held, in bytes.
  public let peakBytes: UInt64
  /// Where the submission's code was, innermost first, as offsets into the submission's shared object; at most
  /// `mostOffsets` of them.
  public let offsets: [UInt64]

  /// How many offsets are kept: more than the signal handler sends, and few enough for a command line.
  public static let mostOffsets = 64

  /// A record.
  public init(signal: Int32, isStackOverflow: Bool, peakBytes: UInt64, offsets: [UInt64]) {
    self.signal = signal
    self.isStackOverflow = isStackOverflow
    self.peakBytes = peakBytes
    self.offsets = Array(offsets.prefix(Self.mostOffsets))
  }
}
