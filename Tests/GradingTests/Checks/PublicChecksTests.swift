import Checks
import CourseModel
import ExerciseBridges
import Foundation
import HiddenChecks
import InProcessWorker
import PublicChecks
import ReferenceSolutions
import Testing
import WorkerProtocol

/// Students get `grading/public`, which stands alone, and so does each exercise.
@Suite struct PublicChecksTests {
  /// What checks may be written with.
  private static let modules: Set<String> = [
    "Checks", "CourseModel", "ExerciseBridges", "Exercises", "Foundation", "GradientCheck", "LabKit",
    "Tensors",
  ]

  private static func modules(importedBy source: String) -> Set<String> {
    Set(source.matches(of: #/(?m)^[@\w ]*\bimport\s+(\w+)/#).map { String($0.1) })
  }

  @Test func importsAreFound() {
    let source = "public import A\nimport B\n@testable import C\n  import D\n// import E\nlet importF = 1\n"
    #expect(Self.modules(importedBy: source) == ["A", "B", "C", "D"])
  }

  @Test(arguments: gradedExercises.map(\.exercise)) func importNoOtherExercise(_ exercise: Exercise) throws {
    for (half, own) in [("public", Set<String>()), ("hidden", ["Public\(exercise.typeName)"])] {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("grading/\(half)/\(exercise.id)")
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".swift")
      }
      #expect(!names.isEmpty)
      for name in names {
        let source = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        let others = Self.modules(importedBy: source).subtracting(Self.modules).subtracting(own)
        #expect(others.isEmpty, "\(half)/\(exercise.id)/\(name) imports \(others)")
      }
    }
  }

  @Test(arguments: gradedExercises.map(\.exercise.id)) func runWithoutTheHiddenOnes(_ id: String) throws {
    let exercise = try #require(publicExercises.first { $0.exercise.id == id })
    let graded = try #require(gradedExercises.first { $0.exercise.id == id })
    let bridge = try #require(ExerciseBridge.all.first { $0.id == id })
    let solution = try #require(referenceSolutions[id])
    #expect(exercise.exercise == graded.exercise)
    #expect(exercise.mistakes.isEmpty)
    for (index, item) in exercise.exercise.items.enumerated() {
      let channel = LoopbackChannel(bridge: bridge, solution: solution)
      let request = TrialRequest(
        variant: .visible, seed: Seed(1), channel: channel, reference: { channel }, oracle: Oracle())
      let outcome = exercise.run(item: index, request)
      #expect(outcome.findings == [], "item \(item.id)")
      #expect((outcome.cases == 0) == (item.visibility == .hidden), "item \(item.id)")
      #expect(outcome == graded.run(item: index, request), "item \(item.id)")
    }
  }
}
