import CourseFiles
import CourseModel
import Foundation

/// The files of a new exercise: a small one that `gradus verify` accepts, to be edited.
struct ExerciseScaffold {
  let names: ExerciseNames

  var id: String { names.id }
  var typeName: String { names.type }

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

  /// Writes the files; nothing when a folder of theirs exists.
  func write(to course: URL) throws {
    for folder in Set(files.map { course.appendingPathComponent($0.path).deletingLastPathComponent() })
    where FileManager.default.fileExists(atPath: folder.path) {
      throw UsageProblem("\(folder.path) exists. Choose another name, or remove it.")
    }
    for (path, text) in files {
      try UserFile.write(Data(text.utf8), to: course.appendingPathComponent(path))
    }
  }

  /// The course file with the exercise added, weight 1.
  ///
  /// - Throws: a ``UsageProblem`` where it lists the exercise, or lacks its total.
  func added(toCourseFile text: String) throws -> String {
    guard !text.matches(of: /(?m)^ *- *\{?id: *"?([a-z0-9-]+)/).contains(where: { $0.1 == id }) else {
      throw UsageProblem("The course file lists `\(id)`. Choose another name, or remove it there.")
    }
    guard let match = text.firstMatch(of: /(?m)^total-weight:[ ]*([0-9.]+)[ ]*$/),
      let total = Rational(decimal: match.1)
    else {
      throw UsageProblem("The course file has no line `total-weight: …`. Add one, then run this again.")
    }
    var changed = text
    changed.replaceSubrange(match.range, with: "total-weight: \(total + 1)")
    if !changed.hasSuffix("\n") { changed += "\n" }
    return changed + "  - id: \(id)\n    weight: 1\n"
  }
}
