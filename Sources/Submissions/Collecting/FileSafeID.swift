import ContentHash
public import CourseModel

extension Student {
  /// The id as a file name without ending, in ASCII: different ids give different names.
  ///
  /// Letters, digits, `_`, and inside the name also `-` and `.`, stand for themselves; every other byte of the id's
  /// UTF-8 becomes `%` and two hexadecimal digits, so no name is hidden, leads to another folder or looks
  /// like an option. An empty id gives `%`.
  ///
  /// An id of more than 80 bytes is cut at 40 and followed by `%~` and the SHA-256 of the whole, so that names stay
  /// within what file systems allow. Ids from a roster are never that long.
  public var fileSafeID: String {
    let bytes = Array(id.utf8)
    if bytes.isEmpty { return "%" }
    if bytes.count <= Self.longestID { return Self.fileSafe(bytes[...]) }
    return Self.fileSafe(bytes.prefix(40)) + "%~\(ContentHash(of: bytes))"
  }

  /// Most bytes of an id that is kept whole: three characters for each stay below the usual limit of 255.
  static let longestID = 80

  private static func fileSafe(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.indices.map { fileSafe(bytes[$0], first: $0 == 0) }.joined()
  }

  private static func fileSafe(_ byte: UInt8, first: Bool) -> String {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: String(Unicode.Scalar(byte))
    case 0x2D where !first, 0x2E where !first: String(Unicode.Scalar(byte))
    default: "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
