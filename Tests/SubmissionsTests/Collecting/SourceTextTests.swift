import Testing

@testable import Submissions

struct SourceTextTests {
  private static let text = "let é = 1\n"

  private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [
    Array(text.utf8), [0xFF, 0xFE] + utf16(text, littleEndian: true),
    [0xFE, 0xFF] + utf16(text, littleEndian: false),
    utf16(text, littleEndian: true), utf16(text, littleEndian: false),
  ])
  func encodingsThatCanBeTold(bytes: [UInt8]) {
    #expect(SourceText.utf8(bytes) == Array(Self.text.utf8))
  }

  @Test(
    arguments: [
      [0x6C, 0xE9, 0x0A], [0xE9], [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8], [0x80, 0x00], [0xFF],
    ] as [[UInt8]])
  func bytesThatAreNoText(bytes: [UInt8]) {
    #expect(SourceText.utf8(bytes) == nil)
  }

  @Test func fewBytes() {
    #expect(SourceText.utf8([]) == [])
    #expect(SourceText.utf8([0x61]) == [0x61])
    #expect(SourceText.isBlank([]) && SourceText.isBlank(Array(" \t\r\n".utf8)))
    #expect(!SourceText.isBlank([0x61]))
  }

  @Test(arguments: [("a\nb\n", nil), ("a\n\u{FF}", nil)] as [(String, Int?)])
  func validTextHasNoFaultyLine(text: String, line: Int?) {
    #expect(SourceText.lineOfInvalidUTF8(Array(text.utf8)) == line)
  }

  @Test func theFaultyLineIsFound() {
    #expect(SourceText.lineOfInvalidUTF8(Array("a\nb".utf8) + [0xE9, 0x0A]) == 2)
  }
}
