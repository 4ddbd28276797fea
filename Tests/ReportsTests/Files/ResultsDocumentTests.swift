import CourseModel
import Foundation
import Testing

@testable import Reports

@Suite struct ResultsDocumentTests {
  private let document = ResultsDocument(
    Samples.typical, course: Samples.course, tool: "gradus 0.1.0", toolchain: "Swift 6.3.1")

  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Documentation/results-schema.md").standardized

  /// The `json` block of the documentation is what the encoder writes for the sample; it is recorded anew
  /// like a golden file.
  @Test func documentedExampleIsWhatIsWritten() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.firstRange(of: "```json\n")).upperBound
    let end = try #require(text[start...].firstRange(of: "\n```\n")).lowerBound
    let written = try document.json().dropLast()
    if written != text[start..<end], Golden.isRecording {
      try Data((text[..<start] + written + text[end...]).utf8).write(to: Self.page)
      Issue.record("recorded the example of results-schema.md; read it and run again")
    } else {
      #expect(written == text[start..<end])
    }
  }

  @Test func everyKeyIsDocumented() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let json = try JSONSerialization.jsonObject(with: Data(document.json().utf8))
    for key in keys(of: json) { #expect(text.contains("| `\(key)` |"), "\(key) is not documented") }
  }

  @Test func nothingIsLeftOut() throws {
    let document = ResultsDocument(Samples.broken, course: Samples.course, tool: "t", toolchain: "s")
    let json = try document.json()
    for line in ["\"mark\" : null", "\"earned\" : null", "\"email\" : null", "\"status\" : \"incomplete\""] {
      #expect(json.contains(line))
    }
  }

  @Test func equalResultsAreEqualTexts() throws {
    #expect(try document.json() == document.json())
  }

  private func keys(of json: Any) -> Set<String> {
    if let object = json as? [String: Any] {
      return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1)) }
    }
    return (json as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(of: $1)) }
  }
}
