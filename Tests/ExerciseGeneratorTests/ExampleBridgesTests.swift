import Foundation
import Testing

@testable import ExerciseGenerator

/// The examples of `Documentation/writing-an-exercise.md`, whose protocols lie beside the bridges that are made of them.
@Suite("The bridges of the examples of writing an exercise")
struct ExampleBridgesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "GradingTests/Documented")

  static let examples = [
    ("linear-layer", "LinearLayer"), ("logistic-training", "LogisticTraining"), ("dropout", "Dropout"),
    ("scalar-graph", "ScalarGraph"), ("numerical-derivative", "NumericalDerivative"),
  ]

  private static func generated(_ id: String, _ name: String) throws -> String {
    let source = folder.appending(path: "\(name)Example.swift")
    let file = SourceFile(path: source.path, text: try String(contentsOf: source, encoding: .utf8))
    let common: Set<String> = ["Bool", "Double", "Int", "String", "Tensor"]
    let exercise = try ExerciseParser(file: file, common: common).parse(
      id: id, protocolName: "\(name)Exercise")
    #expect(file.errors.map(\.description) == [])
    // A course's protocols lie in the module Exercises and their bridges in ExerciseBridges; here both lie in a third.
    return BridgeWriter(exercise: exercise).text.replacing(
      "public import Exercises\n", with: "public import ExerciseBridges\n")
  }

  @Test("are the ones that tests compile; UPDATE_FIXTURES=1 writes them", arguments: examples)
  func areFresh(id: String, name: String) throws {
    let committed = Self.folder.appending(path: "Bridges/\(name)Bridge.swift")
    let text = try Self.generated(id, name)
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try text.write(to: committed, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: committed, encoding: .utf8) == text)
  }
}
