/// The text of a CSV file, whatever encoding a spreadsheet chose: UTF-8, or UTF-16 with a byte order mark.
enum CSVText {
  /// Decodes a file; a byte order mark is no part of the text.
  ///
  /// Any other encoding is refused: which one it is cannot be told from the bytes, and a wrong guess spoils names.
  static func decode(_ bytes: [UInt8]) throws(CSVReader.Failure) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isBigEndian: true) }
    guard !bytes.contains(0) else {
      throw CSVReader.Failure(
        line: 1, message: "this is UTF-16 without a byte order mark, or no text; \(remedy)")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      throw CSVReader.Failure(
        line: SourceText.lineOfInvalidUTF8(bytes) ?? 1,
        message: "this is not UTF-8 but perhaps Windows-1252, Excel's plain 'CSV'; \(remedy)")
    }
    return text
  }

  private static let remedy = "save the file as 'CSV UTF-8', or convert it with iconv"

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(CSVReader.Failure) -> String
  {
    let starts = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
    let units = starts.map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      let lines = units.count { $0 == 0x0A }
      throw CSVReader.Failure(
        line: max(1, lines), message: "this UTF-16 text is cut off or damaged; \(remedy)")
    }
    return text
  }
}
