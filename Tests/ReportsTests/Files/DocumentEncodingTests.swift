import CourseModel
import Foundation
import Testing

@testable import Reports

/// JSON keeps every text as it is, and shows none of it that a terminal or a runner would obey.
@Suite struct DocumentEncodingTests {
  @Test(arguments: HostileTextTests.texts) func keepsTextsAndShowsNothingHarmful(text: String) throws {
    let result = HostileTextTests.submission(saying: text)
    let json = try ResultsDocument(result, course: Samples.course, tool: "t", toolchain: "s").json()
    for scalar in json.unicodeScalars where scalar != "\n" { #expect(!scalar.isInvisible, "\(json)") }
    #expect(!json.contains("##"))
    for line in json.split(separator: "\n") {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
    }
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let notes = try #require(parsed?["notes"] as? [String])
    #expect(Array(notes[0].unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func escapesWithSurrogatesBeyondTheBasicPlane() throws {
    #expect(
      try DocumentEncoding.text(["\u{E0041}\u{7F}##["]) == "[\n  \"\\udb40\\udc41\\u007f#\\u0023[\"\n]\n")
  }
}
