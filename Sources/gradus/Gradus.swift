import ArgumentParser

/// Grades deep-learning lab exercises, and says which mistake was made.
@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Grade deep-learning lab exercises and say which mistake was made.",
    discussion: """
      Students:     gradus check activations
      Instructors:  gradus grade class/ --roster roster.csv --out report
      CI:           gradus gate submission/ --min 60%

      Shell completions: gradus --generate-completion-script bash|zsh|fish
      """,
    version: toolVersion,
    subcommands: [
      CheckCommand.self, GradeCommand.self, GateCommand.self, VerifyCommand.self, ListCommand.self,
      NewCommand.self, ShowCommand.self, CallCommand.self,
    ])
}

/// Version of the tool, kept with every run in the gradebook.
let toolVersion = "0.1.0"
