import Foundation
import Testing

/// Runs that share a cache.
@Suite(.serialized) struct SharedCacheTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func submit(_ students: Int) throws {
    let text = try String(
      contentsOf: GradusProcess.root.appendingPathComponent("reference/perceptron/Perceptron.swift"),
      encoding: .utf8)
    for student in 0..<students {
      let folder = scratch.url("class/s\(student)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "\(text)\n// \(student)\n".write(
        to: folder.appendingPathComponent("Perceptron.swift"), atomically: true, encoding: .utf8)
    }
  }

  private func command(into report: String) -> [String] {
    [
      "grade", scratch.path("class"), "--out", scratch.path(report), "--only", "perceptron", "--jobs", "2",
      "--cache", scratch.path("cache"), "--cache-limit", "1",
    ]
  }

  /// The limit is so small that each removes what the other has just made.
  @Test func twoAtOnceWithATinyLimitBothSucceed() async throws {
    try submit(4)
    let runs = try await withThrowingTaskGroup(of: GradusProcess.Run.self) { group in
      for command in ["one", "two"].map(command) { group.addTask { try GradusProcess.run(command) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for run in runs { #expect(run.status == 0, "\(run.errors)") }
    for report in ["one", "two"] {
      let lines = try ItemLines.of(report: scratch.url(report))
      #expect(lines.count == 4 * 8 && lines.allSatisfy { $0.contains(",passed,") })
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("cache/in-use"))
    #expect(left == [], "the corners of both are gone")
  }

  @Test func aCacheThatCannotBeWrittenSaysWhatToDo() throws {
    try submit(1)
    try Data().write(to: scratch.url("cache"))
    let run = try GradusProcess.run(command(into: "report"))
    #expect(run.status == 2)
    #expect(run.errors.contains("--cache DIR") && !run.errors.contains("NSCocoa"), "\(run.errors)")
  }
}
