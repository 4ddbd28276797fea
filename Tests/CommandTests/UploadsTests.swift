import Foundation
import Testing

/// Uploads and rosters as they really are, from end to end.
@Suite(.serialized) struct UploadsTests {
  private let scratch: Scratch
  private let perceptron: Data
  private let roster = """
    Student,ID,SIS Login ID,Section,Lab 1 (4711)
        Points Possible,,,,20
    "Lovelace, Ada",901,ada,A,
    "Lee, Kim",902,kim1,A,
    "Lee, Kim",903,kim2,A,
    "Hopper, Grace",904,grace,A,
    "Roe, Jo",905,jo,A,
    "Student, Test",906,,A,

    """

  init() throws {
    scratch = try Scratch()
    perceptron = try Data(
      contentsOf: GradusProcess.root.appendingPathComponent("reference/perceptron/Perceptron.swift"))
    try Data(roster.utf8).write(to: scratch.url("roster.csv"))
    try hand(in: "ada/Perceptron.swift")
    try hand(in: "Kim Lee_7_assignsubmission_file_/Perceptron.swift")
    try hand(in: "Bob Smith_8_assignsubmission_file_/Perceptron.swift")
    try write("grace.rar", Data("Rar!".utf8))
    try write("notes.pdf", Data("%PDF".utf8))
    try FileManager.default.createSymbolicLink(
      at: scratch.url("class/jo"), withDestinationURL: URL(fileURLWithPath: "/etc"))
  }

  private func write(_ name: String, _ data: Data) throws {
    let file = scratch.url("class/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private func hand(in name: String) throws { try write(name, perceptron) }

  private func grade(_ arguments: String..., out: String = "report") throws -> GradusProcess.Run {
    try GradusProcess.run(
      ["grade", scratch.path("class"), "--roster", scratch.path("roster.csv"), "--out", scratch.path(out)]
        + arguments)
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url(name)), as: UTF8.self)
  }

  @Test func everyUploadIsSomeonesOrListed() throws {
    let run = try grade("--only", "perceptron")
    #expect(run.status == 0, "\(run.errors)")
    let summary = try read("report/summary.txt")
    for text in [run.output, summary] {
      let words = text.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
      for said in [
        "UPLOADS TO LOOK AT: 6", "'jo' was left out: it is a symbolic link",
        "'notes.pdf' belongs to no student", "'Bob Smith_8_assignsubmission_file_' matches no student",
        "'Kim Lee_7_assignsubmission_file_' fits several students of the roster (902, 903); rename it",
        "904: 'grace.rar' could not be unpacked", "of 3 students it cannot be told",
      ] {
        #expect(words.contains(said), "\(said)\n\(text)")
      }
    }
    #expect(run.errors.contains("columns not read: 'Lab 1 (4711)'"))
    #expect(run.errors.contains("'Student, Test' is a row of Canvas's and no student"))
    let rows = try read("report/grades.csv").split(whereSeparator: \.isNewline)
    #expect(rows[0].unicodeScalars.first == "\u{FEFF}")
    let status = Dictionary(
      rows.map { row in (row.prefix { $0 != "," }, row.split(separator: ",").last) }, uniquingKeysWith: { $1 }
    )
    #expect(status["901"] == "incomplete" && status["904"] == "incomplete")
    #expect(status["7"] == "unassigned incomplete" && status["8"] == "unassigned incomplete")
    for id in ["902", "903", "905"] { #expect(status[id[...]] == "unassigned upload") }
    #expect(status["906"] == nil)
  }

  @Test func anExerciseGradedAloneKeepsTheOthersResults() throws {
    try write("ada/Activations.swift", Data("struct Activations {}".utf8))
    let first = try grade("--only", "activations")
    #expect(first.status == 0, "\(first.errors)")
    let second = try grade("--only", "perceptron")
    #expect(second.status == 0, "\(second.errors)")
    let lines = try ItemLines.of(report: scratch.url("report")).filter { $0.hasPrefix("901,") }
    #expect(lines.count { $0.hasPrefix("901,activations,") } == 8)
    #expect(lines.filter { $0.contains(",perceptron,") }.allSatisfy { $0.contains(",passed,") })
    let shown = try GradusProcess.run("show", "901", "--out", scratch.path("report"))
    #expect(shown.output.contains("Activations") && shown.output.contains("Perceptron"))
  }

  @Test func aReportInTheClassIsNoStudent() throws {
    for _ in 1...2 {
      let run = try GradusProcess.run(
        ["grade", ".", "--only", "perceptron", "--roster", "../roster.csv"], in: scratch.url("class"),
        environment: [:])
      #expect(run.status == 0, "\(run.errors)")
      #expect(!run.errors.contains("report"), "\(run.errors)")
    }
    // That of another run is recognised by what it holds.
    let other = try grade("--only", "perceptron")
    #expect(other.errors.contains("'report' was left out: it is a report of gradus"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("report/results/report.json")))
    let inside = try grade("--only", "perceptron", out: "class")
    #expect(inside.status == 2 && inside.errors.contains("among the submissions"))
    let itself = try GradusProcess.run("grade", scratch.path("report"), "--out", scratch.path("r2"))
    #expect(itself.status == 2 && itself.errors.contains("holds a report of gradus"))
  }

  @Test func aHomeThatCannotHoldTheCacheSaysSo() throws {
    try Data().write(to: scratch.url("home"))
    let arguments = ["check", "perceptron", "--submission", scratch.path("class/ada")]
    let broken = try GradusProcess.run(
      arguments, environment: ["HOME": scratch.path("home"), "XDG_CACHE_HOME": "relative"])
    #expect(broken.status == 2 && broken.errors.contains("--cache DIR"), "\(broken.errors)")
    #expect(broken.errors.contains(scratch.path("home")))
  }
}
