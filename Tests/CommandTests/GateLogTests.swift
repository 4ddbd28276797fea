import Foundation
import Testing

/// What `gradus gate` says in a log that students read.
@Suite(.serialized) struct GateLogTests {
  private let scratch: Scratch

  /// The reference with the sign of the sigmoid's exponent wrong: public and hidden cases fail.
  init() throws {
    scratch = try Scratch()
    let folder = scratch.url("class/ada")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let reference = GradusProcess.root.appendingPathComponent("reference/activations/Activations.swift")
    try String(contentsOf: reference, encoding: .utf8).replacing("where: x .>= 0)", with: "where: x .< 0)")
      .write(to: folder.appendingPathComponent("Activations.swift"), atomically: true, encoding: .utf8)
  }

  /// Numbers of hidden cases, as the instructor's results have them.
  private func hiddenNumbers() throws -> Set<String> {
    let run = try GradusProcess.run(
      "grade", scratch.path("class"), "--only", "activations", "--seed", "2a", "--out", scratch.path("report")
    )
    #expect(run.status == 0, "\(run.errors)")
    let data = try Data(contentsOf: scratch.url("report/results/ada.json"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let exercises = try #require(document["exercises"] as? [[String: Any]])
    let findings = exercises.flatMap { $0["items"] as? [[String: Any]] ?? [] }
      .flatMap { $0["findings"] as? [[String: Any]] ?? [] }.filter { $0["variant"] as? String == "hidden" }
    let evidence = findings.compactMap { $0["evidence"] as? [String: Any] }
    let numbers = evidence.flatMap { [$0["actual"], $0["expected"]] }.compactMap { $0 as? String }
    return Set(numbers.filter { $0.count > 8 })
  }

  @Test func showsNoNumberOfAHiddenCase() throws {
    let hidden = try hiddenNumbers()
    #expect(!hidden.isEmpty, "or this proves nothing")
    let run = try GradusProcess.run("gate", scratch.path("class/ada"), "--min", "1%", "--seed", "2a")
    #expect(run.output.contains("hidden"), "\(run.output)")
    for number in hidden { #expect(!run.output.contains(number), "\(run.output)") }
  }

  @Test func writesNumbersWithAPoint() throws {
    let run = try GradusProcess.run(["gate", scratch.path("class/ada"), "--min", "12.5%"])
    #expect(run.output.contains(/(PASS|FAIL): [0-9]+\.[0-9] %, needed 12\.5 %/), "\(run.output)")
  }
}
