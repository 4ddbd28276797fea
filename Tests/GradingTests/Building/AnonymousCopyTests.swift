import Foundation
import Testing

@testable import Grading

@Suite("A copy at a place that names nobody") struct AnonymousCopyTests {
  /// Runs a test on a file of its own.
  private func withFile(_ body: (_ path: String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "original-\(UUID().uuidString)").path
    try Data("text".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("is what its use asks for", arguments: [(AnonymousCopy.Use.reading, 0o444), (.execution, 0o111)])
  func use(use: AnonymousCopy.Use, permissions: Int) throws {
    try withFile { original in
      let copy = try AnonymousCopy(of: original, for: use)
      try withExtendedLifetime(copy) {
        #expect(copy.path.contains("/gradus-run-") && !copy.path.contains("original"))
        let attributes = try FileManager.default.attributesOfItem(atPath: copy.path)
        #expect(attributes[.posixPermissions] as? Int == permissions)
        #expect(attributes[.size] as? Int == 4)
      }
    }
  }

  @Test("is one of its own, and goes with its last reference")
  func lifetime() throws {
    try withFile { original in
      let other = try AnonymousCopy(of: original, for: .reading)
      var copy: AnonymousCopy? = try AnonymousCopy(of: original, for: .reading)
      let path = try #require(copy).path
      copy = nil
      #expect(!FileManager.default.fileExists(atPath: path))
      withExtendedLifetime(other) { #expect(FileManager.default.fileExists(atPath: other.path)) }
    }
  }
}
