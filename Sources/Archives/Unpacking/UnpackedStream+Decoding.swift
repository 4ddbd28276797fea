extension UnpackedStream {
  /// Reads a stream that a sandboxed, possibly subverted `gradus-unpack` has written.
  ///
  /// Nothing in it is believed: lengths are checked before they are used, limits, paths and duplicates are
  /// checked again. The result therefore keeps all that `ArchiveReader` promises.
  ///
  /// - Throws: `UnpackError.unreadable` with the message of an archive of which nothing could be read;
  ///   `UnpackError.malformed` for any stream that `encode` cannot have written within these limits.
  public static func decode(
    _ stream: [UInt8], limits: ArchiveLimits
  ) throws(UnpackError) -> ArchiveContents {
    var decoder = StreamDecoder(stream: stream[...], limits: limits)
    return try decoder.decode()
  }
}

private struct StreamDecoder {
  var stream: ArraySlice<UInt8>
  let limits: ArchiveLimits
  var contents = ArchiveContents()
  private var records = 0
  private var totalBytes = 0
  private var names: Set<String> = []

  init(stream: ArraySlice<UInt8>, limits: ArchiveLimits) {
    self.stream = stream
    self.limits = limits
  }

  mutating func decode() throws(UnpackError) -> ArchiveContents {
    guard stream.starts(with: UnpackedStream.magic) else {
      throw .malformed("it does not start as it should")
    }
    stream = stream.dropFirst(UnpackedStream.magic.count)
    while let byte = stream.popFirst() {
      guard let tag = UnpackedStream.Tag(rawValue: byte) else { throw .malformed("unknown tag \(byte)") }
      switch tag {
      case .file: try readFile()
      case .refusal: try readRefusal()
      case .stop: contents.stopReason = try readCode(StopReason.self)
      case .nothing: try readFailure()
      case .end:
        contents.skippedFiles = try readCount(limit: limits.entries)
        guard stream.isEmpty else { throw .malformed("bytes follow its end") }
        return contents
      }
    }
    throw .malformed("it has no end")
  }

  private mutating func readFile() throws(UnpackError) {
    try countRecord()
    let name = try readBytes(limit: limits.nameBytes * 3)
    let bytes = try readBytes(limit: limits.fileBytes)
    totalBytes += bytes.count
    guard totalBytes <= limits.totalBytes else { throw .malformed("its files exceed the limit together") }
    guard let path = try? EntryPath(name: name, maximumBytes: limits.nameBytes * 3),
      path.path.utf8.elementsEqual(name), names.insert(path.collisionKey).inserted
    else { throw .malformed("'\(EntryPath.printable(name))' is no acceptable path") }
    contents.files.append(.init(path: path.path, bytes: bytes))
  }

  private mutating func readRefusal() throws(UnpackError) {
    try countRecord()
    let name = EntryPath.printable(try readBytes(limit: 1000))
    contents.refusals.append(.init(name: name, reason: try readCode(RefusalReason.self)))
  }

  private mutating func readFailure() throws(UnpackError) {
    throw .unreadable(EntryPath.printable(try readBytes(limit: 1000)))
  }

  private mutating func countRecord() throws(UnpackError) {
    records += 1
    guard records <= limits.entries else { throw .malformed("it has too many records") }
  }

  private mutating func readCode<Code: RawRepresentable<String>>(
    _: Code.Type
  ) throws(UnpackError) -> Code {
    let text = String(decoding: try readBytes(limit: 64), as: UTF8.self)
    guard let code = Code(rawValue: text) else { throw .malformed("unknown reason") }
    return code
  }

  private mutating func readBytes(limit: Int) throws(UnpackError) -> [UInt8] {
    let count = try readCount(limit: limit)
    guard count <= stream.count else { throw .malformed("it is cut off") }
    defer { stream = stream.dropFirst(count) }
    return Array(stream.prefix(count))
  }

  private mutating func readCount(limit: Int) throws(UnpackError) -> Int {
    guard stream.count >= 8 else { throw .malformed("it is cut off") }
    let number = stream.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    stream = stream.dropFirst(8)
    guard let count = Int(exactly: number), count <= limit else {
      throw .malformed("a length of \(number) exceeds the limit \(limit)")
    }
    return count
  }
}
