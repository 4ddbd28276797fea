import Foundation
import Testing

/// Correct solutions by people who saw the statements only, in unlike styles: a check that costs one of them points is wrong.
@Suite(.serialized) struct CorrectSubmissionsTests {
  private static let folder = GradusProcess.root.appendingPathComponent(
    "Benchmarks/naming/submissions/correct")

  /// What is read of `results/<student>.json`.
  private struct Results: Decodable {
    let exercises: [Exercise]

    struct Exercise: Decodable {
      let earned: Int?
      let points: Int
      let items: [Item]
    }

    struct Item: Decodable {
      let kind: String
      let item: String
      let title: String
    }

    /// The exercise that was handed in.
    var handedIn: Exercise? { exercises.first { $0.items.contains { $0.kind != "missing" } } }
  }

  /// Grades a class of one student a file; the results by the files' names.
  private func grade(_ files: [URL]) throws -> [String: Results] {
    let scratch = try Scratch()
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let declaration = try #require(
        text.firstMatch(of: #/[:,]\s*(\w+)Exercise\b/#), "\(file.lastPathComponent)")
      let student = scratch.url("class/\(file.deletingPathExtension().lastPathComponent)")
      try FileManager.default.createDirectory(at: student, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: file, to: student.appendingPathComponent("\(declaration.1).swift"))
    }
    let run = try GradusProcess.run("grade", scratch.path("class"), "--out", scratch.path("report"))
    #expect(run.status == 0, "\(run.errors)")
    return try Dictionary(
      uniqueKeysWithValues: files.map { file in
        let name = file.deletingPathExtension().lastPathComponent
        let data = try Data(contentsOf: scratch.url("report/results/\(name).json"))
        return (name, try JSONDecoder().decode(Results.self, from: data))
      })
  }

  private var files: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }
  }

  @Test func haveFullMarks() throws {
    let files = try files
    #expect(files.count >= 41)
    for (name, results) in try grade(files) {
      let exercise = try #require(results.handedIn, "\(name)")
      let lost = exercise.items.filter { $0.kind != "passed" }.map { "\($0.item)) \($0.title): \($0.kind)" }
      #expect(exercise.earned == exercise.points, "\(name) is correct and loses \(lost)")
    }
  }

  @Test func aWrongOneHasNot() throws {
    let file = Self.folder.appendingPathComponent("../wrong/perceptron-01.swift").standardizedFileURL
    let exercise = try #require(try grade([file])["perceptron-01"]?.handedIn)
    #expect(exercise.items.filter { $0.kind != "passed" }.map(\.item) == ["c"])
  }
}
