import CourseModel
import Foundation
import CourseFiles
import Testing

@Suite struct CourseFileTests {
  private let reader = CourseFile(
    path: "grading/course.yaml",
    known: ["mlp", "losses"].map {
      Exercise(id: $0, title: $0, topic: "", typeName: "T", items: [])
    })
  private static let header = "title: T\nscale: 20\ntotal-weight: 3\n"

  @Test func readsAWholeCourse() throws {
    let course = try reader.parse(
      Self.header + """
        exercises:
          - id: mlp
            weight: 2
            limits: {seconds-per-call: 0.5, seconds-per-item: 30, memory-mib: 2048, stack-mib: 8}
          - id: losses
            weight: 1
        """)
    #expect(course.title == "T")
    #expect(course.scale == 20)
    #expect(course.exercises.map(\.exercise.id) == ["mlp", "losses"])
    #expect(course.exercises.map(\.weight) == [2, 1])
    #expect(
      course.exercises[0].exercise.limits
        == CallLimits(secondsPerCall: 0.5, secondsPerItem: 30, memoryBytes: 2 << 30, stackBytes: 8 << 20))
    #expect(course.exercises[1].exercise.limits == CallLimits())
  }

  @Test func readsDecimalsExactly() throws {
    let course = try reader.parse(
      """
      title: T
      scale: 12.5
      total-weight: 0.3
      exercises:
        - {id: mlp, weight: 0.1}
        - {id: losses, weight: 0.2}
      """)
    #expect(course.exercises.map(\.weight) == [Rational(1, over: 10), Rational(1, over: 5)])
    #expect(course.scale == Rational(25, over: 2))
  }

  @Test func refusesPointsThatLeaveMarksInexact() throws {
    let points = [11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    let known = points.map { points in
      Exercise(
        id: "e\(points)", title: "", topic: "", typeName: "T",
        items: [Item(id: "a", title: "", points: points, visibility: .visible)])
    }
    let lines = points.map { "  - {id: e\($0), weight: 1}\n" }.joined()
    let error = try #require(throws: CourseFileError.self) {
      try CourseFile(path: "course.yaml", known: known)
        .parse("title: T\nscale: 20\ntotal-weight: \(points.count)\nexercises:\n" + lines)
    }
    #expect(error.key == "exercises" && error.remedy.contains("round number"), "\(error)")
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int?
    let key: String?
    let words: String
    var testDescription: String { words }

    init(_ text: String, line: Int?, key: String?, _ words: String) {
      self.text = text
      self.line = line
      self.key = key
      self.words = words
    }

    /// A course of one exercise with more lines about it.
    static func exercise(_ lines: String..., line: Int, key: String, _ words: String) -> Broken {
      let entry = lines.map { "    \($0)\n" }.joined()
      return Broken(
        CourseFileTests.header + "exercises:\n  - id: mlp\n" + entry, line: line, key: key, words)
    }
  }

  static let broken: [Broken] = [
    .exercise("weight: 3", "limits: {stack-mib: 4097}", line: 7, key: "stack-mib", "`stack-mib: 1024`"),
    .exercise("weight: 3", "limits: {memory-mib: 1}", line: 7, key: "memory-mib", "`memory-mib: 1024`"),
    Broken(
      header + "seconds-for-diagnosis: -1\n", line: 4, key: "seconds-for-diagnosis",
      "`seconds-for-diagnosis: 5`"),
    Broken("", line: 1, key: nil, "Start with `title:`"),
    Broken("- a\n- b\n", line: 1, key: nil, "Write one key on each line"),
    Broken(header, line: 1, key: "exercises", "Add a line `exercises: …`"),
    Broken(header + "exercises: all\n", line: 4, key: "exercises", "Start each entry with `- id: …`"),
    Broken(header + "exercises: []\n", line: 4, key: "exercises", "Start each entry with `- id: …`"),
    Broken(header + "exercises: [mlp]\n", line: 4, key: "exercises", "Write one key on each line"),
    Broken(header + "colour: red\n", line: 4, key: "colour", "Known keys: title, scale"),
    Broken("title: T\nscale: many\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: -20\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: .inf\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: .nan\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: 2e1\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: 1000000\n", line: 2, key: "scale", "For example `scale: 1`"),
    Broken("title: T\nscale: [20]\n", line: 2, key: "scale", "Write the value after the colon"),
    Broken("title: {}\nscale: 20\n", line: 1, key: "title", "Write it in quotes"),
    Broken("title: T\n  scale: [20\n", line: 2, key: nil, "indent with spaces"),
    Broken("title: T\nscale: 20\nscale: 30\n", line: 2, key: "scale", "Keep one of them"),
    .exercise("weight: 2", line: 3, key: "total-weight", "set `total-weight: 2`"),
    .exercise(line: 5, key: "weight", "Add a line `weight: …`"),
    .exercise("weight: 0.00001", line: 6, key: "weight", "For example `weight: 1`"),
    .exercise("weight: 0", line: 6, key: "weight", "For example `weight: 1`"),
    .exercise("weight: 1", "weigth: 1", line: 7, key: "weigth", "Known keys: id, weight, limits"),
    .exercise("weight: 3", "limits: 5", line: 7, key: "limits", "Write one key on each line"),
    .exercise("weight: 3", "limits: {seconds: 5}", line: 7, key: "seconds", "seconds-per-call"),
    .exercise("weight: 3", "limits: {memory-mib: 0}", line: 7, key: "memory-mib", "For example"),
    .exercise("weight: 3", "limits: {memory-mib: 1048577}", line: 7, key: "memory-mib", "For example"),
    .exercise("weight: 3", "limits: {stack-mib: 1.5}", line: 7, key: "stack-mib", "For example"),
    .exercise("weight: 3", "limits: {seconds-per-call: 0}", line: 7, key: "seconds-per-call", "For example"),
    .exercise(
      "weight: 3", "limits: {seconds-per-call: 1e300}", line: 7, key: "seconds-per-call", "For example"),
    .exercise(
      "weight: 3", "limits: {seconds-per-item: 1e300}", line: 7, key: "seconds-per-item", "For example"),
    .exercise("weight: 1", "\n  - id: mlp\n    weight: 2", line: 8, key: "id", "Keep one of them"),
    Broken(
      header + "exercises:\n  - id: cnn\n    weight: 3\n", line: 5, key: "id", "Use one of: losses, mlp"),
  ]

  @Test(arguments: broken) func saysFileLineKeyAndRemedy(_ test: Broken) throws {
    let error = try #require(throws: CourseFileError.self) { try reader.parse(test.text) }
    #expect(error.line == test.line, "\(error)")
    #expect(error.key == test.key, "\(error)")
    #expect(error.remedy.contains(test.words), "\(error)")
    #expect(error.description.hasPrefix("grading/course.yaml"))
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let missing = CourseFile(path: "/nowhere/course.yaml", known: [])
    let error = try #require(throws: CourseFileError.self) { try missing.read() }
    #expect(error.description.hasPrefix("/nowhere/course.yaml: cannot be read: No such file or directory"))
  }

  /// The parser's own text would show the file's lines again, with a marker below.
  @Test(arguments: ["title: [", "title: T\n\tscale: 1\n", "a: b: c\n", "title: T\u{1}\n", "? [\n", "&a *b\n"])
  func aSyntaxErrorIsOneSentenceWithALine(text: String) throws {
    let error = try #require(throws: CourseFileError.self) { try reader.parse(text) }
    #expect(error.line != nil, "\(error)")
    #expect(!error.description.contains("\n") && !error.description.contains("Optional"), "\(error)")
  }

  @Test func aFileThatIsNoTextIsNamedWithItsLine() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString).yaml")
    try Data("title: T\n# ".utf8 + [0xFF, 0xFE]).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = try #require(throws: CourseFileError.self) {
      try CourseFile(path: url.path, known: []).read()
    }
    #expect(error.line == 2 && error.problem == "is not UTF-8")
    let folder = CourseFile(path: "/tmp", known: [])
    #expect(
      try #require(throws: CourseFileError.self) { try folder.read() }.problem.contains("Is a directory"))
  }
}
