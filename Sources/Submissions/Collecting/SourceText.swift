/// Checks of a source file's bytes.
enum SourceText {
  /// The line, from 1, of the first bytes that are not UTF-8; `nil` when all are.
  static func lineOfInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return index.map { $0 + 1 } ?? 1
  }
}
