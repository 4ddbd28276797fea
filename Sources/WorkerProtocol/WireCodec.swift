import Tensors

/// Turns value trees into bytes and back: one byte for the kind, then counts, numbers and texts, little-endian.
public enum WireCodec {
  /// The value's bytes; equal bytes mean identical values.
  public static func encode(_ value: WireValue) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(value)
    return writer.bytes
  }

  /// Reads a value that fills the bytes exactly.
  ///
  /// - Throws: `WireFormatError` for malformed bytes and for any limit exceeded; nothing traps.
  public static func decode(
    _ bytes: [UInt8], limits: WireLimits = WireLimits()
  ) throws(WireFormatError) -> WireValue {
    guard bytes.count <= limits.frameBytes else {
      throw .frameTooLong(bytes: bytes.count, limit: limits.frameBytes)
    }
    var reader = WireValueReader(ByteReader(bytes), limits: limits)
    let value = try reader.value()
    try reader.bytes.finish()
    return value
  }
}

/// The byte that announces each kind of value.
enum WireTag: UInt8 {
  case void, `false`, `true`, int, double, string, bytes, ints, doubles, tensor, array, record, variant
  case none, some, handle, random, randomWithSpare, closure
}
