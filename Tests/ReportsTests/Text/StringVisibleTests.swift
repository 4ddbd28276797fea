import Testing

@testable import Reports

@Suite struct StringVisibleTests {
  @Test(arguments: [
    ("\u{1B}[31mred", "␛[31mred"),
    ("bell\u{7}null\u{0}del\u{7F}", "bell␇null␀del␡"),
    ("c1\u{9B}2J", "c1\\u{9B}2J"),
    ("\u{202E}live\u{2066}", "\\u{202E}live\\u{2066}"),
    ("tag\u{E0041}", "tag\\u{E0041}"),
    ("zero\u{200B}width\u{FEFF}", "zero\\u{200B}width\\u{FEFF}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("a\r\nb\tc", "a\nb\tc"),
    ("progress 1\rprogress 2", "progress 1␍progress 2"),
    ("é 漢 🙂", "é 漢 🙂"),
    ("❤\u{FE0F} 👩\u{200D}🔬", "❤\u{FE0F} 👩\u{200D}🔬"),
    ("a\u{200D}b\u{FE0F}", "a\\u{200D}b\\u{FE0F}"),
    ("filler\u{3164}\u{115F}\u{34F}", "filler\\u{3164}\\u{115F}\\u{34F}"),
  ])
  func linesStay(text: String, visible: String) {
    #expect(text.madeVisible(keepingLines: true) == visible)
  }

  @Test(arguments: [
    ("a\r\n\r\nb", "a b"), ("  a  ", "a"), ("a\u{2028}b", "a b"), ("a\u{85}b", "a\\u{85}b"), ("\n", ""),
  ])
  func oneLine(text: String, visible: String) {
    #expect(text.madeVisible(keepingLines: false) == visible)
  }
}
