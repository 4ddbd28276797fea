import Foundation
import Testing

/// `gradus new` writes files that need no hand, or says why not and writes none.
@Suite struct NewCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let grading = scratch.url("grading")
    try FileManager.default.createDirectory(at: grading, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: GradusProcess.root.appendingPathComponent("examples/course.yaml"),
      to: grading.appendingPathComponent("course.yaml"))
  }

  private func new(_ arguments: String...) throws -> GradusProcess.Run {
    try GradusProcess.run(["new"] + arguments + ["--course", scratch.path("")])
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOf: scratch.url(path), encoding: .utf8)
  }

  private func paths() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: scratch.path("")).sorted()
  }

  struct Name: Sendable {
    let arguments: [String]
    let type, constant, title: String
  }

  private static let names = [
    Name(
      arguments: ["cosine-similarity"], type: "CosineSimilarity", constant: "cosineSimilarity",
      title: "Cosine similarity"),
    Name(arguments: ["cnn", "--type", "CNN"], type: "CNN", constant: "cnn", title: "CNN"),
    Name(
      arguments: ["lstm-language-model", "--type", "LSTMLanguageModel"], type: "LSTMLanguageModel",
      constant: "lstmLanguageModel", title: "LSTM language model"),
    Name(
      arguments: ["vae", "--type", "AutoEncoder"], type: "AutoEncoder", constant: "vae", title: "AutoEncoder"),
    Name(
      arguments: ["multi-head-scaled-dot-product-attention"], type: "MultiHeadScaledDotProductAttention",
      constant: "multiHeadScaledDotProductAttention", title: "Multi head scaled dot product attention"),
    Name(
      arguments: ["one-two-three-four-five-six-seven-eight"], type: "OneTwoThreeFourFiveSixSevenEightNineXX",
      constant: "oneTwoThreeFourFiveSixSevenEight", title: "OneTwoThreeFourFiveSixSevenEightNineXX"),
  ]

  @Test func filesHaveTheirNamesAndNeedNoFormatting() throws {
    for name in Self.names {
      let id = name.arguments[0]
      let type = name.arguments.count == 1 ? ["--type", name.type] : Array(name.arguments.dropFirst())
      let run = try GradusProcess.run(["new", id] + type + ["--course", scratch.path("")])
      #expect(run.status == 0, "\(run.errors)")
      let isListed = try read("grading/course.yaml").contains("  - id: \(id)\n    weight: 1\n")
      #expect(isListed)
      for (path, text) in [
        ("exercises/\(id)/\(name.type)Exercise.swift", "public protocol \(name.type)Exercise {"),
        ("exercises/\(id)/README.md", "# \(name.title)\n"),
        ("reference/\(id)/\(name.type).swift", "struct \(name.type): \(name.type)Exercise {"),
        ("grading/public/\(id)/Public\(name.type).swift", "title: \"\(name.title)\""),
        ("grading/public/\(id)/\(name.type)Checks.swift", "Trial<any \(name.type)Exercise>"),
        ("grading/hidden/\(id)/Graded\(name.type).swift", "import Public\(name.type)\n"),
        ("grading/hidden/\(id)/\(name.type)Mistakes.swift", "let \(name.constant)Mistakes: [Mistake]"),
      ] {
        #expect(try read(path).contains(text), "\(path)")
      }
    }
    #expect(try read("grading/course.yaml").contains("total-weight: \(7 + Self.names.count)\n"))
    let lint = Process()
    lint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    lint.arguments = [
      "swift", "format", "lint", "--strict", "--configuration", GradusProcess.root.path + "/.swift-format",
      "-r",
      scratch.path(""),
    ]
    try lint.run()
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0)
  }

  @Test func theTypeIsTheNameInCamelCase() throws {
    #expect(try new("cosine-similarity").status == 0)
    #expect(
      try read("reference/cosine-similarity/CosineSimilarity.swift").contains("struct CosineSimilarity:"))
  }

  @Test(arguments: [
    (["Bad Name"], "lower case words"), (["a--b"], "lower case words"), (["../x"], "lower case words"),
    (["café"], "lower case words"), (["class"], "a word of Swift"),
    (["taken"], "There is an exercise `taken`"),
    (["ta-ken", "--type", "Taken"], "The exercise `taken` has the type Taken"),
    (["other", "--type", "TAKEN"], "The exercise `taken` has the type Taken"),
    (["losses"], "The course file lists `losses`"), (["cnn", "--type", "cnn"], "`cnn` is no name of a type"),
    (["cnn", "--type", "C-NN"], "`C-NN` is no name of a type"),
    (["cnn", "--type", ""], "`` is no name of a type"),
    (["tensor"], "Tensor is a type of"), (["cnn", "--type", "String"], "String is a type of"),
    (["padding"], "Padding is a type of"), (["graded"], "Graded is a type of"),
    (["a-name-that-is-longer-than-any-line-can-hold"], "more than 38 characters"), (["rnn"], "rnn exists"),
  ]) func whatCannotBeIsSaidAndNothingWritten(_ arguments: [String], _ words: String) throws {
    try FileManager.default.createDirectory(
      at: scratch.url("grading/hidden/rnn"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: scratch.url("exercises/taken"), withIntermediateDirectories: true)
    try Data().write(to: scratch.url("exercises/taken/TakenExercise.swift"))
    let (before, course) = (try paths(), try read("grading/course.yaml"))
    let run = try GradusProcess.run(["new"] + arguments + ["--course", scratch.path("")])
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try paths() == before)
    #expect(try read("grading/course.yaml") == course)
  }

  @Test func anotherCourseFileMayBeNamed() throws {
    let text = try read("grading/course.yaml")
    try Data(text.utf8).write(to: scratch.url("evening.yaml"))
    #expect(try new("gan", "--type", "GAN", "--course-file", scratch.path("evening.yaml")).status == 0)
    #expect(try read("evening.yaml").contains("- id: gan"))
    #expect(try read("grading/course.yaml") == text)
  }
}
