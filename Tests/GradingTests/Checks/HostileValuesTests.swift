import Checks
import HiddenChecks
import CourseModel
import ExerciseBridges
import InProcessWorker
import LabKit
import ReferenceSolutions
import Testing
import WorkerProtocol

/// Whatever a student's code returns, the checks come to a verdict: they neither trap nor blame the tool.
@Suite struct HostileValuesTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  @Test(arguments: gradedExercises.map(\.exercise.id), Variant.allCases)
  func everyItemComesToAVerdict(_ id: String, _ variant: Variant) throws {
    let subject = try HostileSubject(id, variant)
    for index in subject.items {
      let item = subject.exercise.items[index]
      for chance in [1, 0.3, 0.05] {
        for seed in Self.seeds {
          let outcome = subject.outcome(ofItem: index, chance: chance, seed: seed)
          let faults = outcome.findings.filter { $0.kind == .harnessError }
          #expect(
            faults.isEmpty, "\(id), item \(item.id), \(variant), \(chance) distorted, seed \(seed)")
          #expect(
            outcome.cases == outcome.passed + outcome.findings.count, "\(id), item \(item.id), \(variant)")
          for kind in outcome.findings.compactMap(\.kindOfCase) {
            #expect(!kind.contains { $0.isNumber }, "\(id), item \(item.id): \(kind)")
          }
          #expect(
            chance < 1 || !outcome.findings.isEmpty,
            "\(id), item \(item.id), \(variant), seed \(seed): everything is distorted, and it passes")
        }
      }
    }
  }

  @Test(arguments: gradedExercises.map(\.exercise.id), Variant.allCases)
  func undistortedAnswersPass(_ id: String, _ variant: Variant) throws {
    let subject = try HostileSubject(id, variant)
    for index in subject.items {
      let outcome = subject.outcome(ofItem: index, chance: 0, seed: 1)
      #expect(outcome.findings == [], "\(id), item \(subject.exercise.items[index].id), \(variant)")
    }
  }

  /// Hidden checks stand on their own: who answers as the reference does to every public case loses each item.
  @Test(arguments: gradedExercises.map(\.exercise.id))
  func publicAnswersByHeartPassNoHiddenItem(_ id: String) throws {
    let (seen, hidden) = try (HostileSubject(id, .visible), HostileSubject(id, .hidden))
    for index in hidden.items {
      let outcome = hidden.outcome(ofItem: index, on: seen.byHeart)
      #expect(!outcome.findings.isEmpty, "\(id), item \(hidden.exercise.items[index].id)")
      #expect(outcome.findings.allSatisfy { $0.kind != .harnessError })
    }
  }
}

/// One exercise with the reference's answers to every call of its checks.
private struct HostileSubject {
  private let graded: AnyGradedExercise
  private let variant: Variant
  private let reference: KeepingChannel
  private let oracle = Oracle()

  init(_ id: String, _ variant: Variant) throws {
    graded = try #require(gradedExercises.first { $0.exercise.id == id })
    self.variant = variant
    let bridge = try #require(ExerciseBridge.all.first { $0.id == id })
    let solution = try #require(referenceSolutions[id])
    reference = KeepingChannel(LoopbackChannel(bridge: bridge, solution: solution))
    for index in items { _ = outcome(ofItem: index, on: reference) }
  }

  var exercise: Exercise { graded.exercise }

  /// The items that have the variant.
  var items: [Int] {
    exercise.items.indices.filter { exercise.items[$0].visibility.variants.contains(variant) }
  }

  func outcome(ofItem index: Int, chance: Double, seed: UInt64) -> TrialOutcome {
    outcome(
      ofItem: index,
      on: HostileChannel(answers: reference.answers, asking: reference, chance: chance, seed: seed))
  }

  /// Gives the reference's answers to the calls of these checks, and to others that of a call like them.
  var byHeart: any CallChannel { HostileChannel(answers: reference.answers, chance: 0, seed: 1) }

  func outcome(ofItem index: Int, on channel: any CallChannel) -> TrialOutcome {
    graded.run(
      item: index,
      TrialRequest(
        variant: variant, seed: Seed(2026), channel: channel, reference: { reference }, oracle: oracle))
  }
}
