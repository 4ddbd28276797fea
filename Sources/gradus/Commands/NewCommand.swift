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

        gradus new cosine-similarity
        make generate build
        gradus verify cosine-similarity
      """)

  @Argument(help: "Name: lower case words joined by hyphens.")
  var id: String

  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let installation = try course.installation()
      let scaffold = try ExerciseScaffold(id: id)
      let text = try UserFile.text(of: installation.courseFile)
      let extended = try scaffold.added(toCourseFile: text)
      try scaffold.write(to: installation.course)
      try UserFile.write(Data(extended.utf8), to: installation.courseFile)
      for file in scaffold.files { Terminal.print("wrote \(file.path)") }
      Terminal.print("added \(id) to grading/course.yaml with weight 1")
      Terminal.print("\nNext: make generate build, then gradus verify \(id)")
    }
  }
}
