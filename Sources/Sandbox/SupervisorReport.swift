/// What `gradus-confine` appends to standard error when everything inside has ended.
///
/// The layout is `struct report` in `Sources/gradus-confine/confine.h`.
struct SupervisorReport: Equatable {
  enum Kind: UInt32 {
    case exited = 0
    case signalled = 1
    case notStarted = 2
    case noResult = 3
  }

  var kind: Kind
  var step: Int
  /// Exit status, signal number or errno.
  var value: Int32
  var usage: ResourceUsage

  static let byteCount = 56
  static let magic = Array("\u{1e}gradus report\n\u{01}".utf8)

  /// Reads the report from the last bytes of standard error; nil when they are none.
  init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else { return nil }
    func number<N: FixedWidthInteger>(_ type: N.Type, at offset: Int) -> N {
      bytes[offset..<offset + N.bitWidth / 8].reversed().reduce(0) { $0 << 8 | N(truncatingIfNeeded: $1) }
    }
    guard let kind = Kind(rawValue: number(UInt32.self, at: 20)) else { return nil }
    self.kind = kind
    step = Int(number(UInt32.self, at: 16))
    value = Int32(truncatingIfNeeded: number(UInt32.self, at: 24))
    usage = ResourceUsage(
      userSeconds: Double(number(UInt64.self, at: 32)) / 1e6,
      systemSeconds: Double(number(UInt64.self, at: 40)) / 1e6,
      peakResidentBytes: Int(truncatingIfNeeded: number(UInt64.self, at: 48) &* 1024))
  }
}
