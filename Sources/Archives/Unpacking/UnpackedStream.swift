/// What `gradus-unpack` writes: the contents of an archive as a sequence of length-prefixed records.
///
/// The stream starts with `magic`. A record is a tag (one byte) and its fields; a text or a file is its length
/// (unsigned, 64 bits, little-endian) and that many bytes.
///
/// | tag | fields |
/// |---|---|
/// | `F` | path, contents: a file |
/// | `R` | printable name, raw value of `RefusalReason`: a refusal |
/// | `N` | message: nothing could be read; nothing but `E` follows |
/// | `S` | raw value of `StopReason`: reading ended early |
/// | `E` | number of skipped files (64 bits): the end, always there, nothing follows |
public enum UnpackedStream {
  static let magic = Array("GRADUS-UNPACK-1\n".utf8)

  enum Tag: UInt8 {
    case file = 0x46
    case refusal = 0x52
    case nothing = 0x4E
    case stop = 0x53
    case end = 0x45
  }

  /// The stream for what was read.
  public static func encode(_ contents: ArchiveContents) -> [UInt8] {
    var stream = magic
    for file in contents.files {
      stream.append(Tag.file.rawValue)
      append(Array(file.path.utf8), to: &stream)
      append(file.bytes, to: &stream)
    }
    for refusal in contents.refusals {
      stream.append(Tag.refusal.rawValue)
      append(Array(refusal.name.utf8), to: &stream)
      append(Array(refusal.reason.rawValue.utf8), to: &stream)
    }
    if let reason = contents.stopReason {
      stream.append(Tag.stop.rawValue)
      append(Array(reason.rawValue.utf8), to: &stream)
    }
    appendEnd(skippedFiles: contents.skippedFiles, to: &stream)
    return stream
  }

  /// The stream for an archive of which nothing can be read.
  public static func encode(_ error: ArchiveError) -> [UInt8] {
    var stream = magic
    stream.append(Tag.nothing.rawValue)
    append(Array(error.description.utf8), to: &stream)
    appendEnd(skippedFiles: 0, to: &stream)
    return stream
  }

  private static func appendEnd(skippedFiles: Int, to stream: inout [UInt8]) {
    stream.append(Tag.end.rawValue)
    append(UInt64(skippedFiles), to: &stream)
  }

  private static func append(_ bytes: [UInt8], to stream: inout [UInt8]) {
    append(UInt64(bytes.count), to: &stream)
    stream.append(contentsOf: bytes)
  }

  private static func append(_ number: UInt64, to stream: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      stream.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }
}
