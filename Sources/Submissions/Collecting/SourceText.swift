/// The text of a source file, from its bytes.
package enum SourceText {
  /// The text as UTF-8; `nil` when it is in no encoding that can be told.
  ///
  /// Some editors save UTF-16. Its byte order mark tells, or else the zero byte beside a first character of ASCII,
  /// which no source in UTF-8 has.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    let ascii: Range<UInt8> = 1..<0x80
    guard bytes.count >= 2 else { return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): return fromUTF16(bytes.dropFirst(2), isLittleEndian: true)
    case (0xFE, 0xFF): return fromUTF16(bytes.dropFirst(2), isLittleEndian: false)
    case (ascii, 0): return fromUTF16(bytes[...], isLittleEndian: true)
    case (0, ascii): return fromUTF16(bytes[...], isLittleEndian: false)
    default: return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// Whether a text holds nothing but white space.
  static func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { (0x09...0x0D).contains($0) || $0 == 0x20 }
  }

  /// The line, from 1, of the first bytes that are not UTF-8; `nil` when all are.
  package static func lineOfInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return index.map { $0 + 1 } ?? 1
  }
}
