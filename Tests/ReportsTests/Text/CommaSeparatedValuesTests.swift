import Testing

@testable import Reports

@Suite struct CommaSeparatedValuesTests {
  @Test(arguments: [
    ("ada", "ada"),
    ("Lovelace, Ada", "\"Lovelace, Ada\""),
    ("the \"first\"", "\"the \"\"first\"\"\""),
    ("=1+1", "'=1+1"),
    ("+49 30", "\"'+49 30\""),
    ("-x", "'-x"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("  =1", "'=1"),
    ("\t=1", "'=1"),
    ("\"=1", "\"\"\"'=1\""),
    ("\r\n=1", "'=1"),
    ("＝1", "'＝1"),
    ("a;=cmd|' /C calc'!A0", "\"a;'=cmd|' /C calc'!A0\""),
    ("a, -b", "\"a, '-b\""),
    ("Anne-Marie", "Anne-Marie"),
    ("ada@example.org", "ada@example.org"),
    ("line\nbreak", "\"line break\""),
    ("", ""),
  ])
  func foreignTextIsNoFormula(text: String, cell: String) {
    #expect(CommaSeparatedValues.text(text) == cell)
  }

  @Test func rowsEndAsTheStandardSays() {
    #expect(CommaSeparatedValues.row(["a", "b"]) == "a,b\r\n")
  }
}
