import Testing

@testable import Reports

@Suite struct StartOfTextTests {
  @Test(arguments: [
    ("", "", false), ("one", "one", false), ("one\ntwo\n", "one\ntwo", false),
    ("one\ntwo\nthree", "one\ntwo", true), ("one\ntwo\n\n \n", "one\ntwo", false),
    ("one\nTensors/Te", "one", true), ("a very long line", "a very lon", true), ("\n\nx", "\n", true),
    ("1\r\n2\r\n3", "1\r\n2", true),
  ]) func noLineIsCutInTheMiddleUnlessItIsTheFirst(_ text: String, _ start: String, _ isCut: Bool) {
    #expect(text.start(lines: 2, characters: 10) == (start, isCut))
  }
}
