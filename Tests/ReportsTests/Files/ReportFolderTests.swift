import Foundation
import Reports
import Testing

@Suite struct ReportFolderTests {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  @Test func writesOnlyWhatChanged() throws {
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try ReportFolder(url).folder("results")
    #expect(try folder.write("one", to: "ada.json"))
    #expect(try !folder.write("one", to: "ada.json"))
    #expect(try folder.write("two", to: "ada.json"))
    let written = try String(contentsOf: url.appendingPathComponent("results/ada.json"), encoding: .utf8)
    #expect(written == "two")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["ada.json"])
  }

  @Test(arguments: ["", ".", "..", "../x", "a/b", "/etc/x", "a\0b", String(repeating: "x", count: 256)])
  func refusesWhatIsNoFileName(name: String) throws {
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try ReportFolder(url)
    #expect(throws: ReportError.self) { try folder.write("x", to: name) }
  }

  @Test func saysWhichFolderCannotBeMade() throws {
    try Data().write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = #expect(throws: ReportError.self) { try ReportFolder(url).folder("results") }
    #expect(error?.description.contains(url.path) == true)
  }
}
