import Checks
import CourseModel
import ExerciseBridges
import Foundation
import InProcessWorker
import Testing
import WorkerProtocol

@testable import Grading

/// `Documentation/writing-an-exercise.md` shows pieces of these files, and what it shows works.
@Suite("The examples of writing an exercise") struct WritingAnExerciseTests {
  @Test("are proved as an exercise of the course is", arguments: DocumentedExample.all)
  func proved(example: DocumentedExample) throws {
    let found = try example.verification(seeds: [Seed(1), Seed(2)])
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.earned == found.points)
    #expect(found.mistakes.count == example.mistaken.count)
    for mistake in found.mistakes {
      #expect(!mistake.losses.isEmpty, "\(mistake.mistake) loses nothing")
    }
  }

  @Test("are not proved where a mistake is none", arguments: DocumentedExample.all)
  func blind(example: DocumentedExample) throws {
    var solved = example
    solved.mistaken = example.mistaken.map { _ in example.solution }
    let problems = try solved.verification(seeds: [Seed(1)]).problems
    #expect(problems.count { $0.message.contains("does not lose") } >= example.mistaken.count)
  }

  /// The solutions with their mistakes are the edits, applied.
  @Test("compile with each mistake; UPDATE_FIXTURES=1 writes them") func mistakenSolutions() throws {
    var text = """
      // The solutions of the examples with the edits of their mistakes: UPDATE_FIXTURES=1 writes it anew.
      // swift-format-ignore-file

      import Exercises
      import Tensors

      """
    for example in DocumentedExample.all {
      for mistake in example.graded.mistakes {
        let type = mistake.id.split(separator: "-").map(\.capitalized).joined()
        text +=
          "\n"
          + (try mistake.applied(to: example.reference())).replacing(
            "struct \(example.bridge.typeName):", with: "struct \(type):", maxReplacements: 1)
      }
    }
    let file = DocumentedExample.folder.appending(path: "MistakenSolutions.swift")
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  /// A part of the secrets with which the calibration was measured.
  @Test("measure within the calibration that they state") func calibration() throws {
    let example = DocumentedExample.all[1]
    func measurements(_ solution: any Sendable) -> [Double] {
      func channel() -> any CallChannel { LoopbackChannel(bridge: example.bridge, solution: solution) }
      return (1...100).flatMap { (seed: UInt64) -> [Double] in
        let request = TrialRequest(
          variant: .hidden, seed: Seed(seed), channel: channel(), reference: channel, oracle: Oracle())
        return example.graded.run(item: 1, request).measurements
      }
    }
    let least = try #require(measurements(LogisticTraining()).min())
    let best = try #require(measurements(StartsOver()).max())
    #expect(least >= trainingCalibration.reference)
    #expect(best <= trainingCalibration.rival)
  }
}
