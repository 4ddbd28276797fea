import Checks
import CourseModel
import ExerciseBridges
import Foundation
import InProcessWorker
import Synchronization
import Testing
import WorkerProtocol

@testable import Grading

/// An example of `Documentation/writing-an-exercise.md`, which runs in this process.
struct DocumentedExample: Sendable, CustomTestStringConvertible {
  let graded: AnyGradedExercise
  let bridge: ExerciseBridge
  let solution: any Sendable
  /// The solutions with each of the mistakes, in the order of these: `MistakenSolutions.swift` has them.
  var mistaken: [any Sendable]

  init<Solution>(
    _ graded: GradedExercise<Solution>, _ bridge: ExerciseBridge, _ solution: any Sendable,
    mistaken: [any Sendable]
  ) {
    self.graded = AnyGradedExercise(graded)
    (self.bridge, self.solution, self.mistaken) = (bridge, solution, mistaken)
  }

  static let all = [
    DocumentedExample(
      gradedLinearLayer, .linearLayer, LinearLayer(), mistaken: [BiasForgotten(), BiasGradientAveraged()]),
    DocumentedExample(
      gradedLogisticTraining, .logisticTraining, LogisticTraining(), mistaken: [Ascent(), StartsOver()]),
    DocumentedExample(
      gradedDropout, .dropout, Dropout(),
      mistaken: [KeepsWithP(), GradientNotScaled(), ScaledInEvaluation()]),
    DocumentedExample(
      gradedScalarGraph, .scalarGraph, ScalarGraph(), mistaken: [ProductIsSum(), FirstInputOnly()]),
    DocumentedExample(
      gradedNumericalDerivative, .numericalDerivative, NumericalDerivative(),
      mistaken: [NotHalved(), ForwardDifference(), StepNotChecked()]),
  ]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  var testDescription: String { bridge.id }

  /// The file that declares the example.
  func source() throws -> String {
    try String(
      contentsOf: Self.folder.appending(path: "\(bridge.typeName)Example.swift"), encoding: .utf8)
  }

  /// The solution's text: from its first line to the brace that ends it.
  func reference() throws -> String {
    let source = try source()
    let start = try #require(source.range(of: "struct \(bridge.typeName): "))
    let end = try #require(source[start.upperBound...].range(of: "\n}\n"))
    return String(source[start.lowerBound..<end.upperBound])
  }

  /// What `gradus verify` says of the exercise.
  func verification(seeds: [Seed]) throws -> Verification {
    let reference = try reference()
    var solutions = [reference: solution]
    for (mistake, wrong) in zip(graded.mistakes, mistaken) {
      solutions[try mistake.applied(to: reference)] = wrong
    }
    let environment = VerifierEnvironment(
      reference: { _ in reference }, starter: { _ in "" },
      compile: { [solutions, bridge] _, text in
        let solution = solutions[text, default: Unsolved()]
        return { InProcessChannel(LoopbackChannel(bridge: bridge, solution: solution)) }
      }, secondsForDiagnosis: 100)
    let found = Mutex<Verification?>(nil)
    Verifier(environment).verify([graded], seeds: seeds, jobs: 1) { verification in
      found.withLock { $0 = verification }
    }
    return try #require(found.withLock { $0 })
  }
}

/// A starter: it answers nothing.
private struct Unsolved: Sendable {}

/// A solution in this process, as a verifier takes it.
private final class InProcessChannel: CourseChannel {
  var secondsPerCall = 0.0
  let timeUsed = CallTime.zero
  private let channel: LoopbackChannel

  init(_ channel: LoopbackChannel) { self.channel = channel }

  func call(_ call: EntryCall) throws -> CallOutcome { try channel.call(call) }

  func close() {}
}
