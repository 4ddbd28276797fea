import Testing

@testable import Submissions

@Suite struct DiagnosticParserTests {
  @Test func errorsWithTheirNotes() {
    let text = """
      A.swift:2:8: error: type 'A' does not conform to protocol 'AExercise'
      struct A: AExercise {
             ^
      A.swift:2:8: note: add stubs for conformance
      LabKit.AExercise.sigmoid:2:6: note: protocol requires function 'sigmoid' with type '(Tensor) throws -> Tensor'
      A.swift:4:58: warning: variable 'y' was never used
      <unknown>:0: error: something else
      """
    let found = DiagnosticParser(text, shown: ["A.swift": "work/A.swift"]).byFile
    #expect(
      found["A.swift"] == [
        Diagnostic(
          file: "work/A.swift", line: 2, column: 8, severity: .error,
          message: "type 'A' does not conform to protocol 'AExercise'",
          notes: [
            "add stubs for conformance",
            "protocol requires function 'sigmoid' with type '(Tensor) throws -> Tensor'",
          ]),
        Diagnostic(
          file: "work/A.swift", line: 4, column: 58, severity: .warning,
          message: "variable 'y' was never used",
          notes: []),
      ])
    #expect(found[""]?.map(\.message) == ["something else"])
    let missing = MissingDeclarations.find(typeName: "A", student: found["A.swift"] ?? [], glue: [])
    #expect(missing == [.entryPoint(name: "sigmoid", signature: "(Tensor) throws -> Tensor")])
  }

  @Test func floodIsCut() {
    let text = (1...1000).map { "A.swift:\($0):1: error: e\nA.swift:1:1: note: n\n" }.joined()
    let found = DiagnosticParser(text, shown: ["A.swift": "A.swift"]).byFile["A.swift"] ?? []
    #expect(found.count == DiagnosticParser.mostPerFile)
    #expect(found.last?.notes.count == 1)
  }

  @Test(arguments: [
    ("a\u{1b}[31mb", "a[31mb"), ("a\tb", "a b"), ("a\u{0}b\u{7f}\u{9b}", "ab"),
    ("\u{202e}abc\u{2066}", "abc"),
    ("é漢", "é漢"),
  ])
  func controlCharactersGo(text: String, cleaned: String) {
    #expect(DiagnosticText.cleaned(text) == cleaned)
  }

  @Test func longTextIsCut() {
    let cleaned = DiagnosticText.cleaned(String(repeating: "x", count: 100_000))
    #expect(cleaned.unicodeScalars.count == DiagnosticText.longestMessage)
    #expect(cleaned.hasSuffix("…"))
  }
}
