import ArgumentParser
import Foundation
import Reports

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

      Exit status of every command: 0 success, 1 below a threshold or something checked is not right,
      2 the command line or a file named on it is wrong, or a program is missing, 3 the tool or the course failed,
      130 interrupted.

      Shell completions: gradus --generate-completion-script bash|zsh|fish
      """,
    version: toolVersion,
    subcommands: [
      CheckCommand.self, GradeCommand.self, GateCommand.self, VerifyCommand.self, AuditCommand.self,
      IndexCommand.self,
      ListCommand.self, NewCommand.self, ShowCommand.self, CallCommand.self,
    ])

  /// Runs the command of the command line and exits with one of the statuses of ``Exit``.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let status = exitCode(for: error)
      let text = fullMessage(for: error)
      if status.isSuccess {
        // Help, a version, a completion script.
        Terminal.print(document: text)
      } else if !text.isEmpty {
        // The message may quote an argument, such as a file's name; the usage after it is our own.
        let message = message(for: error)
        let (before, after) = text.split(around: message)
        Terminal.writeError(
          "\(VisibleText(ownWords: before))\(VisibleText(message: message))\(VisibleText(ownWords: after))\n")
      }
      // ArgumentParser has a status of its own, 64, for a wrong command line.
      Foundation.exit((status == .validationFailure ? Exit.usage : status).rawValue)
    }
  }
}

extension String {
  /// What stands before and after the first occurrence of a part; all of it before when there is none.
  fileprivate func split(around part: String) -> (before: String, after: String) {
    guard let range = firstRange(of: part) else { return (self, "") }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}

/// Version of the tool, kept with every run in the gradebook.
let toolVersion = "0.1.0"
