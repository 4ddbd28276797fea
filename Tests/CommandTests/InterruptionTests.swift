import Foundation
import Testing

@Suite struct InterruptionTests {
  /// Ctrl-C while a class is graded: what has begun is finished and recorded, and the status says that it is not all.
  @Test func aClassCanBeInterrupted() throws {
    let scratch = try Scratch()
    let process = try GradusProcess.process([
      "grade", "examples/class", "--jobs", "1", "--only", "activations", "--out", scratch.path("report"),
    ])
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    var text = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    process.interrupt()
    text += String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.hasPrefix("[1/"), "\(text)")
    #expect(process.terminationStatus == 130)
    #expect(text.contains("Finishing the submissions in progress"))
    #expect(text.contains("submissions are recorded; run the same command to go on."))
    #expect(FileManager.default.fileExists(atPath: scratch.path("report/gradebook.sqlite")))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("report/grades.csv")))
  }
}
