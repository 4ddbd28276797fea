import Foundation
import Testing

@testable import ExerciseGenerator

@Suite("The files of a course")
struct CourseFilesTests {
  /// A course with one exercise in a temporary folder.
  private final class Course {
    let root = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
    var files: CourseFiles { CourseFiles(root: root) }

    init(requirement: String = "func area(_ width: Double) throws -> Double") throws {
      try write(
        "Sources/Exercises/Shared/Errors.swift", "public enum LabError: Error { case notImplemented }")
      try write("Sources/ExerciseBridges/Runtime/Runtime.swift", "extension Hand: WireRepresentable {}")
      try declare("/// Shapes of two\n/// lines.\n///\n/// More.", requirement)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func declare(_ documentation: String, _ requirement: String) throws {
      try write(
        "exercises/shape-sums/ShapesExercise.swift",
        "\(documentation)\npublic protocol ShapesExercise {\n  /// The area. Of a square.\n  \(requirement)\n}"
      )
    }

    func write(_ path: String, _ text: String) throws {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func read(_ path: String) throws -> String {
      try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    func stale() throws -> [StaleFile] { try files.stale(files.generated()) }
    func update() throws { try files.update(stale()) }
  }

  @Test("are all stale at first and fresh after one run")
  func firstRun() throws {
    let course = try Course()
    #expect(
      try course.stale().map(\.path) == [
        "Sources/ExerciseBridges/ShapesBridge.swift", "exercises/shape-sums/Shapes.swift",
        "Sources/Exercises/ShapesExercise.swift", "Sources/ExerciseBridges/SharedTypes.swift",
        "Sources/ExerciseBridges/Registry.swift",
      ])
    try course.update()
    #expect(try course.stale().isEmpty)
    #expect(try course.read("Sources/Exercises/ShapesExercise.swift").contains("protocol ShapesExercise"))
    #expect(try course.read("Sources/ExerciseBridges/Registry.swift").contains("[.shapeSums]"))
  }

  @Test("include the checks that students see, and all of them, apart")
  func registries() throws {
    let course = try Course()
    try course.write("grading/course.yaml", "")
    try course.update()
    for (half, constant) in [("Public", "publicShapes"), ("Hidden", "gradedShapes")] {
      let registry = try course.read("Sources/\(half)Checks/Registry.swift")
      #expect(registry.contains("\nimport \(half)Shapes\n"))
      #expect(registry.contains("AnyGradedExercise(\(constant))"))
    }
    #expect(try course.stale().isEmpty)
  }

  @Test("include the names that a submission's file must not take from the others")
  func courseNames() throws {
    let course = try Course()
    try course.write(
      "Sources/LabKit/Data/Types.swift",
      "public final class Box {}\nstruct Hidden {}\npublic protocol P {}\npublic typealias T = Int\npublic func f() {}\n"
        + "public enum Outer { public struct Inner {} }\ninfix operator **\npublic let x = 1")
    try course.write("Sources/Submissions/Compiling/Other.swift", "")
    try course.update()
    #expect(
      try course.read("Sources/Submissions/Compiling/CourseNames.swift").contains(
        "[\"Box\", \"LabError\", \"Outer\", \"P\", \"ShapesExercise\", \"T\"]"))
    #expect(try course.stale().isEmpty)
  }

  @Test("include a starter that reads well")
  func starter() throws {
    let course = try Course()
    try course.update()
    #expect(
      try course.read("exercises/shape-sums/Shapes.swift") == """
        import LabKit

        /// Shapes of two
        /// lines.
        ///
        /// `ShapesExercise` says in full what each function takes, returns and throws.
        struct Shapes: ShapesExercise {
          /// The area. Of a square.
          func area(_ width: Double) throws -> Double {
            throw LabError.notImplemented
          }
        }

        """)
  }

  @Test("follow a change of the protocol")
  func change() throws {
    let course = try Course()
    try course.update()
    try course.declare("/// Shapes.", "func area(_ width: Hand) throws -> Double")
    #expect(
      try course.stale().map(\.path) == [
        "Sources/ExerciseBridges/ShapesBridge.swift", "exercises/shape-sums/Shapes.swift",
      ])
    try course.update()
    #expect(try course.read("exercises/shape-sums/Shapes.swift").contains("_ width: Hand"))
  }

  @Test("never overwrite somebody's solution")
  func solution() throws {
    let course = try Course()
    try course.update()
    let solved = try course.read("exercises/shape-sums/Shapes.swift")
      .replacing("throw LabError.notImplemented", with: "width * width")
    try course.write("exercises/shape-sums/Shapes.swift", solved)
    let stale = try course.stale()
    #expect(stale.map(\.path) == ["exercises/shape-sums/Shapes.swift"] && stale[0].needsPerson)
    try course.update()
    #expect(try course.read("exercises/shape-sums/Shapes.swift") == solved)
  }

  @Test("of an exercise that is gone are removed, and no others")
  func leftovers() throws {
    let course = try Course()
    try course.update()
    try course.write("Sources/ExerciseBridges/Own.swift", "// by hand")
    try FileManager.default.removeItem(at: course.root.appending(path: "exercises/shape-sums"))
    try course.update()
    let left = try FileManager.default.contentsOfDirectory(
      atPath: course.root.appending(path: "Sources/ExerciseBridges").path)
    #expect(left.sorted() == ["Own.swift", "Registry.swift", "Runtime", "SharedTypes.swift"])
    let links = try FileManager.default.contentsOfDirectory(
      atPath: course.root.appending(path: "Sources/Exercises").path)
    #expect(links == ["Shared"])
  }

  @Test("include the references, as the tests of the checks compile them")
  func references() throws {
    let course = try Course()
    try course.write("Tests/GradingTests/ScoringTests.swift", "// by hand")
    try course.update()
    let list = "Tests/ReferenceSolutions/ReferenceSolutions.swift"
    let link = "Tests/ReferenceSolutions/Shapes.swift"
    #expect(try course.read(list).contains("[String: any Sendable] = [:]"), "no reference yet")

    try course.write("reference/shape-sums/Shapes.swift", "struct Shapes {}")
    #expect(try course.stale().map(\.path) == [link, list])
    try course.update()
    #expect(try course.read(link) == "struct Shapes {}")
    #expect(try course.read(list).contains("[\"shape-sums\": Shapes()]"))
    #expect(try course.stale().isEmpty)

    try FileManager.default.removeItem(at: course.root.appending(path: "reference"))
    #expect(try course.stale().map(\.path) == [list, link])
    try course.update()
    #expect(try course.stale().isEmpty)
  }

  @Test("are not written when a declaration is refused")
  func error() throws {
    let course = try Course(requirement: "func area(_ width: Float) throws -> Double")
    let errors = #expect(throws: DeclarationErrors.self) { try course.files.generated() }
    #expect(
      errors?.description.hasPrefix(
        "exercises/shape-sums/ShapesExercise.swift:7:22: error: no values of type Float")
        == true)
  }
}
