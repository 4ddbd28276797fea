import Foundation
import Testing

@testable import ExerciseGenerator

@Suite("The bridge of the exercise with every kind of signature")
struct EverythingBridgeTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "EverythingFixture")

  private func generated() throws -> String {
    let source = folder.appending(path: "EverythingExercise.swift")
    let file = SourceFile(path: source.path, text: try String(contentsOf: source, encoding: .utf8))
    let common: Set<String> = [
      "Bool", "Double", "Int", "String", "Tensor", "UInt8", "Reduction", "Padding", "LabelledData",
    ]
    let exercise = try ExerciseParser(file: file, common: common).parse(
      id: "everything", protocolName: "EverythingExercise")
    #expect(file.errors.map(\.description) == [])
    return BridgeWriter(exercise: exercise, extraImports: ["ExerciseBridges"]).text
  }

  @Test("is the one that the tests of the bridge compile; UPDATE_FIXTURES=1 writes it")
  func isFresh() throws {
    let committed = folder.appending(path: "EverythingBridge.swift")
    let text = try generated()
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try text.write(to: committed, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: committed, encoding: .utf8) == text)
  }
}
