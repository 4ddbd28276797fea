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
    (["x/Losses.swift", "Losses.swift"], "Losses.swift", SourceSelection.Advantage.depth),
    (["losses.swift", "x/y/Losses.swift"], "x/y/Losses.swift", .exactName),
    (["b/Losses.swift", "a/Losses.swift"], "a/Losses.swift", .path),
    (["Losses (2).swift", "Losses.swift"], "Losses.swift", .exactName),
    (["Losses - Copy.swift", "losses.swift"], "losses.swift", .closerName),
    (["Losses (1).swift", "x/Losses (10).swift"], "x/Losses (10).swift", .copyNumber),
  ])
  func choosesAndNamesTheOthers(paths: [String], taken: String, advantage: SourceSelection.Advantage) throws {
    let submission = Self.submission(paths.map { ($0, "contents of \($0)") })
    let selection = try #require(submission.source(named: "Losses.swift"))
    #expect(selection.file.path == taken)
    let kind = CollectionProblem.Kind.severalCandidates(
      taken: taken, because: advantage, others: paths.filter { $0 != taken })
    #expect(selection.problems.last == CollectionProblem(kind, path: "Losses.swift"))
  }

  @Test func equalFilesAreNoProblem() throws {
    let submission = Self.submission([("Losses.swift", "a"), ("copy/Losses.swift", "a")])
    #expect(try #require(submission.source(named: "Losses.swift")).problems == [])
  }

  @Test(arguments: [
    "LOSSES.Swift", "Losses (1).swift", "Losses - Kopie.swift", "Losses-1.swift", "Losses .swift",
    "Losses.swift.txt",
  ])
  func aNameThatIsNearlyRightIsTakenWithANote(name: String) throws {
    let submission = Self.submission([(name, "a"), ("Other.swift", "b")])
    let selection = try #require(submission.source(named: "Losses.swift"))
    #expect(selection.file.path == name)
    #expect(selection.problems == [CollectionProblem(.misnamed(expected: "Losses.swift"), path: name)])
  }

  @Test(arguments: ["MyLosses.swift", "Losses2.swift", "Losses-final.swift"])
  func otherNamesAreNotTaken(name: String) {
    #expect(Self.submission([(name, "a")]).source(named: "Losses.swift") == nil)
  }
}
