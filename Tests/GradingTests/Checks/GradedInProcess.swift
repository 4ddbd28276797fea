import Checks
import HiddenChecks
import CourseModel
import ExerciseBridges
import Grading
import InProcessWorker
import ReferenceSolutions
import Testing
import WorkerProtocol

/// Grades a solution in this process, behind the same bytes as a worker's.
struct GradedInProcess {
  private let graded: AnyGradedExercise
  private let bridge: ExerciseBridge
  private let oracle = Oracle()

  init(_ id: String) throws {
    graded = try #require(gradedExercises.first { $0.exercise.id == id })
    bridge = try #require(ExerciseBridge.all.first { $0.id == id })
  }

  /// The result of one item, over both variants.
  func result(_ solution: any Sendable, item id: String) throws -> ItemResult {
    let index = try #require(graded.exercise.items.firstIndex { $0.id == id })
    let item = graded.exercise.items[index]
    let reference = try #require(referenceSolutions[graded.exercise.id])
    var outcomes: [TrialOutcome] = []
    for variant in item.visibility.variants {
      let request = TrialRequest(
        variant: variant, seed: Seed(2026), channel: LoopbackChannel(bridge: bridge, solution: solution),
        reference: { [bridge] in LoopbackChannel(bridge: bridge, solution: reference) }, oracle: oracle,
        earlierMeasurements: outcomes.last?.measurements ?? [])
      outcomes.append(graded.run(item: index, request))
    }
    return ItemResult(
      item, of: graded.exercise.id, outcomes: outcomes, levels: graded.levels(ofItem: index))
  }
}
