import Testing

@testable import Reports

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("👩‍🔬", 2), ("σ(−1)", 5), ("", 0),
  ])
  func columns(text: String, width: Int) { #expect(text.displayWidth == width) }

  @Test(arguments: [
    ("a bb ccc dddd", 8, ["a bb ccc", "dddd"]), ("abcdefghij", 8, ["abcdefgh", "ij"]),
    ("漢字漢字漢", 8, ["漢字漢字", "漢"]), ("", 8, [""]), ("ab abcdefghi", 8, ["ab", "abcdefgh", "i"]),
  ])
  func wrapping(text: String, width: Int, lines: [String]) { #expect(text.wrapped(to: width) == lines) }

  @Test(arguments: [("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("漢字漢", 4, "漢…")])
  func shortening(text: String, width: Int, short: String) { #expect(text.shortened(to: width) == short) }
}
