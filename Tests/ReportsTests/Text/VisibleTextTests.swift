import Reports
import Testing

@Suite struct VisibleTextTests {
  @Test func whatIsInterpolatedIsForeign() {
    let name = "x\n::error::\u{1B}]0;owned\u{7}\u{202E}"
    let text: VisibleText = "gradus: \(name) of \(3)\n"
    #expect(text.description == "gradus: x : :error: :␛]0;owned␇\\u{202E} of 3\n")
  }

  @Test func ownWordsStay() {
    let foreign = "a\tb"
    let text: VisibleText = "\r\u{1B}[K\(VisibleText(foreign))\n"
    #expect(text.description == "\r\u{1B}[Ka b\n")
  }

  /// Neither part is a command; put together they would be.
  @Test func noCommandComesAboutBetweenTwoParts() {
    let (first, second) = ("#", "#[error]")
    #expect(("\(first)\(second)" as VisibleText).description == "# #[error]")
    #expect(("\("a:"):b" as VisibleText).description == "a: :b")
  }

  @Test(arguments: [
    ("one", "one"), ("a\nb\r\nc", "a\n│ b\n│ c"), ("a\n\n  ::error::b", "a\n│   : :error: :b"), ("", ""),
  ])
  func everyFurtherLineOfAMessageStandsBehindABar(message: String, text: String) {
    #expect(VisibleText(message: message).description == text)
  }
}
