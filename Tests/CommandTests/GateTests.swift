import Foundation
import Testing

/// `gradus gate` compares exactly: three perfect exercises with weights 1, 1 and 2 of 7 are 4/7 of the mark.
@Suite struct GateTests {
  @Test(arguments: [
    ("57%", 0, "PASS: 57.1 %, needed 57 %"),
    ("57.142857142857%", 0, "PASS: 57.143 %, needed 57.142857142857 %"),
    ("0.57142857142858", 1, "FAIL: 57.1 %, needed 57.142857142858 %"),
    ("57.15%", 1, "FAIL: 57.1 %, needed 57.15 %"),
  ]) func comparesExactly(_ minimum: String, _ status: Int32, _ line: String) throws {
    let scratch = try Scratch()
    let folder = scratch.url("work")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in ["Perceptron", "Activations", "Losses"] {
      try FileManager.default.copyItem(
        at: GradusProcess.root.appendingPathComponent("reference/\(file.lowercased())/\(file).swift"),
        to: folder.appendingPathComponent("\(file).swift"))
    }
    let run = try GradusProcess.run(
      "gate", folder.path, "--min", minimum, "--course-file", "examples/course.yaml")
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.contains(line), "\(run.output.suffix(200))")
  }
}
