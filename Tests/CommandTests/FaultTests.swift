import Foundation
import Testing

/// Whose fault it is that a submission cannot be judged, from end to end.
@Suite(.serialized) struct FaultTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A class of one student, who hands in the course's own solutions with something added.
  private func submit(_ exercises: [(file: String, added: String)]) throws {
    let folder = scratch.url("class/ada")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (file, added) in exercises {
      let reference = GradusProcess.root.appendingPathComponent(
        "reference/\(file.lowercased())/\(file).swift")
      let text = try String(contentsOf: reference, encoding: .utf8) + added
      try text.write(to: folder.appendingPathComponent("\(file).swift"), atomically: true, encoding: .utf8)
    }
  }

  private func grade(_ arguments: [String]) throws -> GradusProcess.Run {
    try GradusProcess.run(
      ["grade", scratch.path("class"), "--out", scratch.path("report")] + arguments)
  }

  /// How many items of an exercise ended how.
  private func kinds(_ exercise: String) throws -> [String: Int] {
    let lines = try ItemLines.of(report: scratch.url("report")).map { $0.split(separator: ",") }
    return lines.filter { $0[1] == exercise }.reduce(into: [:]) { $0[String($1[3]), default: 0] += 1 }
  }

  /// `crypt` is declared in the C library's headers and lives in a library that nothing here is linked with.
  @Test func aFileThatCannotBeLoadedCostsItself() throws {
    try submit([
      ("Activations", "\nimport Foundation\nlet secret = unsafe crypt(\"a\", \"b\")\n"), ("Perceptron", ""),
    ])
    let run = try grade(["--only", "activations", "--only", "perceptron"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try kinds("activations") == ["does not compile": 8])
    #expect(try kinds("perceptron") == ["passed": 8])
    let feedback = try String(contentsOf: scratch.url("report/feedback/ada.md"), encoding: .utf8)
    #expect(feedback.contains("undefined symbol: crypt"))
  }

  /// Every folder in which the compiled submission could be kept is a file.
  @Test func aFaultOfTheToolIsNoZeroAndIsTriedAgain() throws {
    try submit([("Perceptron", "")])
    let kept = scratch.url("cache/submissions")
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    for number in 0..<256 {
      let name = String(number + 256, radix: 16).dropFirst()
      try Data().write(to: kept.appendingPathComponent(String(name)))
    }
    let arguments = ["--only", "perceptron", "--cache", scratch.path("cache")]
    let broken = try grade(arguments)
    #expect(broken.status == 3, "\(broken.errors)")
    #expect(try kinds("perceptron") == ["harness error": 8])
    #expect(try ItemLines.of(report: scratch.url("report")).allSatisfy { $0.hasSuffix("harness error,none") })

    try FileManager.default.removeItem(at: kept)
    let mended = try grade(arguments)
    #expect(mended.status == 0, "\(mended.errors)")
    #expect(try kinds("perceptron") == ["passed": 8])
  }
}
