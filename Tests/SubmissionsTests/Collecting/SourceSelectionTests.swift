import CourseModel
import Submissions
import Testing

struct SourceSelectionTests {
  static func submission(_ files: [(path: String, text: String)]) -> Submission {
    Submission(
      student: Student(id: "jane"), origins: ["jane"],
      files: files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) })
  }

  @Test func findsAFileAnywhere() {
    let submission = Self.submission([("lab/src/Losses.swift", "a"), ("MyLosses.swift", "b")])
    #expect(submission.source(named: "Losses.swift")?.file.path == "lab/src/Losses.swift")
    #expect(submission.source(named: "Losses.swift")?.problems == [])
    #expect(submission.source(named: "Activations.swift") == nil)
  }

  @Test(arguments: [
    (["x/Losses.swift", "Losses.swift"], "Losses.swift"),
    (["losses.swift", "x/y/Losses.swift"], "x/y/Losses.swift"),
    (["b/Losses.swift", "a/Losses.swift"], "a/Losses.swift"),
  ])
  func choosesAndNamesTheOthers(paths: [String], taken: String) throws {
    let submission = Self.submission(paths.map { ($0, "contents of \($0)") })
    let selection = try #require(submission.source(named: "Losses.swift"))
    #expect(selection.file.path == taken)
    let others = paths.filter { $0 != taken }
    #expect(
      selection.problems == [
        CollectionProblem(.severalCandidates(taken: taken, others: others), path: "Losses.swift")
      ])
  }

  @Test func equalFilesAreNoProblem() throws {
    let submission = Self.submission([("Losses.swift", "a"), ("copy/Losses.swift", "a")])
    #expect(try #require(submission.source(named: "Losses.swift")).problems == [])
  }

  @Test func theWrongCaseIsAcceptedWithANote() throws {
    let submission = Self.submission([("LOSSES.Swift", "a")])
    let selection = try #require(submission.source(named: "Losses.swift"))
    #expect(
      selection.problems == [CollectionProblem(.wrongCase(expected: "Losses.swift"), path: "LOSSES.Swift")])
  }
}
