import CourseModel
import Foundation

/// Asks `gradus-mutate` for the mutants of a source.
struct MutantMaker: Sendable {
  let program: URL

  func mutants(of source: String) throws -> [Mutant] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = program
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // It answers after it has read everything.
    try input.fileHandleForWriting.write(contentsOf: Data(source.utf8))
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw AuditError(
        "\(program.path) ended with status \(process.terminationStatus). Build all: make build.")
    }
    return try JSONDecoder().decode([Mutant].self, from: answer)
  }
}
