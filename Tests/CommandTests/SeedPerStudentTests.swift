import Foundation
import Testing

/// `gradus grade --seed-per-student`: two students who handed in the same file.
@Suite(.serialized) struct SeedPerStudentTests {
  private let scratch: Scratch

  /// The reference with the sign of the sigmoid's exponent wrong, so that results show the numbers of hidden cases.
  init() throws {
    scratch = try Scratch()
    let reference = GradusProcess.root.appendingPathComponent("reference/activations/Activations.swift")
    let wrong = try String(contentsOf: reference, encoding: .utf8)
      .replacing("where: x .>= 0)", with: "where: x .< 0)")
    for student in ["ada", "ben"] {
      let folder = scratch.url("class/\(student)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try wrong.write(
        to: folder.appendingPathComponent("Activations.swift"), atomically: true, encoding: .utf8)
    }
  }

  private func grade(into report: String, _ more: String...) throws -> GradusProcess.Run {
    let run = try GradusProcess.run(
      [
        "grade", scratch.path("class"), "--only", "activations", "--seed", "2a", "--out",
        scratch.path(report),
      ]
        + more)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  /// The results of a student, and whether they say that the seed is this student's own.
  private func results(_ report: String, _ student: String) throws -> (exercises: NSArray, hasOwnSeed: Bool) {
    let data = try Data(contentsOf: scratch.url("\(report)/results/\(student).json"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (
      try #require(document["exercises"] as? NSArray), try #require(document["seedPerStudent"] as? Bool)
    )
  }

  @Test func drawsOtherHiddenCasesForEach() throws {
    _ = try grade(into: "own", "--seed-per-student")
    let (ada, ben) = (try results("own", "ada"), try results("own", "ben"))
    #expect(ada.hasOwnSeed && ben.hasOwnSeed)
    #expect(ada.exercises != ben.exercises, "equal files, other hidden cases")
    #expect(try ItemLines.of(report: scratch.url("own")).count == 16)

    let again = try grade(into: "own", "--seed-per-student")
    #expect(again.errors.split(separator: "\n").count { $0.hasSuffix("(unchanged)") } == 2)
    _ = try grade(into: "repeated", "--seed-per-student")
    #expect(try results("repeated", "ada").exercises == ada.exercises, "the secret decides")

    _ = try grade(into: "own")
    let shared = (try results("own", "ada"), try results("own", "ben"))
    #expect(!shared.0.hasOwnSeed && shared.0.exercises == shared.1.exercises, "one seed, equal results")
    #expect(shared.0.exercises != ada.exercises, "nothing of the other run is taken for this one's")
  }
}
