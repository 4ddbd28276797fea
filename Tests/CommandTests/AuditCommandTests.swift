import Foundation
import Testing

@Suite("gradus audit") struct AuditCommandTests {
  private let scratch: Scratch

  /// A course of its own: the course file and the references.
  init() throws {
    scratch = try Scratch()
    for path in ["grading/course.yaml", "reference", "exercises"] {
      let copy = scratch.url(path)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: GradusProcess.root.appendingPathComponent(path), to: copy)
    }
  }

  private func audit(_ arguments: String...) throws -> GradusProcess.Run {
    try GradusProcess.run(["audit", "activations", "--course", scratch.path("")] + arguments)
  }

  /// The first mutant of each half of the reference is caught.
  @Test("a sample is named as one") func sample() throws {
    let run = try audit("--most", "2")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output.contains("✓ activations") && run.output.contains("a sample of 2 tried, 2 compiled, 0 judged")
    )
    #expect(run.output.contains("Audited: 1 exercise, every mutant is caught or judged."))
  }

  @Test("a judgement about nothing is found, and the status says so") func stale() throws {
    let judgements = scratch.url("grading/audit")
    try FileManager.default.createDirectory(at: judgements, withIntermediateDirectories: true)
    try Data("sigmoid: gone: a => b :: It was right.\n".utf8).write(
      to: judgements.appending(path: "activations.txt"))
    let run = try audit("--most", "2")
    #expect(run.status == 1 && run.output.contains("judged, yet no survivor any more: sigmoid: gone: a => b"))
  }

  @Test("without a reference there are no mutants") func noReference() throws {
    try FileManager.default.removeItem(at: scratch.url("reference/activations"))
    let run = try audit()
    #expect(run.status == 2 && run.errors.contains("Activations.swift"), "\(run.errors)")
  }
}
