extension String {
  /// The text itself, or its beginning with how much was left out: `the start… (900 more bytes)`.
  ///
  /// Cut between Unicode scalars.
  ///
  /// - Parameter limit: The most bytes of UTF-8 of what is returned, the words about the rest included; at least 64.
  public func shortened(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let cut = Cut(utf8, toBytes: limit)
    return String(self[..<cut.end]) + cut.remark
  }

  /// Reads UTF-8 and shortens it as ``shortened(toBytes:)`` does, without looking at what is left out.
  ///
  /// Nil when what is kept is not UTF-8.
  public init?(shortening bytes: ArraySlice<UInt8>, toBytes limit: Int) {
    guard bytes.count > limit else {
      self.init(validating: bytes, as: UTF8.self)
      return
    }
    let cut = Cut(bytes, toBytes: limit)
    guard let start = String(validating: bytes[..<cut.end], as: UTF8.self) else { return nil }
    self = start + cut.remark
  }
}

/// Where to cut UTF-8 that is too long, and the words about the rest.
private struct Cut<Bytes: BidirectionalCollection<UInt8>> {
  let end: Bytes.Index
  let remark: String

  init(_ bytes: Bytes, toBytes limit: Int) {
    precondition(limit >= 64, "a limit of \(limit) bytes leaves no room for a text")
    func remark(_ count: Int) -> String { "… (\(count) more bytes)" }
    let room = limit - remark(bytes.count).utf8.count
    var end = bytes.index(bytes.startIndex, offsetBy: room)
    var kept = room
    while kept > 0, bytes[end] & 0b1100_0000 == 0b1000_0000 {
      bytes.formIndex(before: &end)
      kept -= 1
    }
    self.end = end
    self.remark = remark(bytes.count - kept)
  }
}
