import ArgumentParser
import CourseModel
import Reports

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
    Terminal.report(problem: error.explanation)
    throw error is any UserCorrectable ? Exit.usage : Exit.harness
  }
}

/// Something on the command line, or a file named there, that the user can correct.
struct UsageProblem: UserCorrectable {
  /// What is wrong and what to do.
  let description: String

  init(_ description: String) { self.description = description }
}
