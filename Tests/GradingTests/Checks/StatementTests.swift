import Checks
import HiddenChecks
import CourseModel
import Foundation
import Testing

/// The statements say what the course grades.
@Suite struct StatementTests {
  private static let sections = [
    "Definitions", "Conventions", "Points", "An example", "Hints", "Reading",
  ]

  private func statement(of id: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("exercises/\(id)/README.md"), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: gradedExercises.map(\.exercise.id)) func theTableListsTheItems(_ id: String) throws {
    let exercise = try #require(gradedExercises.first { $0.exercise.id == id }).exercise
    let lines = try statement(of: id)
    let points = try #require(lines.firstIndex(of: "## Points"))
    let rows = lines[points...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map {
      $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.map { $0[0] } == exercise.items.map(\.id))
    #expect(rows.map { $0[2] } == exercise.items.map { "\($0.points)" })
    for (row, item) in zip(rows, exercise.items) {
      #expect(
        row[3].contains("public") == item.visibility.variants.contains(.visible), "\(item.id): \(row[3])")
      #expect(
        row[3].contains("hidden") == item.visibility.variants.contains(.hidden), "\(item.id): \(row[3])")
    }
  }

  @Test(arguments: gradedExercises.map(\.exercise.id)) func allHaveOneStyle(_ id: String) throws {
    let exercise = try #require(gradedExercises.first { $0.exercise.id == id }).exercise
    let lines = try statement(of: id)
    #expect(lines.filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) } == Self.sections)
    let text = lines.joined(separator: "\n")
    for due in [
      "**Hand in** `\(exercise.fileName)`; further Swift files beside it", "gradus check \(id)",
      "**\(exercise.points) points.**", "(../README.md)", "any `LabError`", "import Foundation",
    ] {
      #expect(text.contains(due), "\(id) lacks: \(due)")
    }
  }
}
