import CourseFiles
import ArgumentParser
import Foundation
import Grading
import Reports

/// `gradus new`: the files of a new exercise.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write the files of a new exercise.",
    discussion: """
      Writes a protocol, a statement, a reference, public and hidden checks and mistakes that `gradus verify`
      accepts, and a line of grading/course.yaml. Edit them as
      Documentation/writing-an-exercise.md says.

        gradus new cosine-similarity       (the type CosineSimilarity)
        gradus new lstm-cell --type LSTMCell
        make generate build
        gradus verify cosine-similarity
        gradus index cosine-similarity
      """)

  @Argument(help: "Name: lower case words joined by hyphens.")
  var id: String

  @Option(name: .customLong("type"), help: "The student's type, where it is not the name in camel case: CNN.")
  var typeName: String?

  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let installation = try course.installation()
      let scaffold = ExerciseScaffold(
        names: try ExerciseNames(id: id, type: typeName, others: ExerciseNames.types(in: installation.course))
      )
      let file = course.file(of: installation)
      let text = try UserFile.text(of: file)
      let extended = try scaffold.added(toCourseFile: text)
      try scaffold.write(to: installation.course)
      try UserFile.write(Data(extended.utf8), to: file)
      for file in scaffold.files { Terminal.print("wrote \(file.path)") }
      Terminal.print("added \(id) to \(course.file ?? "grading/course.yaml") with weight 1")
      Terminal.print("\nNext: make generate build, then gradus verify \(id) and gradus index \(id)")
    }
  }
}
