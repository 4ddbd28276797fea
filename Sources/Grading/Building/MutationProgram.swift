import CourseModel
import Foundation

/// Asks `gradus-mutate`, which reads Swift sources.
struct MutationProgram: Sendable {
  let program: URL

  /// The mutants of a source.
  func mutants(of source: String) throws -> [Mutant] { try answer([], to: Data(source.utf8)) }

  /// Sources that compile as one module.
  func slices(_ request: SliceRequest) throws -> SolutionSlices {
    try answer(["slices"], to: JSONEncoder().encode(request))
  }

  private func answer<Answer: Decodable>(_ arguments: [String], to question: Data) throws -> Answer {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // It answers after it has read everything.
    try input.fileHandleForWriting.write(contentsOf: question)
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw MutationProgramFailed(
        description: "\(program.path) ended with status \(process.terminationStatus). Build all: make build.")
    }
    return try JSONDecoder().decode(Answer.self, from: answer)
  }
}

/// `gradus-mutate` gave no answer: as a rule, it was built from other sources.
struct MutationProgramFailed: UserCorrectable { let description: String }
