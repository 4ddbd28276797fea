import CourseModel
import Foundation

/// The files of a new exercise: a small one that `gradus verify` accepts, to be edited.
struct ExerciseScaffold {
  /// Identifier: folder name and name in commands.
  let id: String
  /// The student's type: `CosineSimilarity`.
  let typeName: String

  /// - Throws: a ``UsageProblem`` unless the identifier is lower case words joined by hyphens.
  init(id: String) throws {
    guard id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw UsageProblem(
        "`\(id)` is no exercise name. Use lower case words and digits joined by hyphens: cosine-similarity.")
    }
    self.id = id
    typeName = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The type's name as that of a constant: `cosineSimilarity`.
  var constant: String { typeName.prefix(1).lowercased() + typeName.dropFirst() }

  /// Path below the course's directory, and content.
  var files: [(path: String, text: String)] {
    [
      ("exercises/\(id)/\(typeName)Exercise.swift", protocolSource),
      ("exercises/\(id)/README.md", statement),
      ("reference/\(id)/\(typeName).swift", reference),
      ("grading/public/\(id)/Public\(typeName).swift", publicExercise),
      ("grading/public/\(id)/\(typeName)Checks.swift", checks),
      ("grading/hidden/\(id)/Graded\(typeName).swift", gradedExercise),
      ("grading/hidden/\(id)/\(typeName)Mistakes.swift", mistakes),
    ]
  }

  /// Writes the files; nothing when any of them exists.
  func write(to course: URL) throws {
    let targets = files.map { (course.appendingPathComponent($0.path), $0.text) }
    if let existing = targets.first(where: { FileManager.default.fileExists(atPath: $0.0.path) }) {
      throw UsageProblem("\(existing.0.path) exists. Choose another name, or remove it.")
    }
    for (url, text) in targets {
      try UserFile.write(Data(text.utf8), to: url)
    }
  }

  /// The course file with the exercise added, weight 1.
  func added(toCourseFile text: String) throws -> String {
    guard let match = text.firstMatch(of: /(?m)^total-weight:[ ]*([0-9.]+)[ ]*$/),
      let total = Rational(decimal: match.1)
    else {
      throw UsageProblem("grading/course.yaml has no line `total-weight: …`. Add one, then run this again.")
    }
    var changed = text
    changed.replaceSubrange(match.range, with: "total-weight: \(total + 1)")
    if !changed.hasSuffix("\n") { changed += "\n" }
    return changed + "  - id: \(id)\n    weight: 1\n"
  }
}
