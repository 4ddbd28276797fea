import Archives
import CourseModel
import Testing

@testable import Submissions

/// What the files of a submission that answer no exercise are taken for.
struct HelperRoleTests {
  private static let course = ExerciseFiles(
    [.init(name: "Losses.swift", type: "Losses"), .init(name: "MLP.swift", type: "MLP")],
    handedOut: ["LossesExercise.swift", "MLPExercise.swift"])

  private func collected(_ files: [String: String]) throws -> Submission {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write("jane/\(path)", text) }
    let collector = SubmissionCollector(unpacker: .inProcess(), course: Self.course)
    return try collector.collect(path: "\(folder.path)/jane")
  }

  @Test func otherSwiftFilesAreHelpers() throws {
    let submission = try collected([
      "MLP.swift": "struct MLP {}", "Matrix.swift": "struct Matrix {}", "lib/Deep.swift": "let a = 1",
      "mlp/MLPExercise.swift": "protocol MLPExercise {}", "Losses (1).swift": "struct Losses {}",
    ])
    #expect(submission.helpers(in: Self.course).map(\.path) == ["Matrix.swift", "lib/Deep.swift"])
    #expect(submission.problems == [])
  }

  @Test(arguments: [
    ("Package.swift", CompanionFile.manifest), ("Package@swift-6.0.swift", .manifest),
    ("Sources/Lab/main.swift", .program),
    ("Tests/LabTests/T.swift", .test), ("lab/tests/T.swift", .test), ("Matrix 2.swift", .copy),
    ("Matrix - Copy.swift", .copy), ("matrix (1).swift", .copy),
  ])
  func whatIsNoPartOfASolutionIsNamed(path: String, companion: CompanionFile) throws {
    let submission = try collected(["MLP.swift": "a", "Matrix.swift": "b", path: "c"])
    #expect(submission.helpers(in: Self.course).map(\.path) == ["Matrix.swift"])
    #expect(submission.problems == [CollectionProblem(.notPartOfASolution(companion), path: path)])
  }

  @Test(arguments: [
    "Matrix-1.swift", "Matrix_2.swift", "Part 2.swift", "x/Matrix 2.swift", "Main.swift.swift",
  ])
  func numberedFilesMayBeParts(path: String) throws {
    let submission = try collected(["MLP.swift": "a", "Matrix.swift": "b", path: "c"])
    #expect(submission.helpers(in: Self.course).map(\.path).contains(path))
    #expect(submission.problems == [])
  }

  @Test func aSolutionUnderAnotherNameIsRecognised() throws {
    let submission = try collected([
      "lab1.swift": "/* struct MLP */ final class Losses {}", "MLP.swift": "struct MLP { struct Losses {} }",
    ])
    let problem = CollectionProblem(
      .perhapsMisnamed(type: "Losses", expected: "Losses.swift"), path: "lab1.swift")
    #expect(submission.problems == [problem])
    #expect(submission.flaws(ofSourceNamed: "Losses.swift").problems == [problem])
    #expect(!submission.flaws(ofSourceNamed: "Losses.swift").isAboutContents)
    #expect(submission.flaws(ofSourceNamed: "MLP.swift").problems.isEmpty)
  }
}
