import Testing

@testable import Reports

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("Ada Lovelace", "Ada Lovelace"),
    ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
    ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ("![](http://evil/x.png)", "!\\[\\](http&#58;//evil/x.png)"),
    ("www.evil.example", "www&#46;evil.example"),
    ("a | b", "a \\| b"),
    ("# heading", "\\# heading"),
    ("1. list", "1\\. list"),
    ("12) list", "12\\) list"),
    ("- item", "\\- item"),
    ("> quote", "\\> quote"),
    ("**bold** _it_ snake_case ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ snake_case \\~\\~no\\~\\~"),
    ("a\n\n# b", "a # b"),
    ("a\r\n- b", "a - b"),
    ("tick ` tick", "tick \\` tick"),
    ("back\\slash", "back\\\\slash"),
    ("AT&T &lt;", "AT&amp;T &amp;lt;"),
    ("\u{1B}[31m", "␛\\[31m"),
    ("abc\u{202E}def", "abc\\\\u{202E}def"),
    ("@everyone", "&#64;everyone"),
    ("$x^2$", "\\$x^2\\$"),
    ("", ""),
  ])
  func plainTextStaysText(text: String, markdown: String) {
    #expect(Markdown.plain(text) == markdown)
  }

  @Test(arguments: [
    ("`exp(-x)` overflows", "`exp(-x)` overflows"),
    ("use `a*b` not *c*", "use `a*b` not \\*c\\*"),
    ("one ` alone", "one \\` alone"),
    ("`a` and ` alone", "`a` and \\` alone"),
    ("``", "\\`\\`"),
    ("``` block", "\\`\\`\\` block"),
    ("`a``b`", "`a`\\`b\\`"),
    ("`x\n\ny`", "`x y`"),
    ("`<b>`<b>", "`<b>`&lt;b>"),
  ])
  func proseKeepsCode(text: String, markdown: String) {
    #expect(Markdown.prose(text) == markdown)
  }

  @Test func tablesEscapeTheirBarsEvenInCode() {
    #expect(Markdown.prose("`a|b` | c", inTable: true) == "`a\\|b` \\| c")
    #expect(Markdown.prose("`a|b` | c") == "`a|b` \\| c")
  }

  @Test(arguments: [
    ("0.5", "`0.5`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``x", "``` ``x ```"), ("", "`  `"),
    ("a\nb", "`a b`"),
  ])
  func codeIsBetweenEnoughBackticks(text: String, markdown: String) {
    #expect(Markdown.code(text) == markdown)
  }

  @Test(arguments: [
    "plain", "```", "````\n```\n", "a ``````` b", "~~~", "\u{1B}[2J```\u{7}", "```text\n<b>\n```\n# free",
    "end\r\n```\r\n", "",
  ])
  func blocksHoldTheirText(text: String) {
    let lines = Markdown.block(text).split(separator: "\n", omittingEmptySubsequences: false)
    let fence = lines[0].prefix { $0 == "`" }
    #expect(fence.count >= 3)
    #expect(lines.last.map(String.init) == String(fence))
    for line in lines.dropFirst().dropLast() {
      #expect(!line.contains(fence), "the line \(line) could close the block")
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\t" })
    }
  }
}
