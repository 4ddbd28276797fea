import Foundation
import Testing

@testable import ExerciseGenerator

@Suite("The lists of exercises in files that people write")
struct ExerciseListTests {
  private static func exercise(_ id: String, _ typeName: String, _ documentation: String...)
    -> ExerciseDeclaration
  {
    ExerciseDeclaration(
      id: id, typeName: typeName, documentation: documentation, associatedTypes: [], requirements: [],
      courseTypes: [])
  }

  private let exercises = [
    exercise("beam-search", "BeamSearch", "Search."), exercise("cnn", "CNN", "Images. More."),
    exercise("dft", "DFT", "Sums of |x|", "and waves."), exercise("vae", "VAE"),
  ]

  @Test("name folder and type in the manifest")
  func manifest() {
    #expect(
      ExerciseList.manifestEntries(Array(exercises.prefix(2))) == [
        "  (\"beam-search\", \"BeamSearch\"),", "  (\"cnn\", \"CNN\"),",
      ])
  }

  @Test("have the course's order, and the first sentence of each protocol's documentation")
  func table() {
    let course = "title: T\nexercises:\n  - id: dft\n    weight: 1\n  - {id: beam-search, weight: 2}\n"
    #expect(
      ExerciseList.table(exercises, inOrderOf: course) == [
        "| exercise | is about |", "|---|---|",
        "| [dft](exercises/dft/README.md) | Sums of \\|x\\| and waves. |",
        "| [beam-search](exercises/beam-search/README.md) | Search. |",
        "| [cnn](exercises/cnn/README.md) | Images. |", "| [vae](exercises/vae/README.md) |  |",
      ])
  }

  private func state(of text: String, in folder: URL) throws -> StaleFile? {
    try text.write(to: folder.appending(path: "List.md"), atomically: true, encoding: .utf8)
    return try GeneratedFile(path: "List.md", content: .section(["new", "lines"])).state(in: folder)
  }

  @Test("replace what stands between the two marker lines, and nothing else")
  func section() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "section-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (begin, end) = ("<!-- gradus-generate: begin -->", "<!-- gradus-generate: end -->")
    let fresh = "# T\n\(begin)\nnew\nlines\n\(end)\nafter\n"
    #expect(try state(of: fresh, in: folder) == nil)
    #expect(
      try state(of: "# T\n\(begin)\nold\n\n\(end)\nafter\n", in: folder)
        == StaleFile(path: "List.md", remedy: .write(fresh)))
    #expect(
      try state(of: "# T\n\(begin)\n\(end)\nafter\n", in: folder)
        == StaleFile(path: "List.md", remedy: .write(fresh)))
    for text in ["", "\(begin)\n", "\(end)\n\(begin)\n"] {
      let refusal = #expect(throws: DeclarationError.self) { try state(of: text, in: folder) }
      #expect(refusal?.file == "List.md")
    }
  }

  @Test("are stale in a course with one more exercise")
  func stale() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lists-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "Sources/Exercises/Shared/Errors.swift": "public enum LabError: Error { case notImplemented }",
      "Sources/ExerciseBridges/Runtime/Runtime.swift": "",
      "exercises/cnn/CNNExercise.swift": "/// Images.\npublic protocol CNNExercise {}",
      "Package.swift": "let types = [\n// gradus-generate: begin\n// gradus-generate: end\n]\n",
      "README.md": "<!-- gradus-generate: begin -->\n<!-- gradus-generate: end -->\n",
    ]
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let course = CourseFiles(root: folder)
    let stale = try course.stale(course.generated())
    #expect(stale.map(\.path).suffix(2) == ["Package.swift", "README.md"])
    try course.update(stale)
    #expect(try course.stale(course.generated()).isEmpty)
    let manifest = try String(contentsOf: folder.appending(path: "Package.swift"), encoding: .utf8)
    #expect(manifest.contains("\n  (\"cnn\", \"CNN\"),\n"))
  }
}
