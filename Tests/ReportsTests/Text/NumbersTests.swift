import CourseModel
import Testing

@testable import Reports

@Suite struct NumbersTests {
  @Test(arguments: [
    (15, "15"), (15.5, "15.5"), (15.254, "15.25"), (13.333333, "13.33"), (0, "0"), (20.0 / 3, "6.67"),
    (.nan, "nan"), (.infinity, "inf"), (0.07, "0.07"),
  ])
  func marks(value: Double, text: String) { #expect(Numbers.plain(value) == text) }

  @Test(arguments: [
    (0, 9, "0 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (9, 9, "100 %"), (1, 3, "33 %"), (0, 0, "–"),
  ])
  func shares(part: Int, whole: Int, text: String) { #expect(Numbers.percent(part, of: whole) == text) }

  @Test(arguments: [
    ("0.25", "0.5", "0.25", "0.5"), ("-5.803960229153745", "5.803960229146975", "−5.80396", "5.80396"),
    ("1", "-1", "1", "−1"), ("0.0", "nan", "0.0", "NaN"),
    ("0.1 to 0.2500000001", "-1.0", "0.1 to 0.25", "−1.0"),
    ("true", "false", "true", "false"), ("", "secret", "", "secret"),
  ]) func evidenceReadsAsAPersonWritesIt(_ expected: String, _ actual: String, _ due: String, _ got: String) {
    let evidence = Evidence(
      part: "", index: [], actual: actual, expected: expected, wrongEntries: 1, entries: 1)
    #expect(Numbers.texts(of: evidence) == (due, got))
  }
}
