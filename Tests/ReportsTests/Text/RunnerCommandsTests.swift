import Testing

@testable import Reports

@Suite struct RunnerCommandsTests {
  @Test(arguments: [
    ("::error file=a::b", ": :error file=a: :b"),
    (":::", ": : :"),
    ("##[error]x", "# #[error]x"),
    ("a ##[group]", "a # #[group]"),
    ("####[x", "### #[x"),
    ("##vso[task.setvariable]", "# #vso[task.setvariable]"),
    ("##teamcity[buildProblem]", "# #teamcity[buildProblem]"),
    ("section_start:1:x", "section_start :1:x"),
    ("section_end:1:x", "section_end :1:x"),
    ("travis_fold:start:x", "travis_fold :start:x"),
  ])
  func areBrokenUp(text: String, broken: String) {
    #expect(RunnerCommands.broken(in: text) == broken)
    #expect(RunnerCommands.broken(in: broken) == broken)
  }

  @Test(arguments: [
    "a: b", "Losses.swift:3:5: cannot find 'x'", "### epoch 1 ###", "#if os(Linux)", "##\"raw\"##", "[#]", "",
    "é:漢",
    "-----", "loss(_:labels:)",
  ])
  func whatPeopleWriteStays(text: String) { #expect(RunnerCommands.broken(in: text) == text) }

  /// To .NET's comparison of texts, which GitHub's runner uses, invisible characters are not there.
  @Test(arguments: [
    "#\u{200D}#[error]", "##\u{FE0F}[error]", ":\u{200C}:error::", "#\u{34F}#[error]", "##\u{AD}[x]",
  ])
  func areBrokenUpByWhatCannotBeSeen(text: String) {
    let harmless = text.madeHarmless(keepingLines: false)
    let seen = harmless.unicodeScalars.filter { !$0.isInvisible }
    #expect(!String(String.UnicodeScalarView(seen)).contains("##["))
    #expect(harmless.contains("\\u{"))
    #expect(!harmless.hasPrefix("::"))
  }
}
