import Foundation
import Testing

/// Submissions of more files than there are exercises, from end to end.
@Suite(.serialized) struct HelperFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func reference(_ file: String) throws -> String {
    try String(
      contentsOf: GradusProcess.root.appendingPathComponent("reference/\(file.lowercased())/\(file).swift"),
      encoding: .utf8)
  }

  private func submit(_ student: String, _ files: [String: String]) throws {
    for (path, text) in files {
      let url = scratch.url("class/\(student)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  @Test func helpersAreCompiledAndNamed() throws {
    let relu = try reference("Activations").replacing("    maximum(x, 0)", with: "    try positivePart(x)")
    let losses = try reference("Losses")
    let helper = "import LabKit\nfunc positivePart(_ x: Tensor) throws -> Tensor {\n  maximum(x, 0)\n}\n"
    try submit(
      "ada",
      [
        "Activations.swift": relu, "lib/Parts.swift": helper, "Losses.swift": losses,
        "main.swift": "print(1)",
      ])
    try submit(
      "bob",
      [
        "Activations.swift": relu, "Parts.swift": helper.replacing("maximum", with: "maximun"),
        "Losses.swift": losses,
      ])
    try submit(
      "eve",
      [
        "Activations (1).swift": relu,
        "Parts.swift": helper.replacing(
          "  maximum", with: "  let none: [Int] = []; _ = none[x.count]\n  return maximum"),
      ])
    let run = try GradusProcess.run(
      "grade", scratch.path("class"), "--out", scratch.path("report"), "--only", "activations", "--only",
      "losses")
    #expect(run.status == 0, "\(run.errors)")
    let lines = try ItemLines.of(report: scratch.url("report"))
    func kinds(_ student: String, _ exercise: String) -> Set<Substring> {
      Set(lines.filter { $0.hasPrefix("\(student),\(exercise),") }.map { $0.split(separator: ",")[3] })
    }
    #expect(kinds("ada", "activations") == ["passed"] && kinds("ada", "losses") == ["passed"])
    #expect(kinds("bob", "activations") == ["does not compile"] && kinds("bob", "losses") == ["passed"])
    #expect(kinds("eve", "activations").contains("crashed") && kinds("eve", "activations").contains("passed"))
    func feedback(_ student: String) throws -> String {
      try String(contentsOf: scratch.url("report/feedback/\(student).md"), encoding: .utf8)
    }
    #expect(try feedback("ada").contains("main.swift"))
    #expect(try feedback("bob").contains("Parts.swift:3"))
    #expect(
      try feedback("eve").contains("Parts.swift:3") && feedback("eve").contains("Activations (1).swift"))
  }

  @Test func aStudentsOwnCheckUsesThemToo() throws {
    let relu = try reference("Activations").replacing("    maximum(x, 0)", with: "    try positivePart(x)")
    let helper = "import LabKit\nfunc positivePart(_ x: Tensor) throws -> Tensor { maximum(x, 0) }\n"
    try submit("ada", ["Activations.swift": relu, "Parts.swift": helper, "main.swift": "print(1)"])
    let check = { try GradusProcess.run("check", "--submission", scratch.path("class/ada")) }
    let right = try check()
    #expect(right.status == 0 && right.errors.contains("'main.swift' was left out"), "\(right.errors)")
    try submit("ada", ["Parts.swift": helper + "let x: Int = \"\"\n"])
    let broken = try check()
    #expect(broken.status == 1)
    #expect(broken.output.contains("Parts.swift:3"), "\(broken.output)")
  }

  /// What was handed in and cannot be read is not called missing, and no two such files are one.
  @Test func unreadableFilesAreToldApart() throws {
    for (student, byte) in [("ada", UInt8(0xE9)), ("bob", 0xE8)] {
      try submit(student, ["Perceptron.swift": "import LabKit\n"])
      let url = scratch.url("class/\(student)/Perceptron.swift")
      try (Data("import LabKit\n// ".utf8) + [byte, 0x0A]).write(to: url)
    }
    let run = try GradusProcess.run(
      "grade", scratch.path("class"), "--out", scratch.path("report"), "--only", "perceptron")
    #expect(run.status == 0 && !run.errors.contains("(unchanged)"), "\(run.errors)")
    let lines = try ItemLines.of(report: scratch.url("report"))
    #expect(lines.allSatisfy { $0.hasSuffix(",does not compile,0") })
    let feedback = try String(contentsOf: scratch.url("report/feedback/ada.md"), encoding: .utf8)
    #expect(feedback.contains("line 2 is not UTF-8"))
  }
}
