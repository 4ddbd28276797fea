import ArgumentParser
import Foundation
import Gradebook
import Grading
import Reports
import Sandbox
import Submissions

/// Runs a command's body and turns an error into a message and an exit status: 2 for what the user can
/// correct, 3 for what is wrong with the tool or the machine.
func explainingFailures(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let exit as ExitCode {
    throw exit
  } catch let error as ValidationError {
    throw error
  } catch {
    Terminal.writeError("gradus: \(message(for: error))\n")
    throw isUserCorrectable(error) ? Exit.usage : Exit.harness
  }
}

private func isUserCorrectable(_ error: any Error) -> Bool {
  switch error {
  case is CourseFileError, is InstallationError, is UsageProblem, is SandboxUnavailable, is ToolchainError,
    is GradebookError, is ReportError, is CollectionError, is RosterError, is UncallableSubmission,
    is StorageError:
    true
  default: false
  }
}

private func message(for error: any Error) -> String {
  switch error {
  case let error as any CustomStringConvertible & Error: error.description
  default: error.localizedDescription
  }
}

/// Something on the command line, or a file named there, that the user can correct.
struct UsageProblem: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  let description: String

  init(_ description: String) { self.description = description }
}
