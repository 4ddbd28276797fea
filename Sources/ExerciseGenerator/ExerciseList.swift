/// The exercises as the package's manifest and README list them.
enum ExerciseList {
  /// `("cosine-similarity", "CosineSimilarity"),` for each.
  static func manifestEntries(_ exercises: [ExerciseDeclaration]) -> [String] {
    exercises.map { "  (\"\($0.id)\", \"\($0.typeName)\")," }
  }

  /// A table in Markdown: the statement's place, and the first sentence of the protocol's documentation.
  ///
  /// - Parameter courseFile: the text of `course.yaml`, whose order the rows have; what it does not name comes last.
  static func table(_ exercises: [ExerciseDeclaration], inOrderOf courseFile: String) -> [String] {
    let order = courseFile.matches(of: /(?m)^ *- *\{?id: *([a-z0-9-]+)/).map { String($0.1) }
    let rows = exercises.enumerated().map { offset, exercise in
      (rank: order.firstIndex(of: exercise.id) ?? order.count + offset, exercise)
    }
    return ["| exercise | is about |", "|---|---|"]
      + rows.sorted { $0.rank < $1.rank }.map { _, exercise in
        let about = exercise.documentation.firstSentence.replacing("|", with: "\\|")
        return "| [\(exercise.id)](exercises/\(exercise.id)/README.md) | \(about) |"
      }
  }
}
