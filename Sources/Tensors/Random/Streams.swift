/// What may name a stream of random numbers: an integer or a string; see ``SplitMix64/stream(secret:_:)``.
public protocol StreamKey {
  /// The bytes that stand for this key; no key's bytes are the beginning of another's.
  var streamKeyBytes: [UInt8] { get }
}

extension Int: StreamKey {
  /// The byte `i`, then the number's 8 bytes in two's complement, lowest first.
  public var streamKeyBytes: [UInt8] { UInt64(bitPattern: Int64(self)).streamKeyBytes }
}

extension UInt64: StreamKey {
  /// The byte `i`, then the number's 8 bytes, lowest first.
  public var streamKeyBytes: [UInt8] { [UInt8(ascii: "i")] + littleEndianBytes }

  fileprivate var littleEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (8 * UInt64($0))) }
  }
}

extension String: StreamKey {
  /// The byte `s`, the number of UTF-8 bytes as 8 bytes, lowest first, and the UTF-8 bytes.
  public var streamKeyBytes: [UInt8] {
    [UInt8(ascii: "s")] + UInt64(utf8.count).littleEndianBytes + Array(utf8)
  }
}

extension SplitMix64 {
  /// The generator that belongs to a list of keys: equal lists give equal streams, others unrelated ones.
  ///
  ///     var rng = SplitMix64.stream(secret: batchSeed, "mlp", "gradient", 3)
  ///
  /// The state is SipHash-2-4, under the 128-bit key (`secret`, 0), of the keys' ``StreamKey/streamKeyBytes``
  /// one after the other: it does not reveal the secret. SplitMix64 generators run through the same cycle of
  /// 2⁶⁴ numbers from different places: two streams of n draws overlap with probability about n/2⁶³.
  public static func stream(secret: UInt64 = 0, _ keys: any StreamKey...) -> SplitMix64 {
    SplitMix64(seed: sipHash24(keys.flatMap(\.streamKeyBytes), key: (secret, 0)))
  }
}
