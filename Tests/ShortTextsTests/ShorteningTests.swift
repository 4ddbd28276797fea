import ShortTexts
import Testing

@Suite("A text is shortened")
struct ShorteningTests {
  @Test("only when it is too long", arguments: ["", "a", String(repeating: "é", count: 32)])
  func short(text: String) {
    #expect(text.shortened(toBytes: 64) == text)
    #expect(String(shortening: Array(text.utf8)[...], toBytes: 64) == text)
  }

  @Test(
    "to its beginning and what is left out, between scalars",
    arguments: [
      (String(repeating: "a", count: 65), 64, 45), (String(repeating: "é", count: 33), 64, 44),
      (String(repeating: "😀", count: 1000), 100, 76),
      ("e" + String(repeating: "\u{301}", count: 5000), 128, 105),
    ])
  func long(text: String, limit: Int, kept: Int) throws {
    let short = text.shortened(toBytes: limit)
    #expect(short.utf8.count <= limit)
    #expect(
      short == String(decoding: text.utf8.prefix(kept), as: UTF8.self)
        + "… (\(text.utf8.count - kept) more bytes)")
    #expect(String(shortening: Array(text.utf8)[...], toBytes: limit) == short)
    #expect(short.shortened(toBytes: limit) == short)
  }

  @Test("without a look at what is left out; malformed UTF-8 in what is kept is refused")
  func malformed() {
    let good = [UInt8](repeating: 97, count: 1000)
    #expect(String(shortening: (good + [0xff])[...], toBytes: 64) != nil)
    #expect(String(shortening: ([0xff] + good)[...], toBytes: 64) == nil)
    #expect(String(shortening: [0xff], toBytes: 64) == nil)
    #expect(
      String(shortening: [UInt8](repeating: 0x80, count: 100)[...], toBytes: 64)?.hasPrefix("…") ?? true)
  }
}

@Suite("A list is shortened")
struct ShortListTests {
  @Test(arguments: [
    ([], "[]"), ([2, 3], "[2, 3]"), (Array(1...8), "[1, 2, 3, 4, 5, 6, 7, 8]"),
    (Array(1...32), "[1, 2, 3, 4, 5, 6, 7, 8, … (24 more)]"),
  ])
  func shapes(shape: [Int], text: String) {
    #expect(shortText(ofShape: shape) == text)
  }
}
