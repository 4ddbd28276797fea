import EverythingFixture
import ExerciseBridges
import Exercises
import InProcessWorker
import Tensors
import Testing
import WorkerProtocol

@Suite("A reply of another structure is refused")
struct StructureTests {
  /// Answers every call with the same outcome.
  private final class Forger: CallChannel {
    let outcome: CallOutcome
    init(_ outcome: CallOutcome) { self.outcome = outcome }
    func call(_ call: EntryCall) throws -> CallOutcome { outcome }
  }

  private static let scalar = WireValue.double(1)

  @Test(
    "by the proxy",
    arguments: [
      .returned(scalar),
      .returned(.void),
      .returned(.record([WireField("loss", scalar)])),
      .returned(.record([WireField("loss", .int(1)), WireField("gradients", .array([]))])),
      .returned(.record([WireField("loss", scalar), WireField("gradients", .array([scalar]))])),
      .threw(.courseError(scalar)),
      .threw(.courseError(.variant("shapeMismatch", []))),
    ] as [CallOutcome])
  func tuples(outcome: CallOutcome) {
    let proxy = EverythingProxy(channel: Forger(outcome))
    expectMalformed { _ = try proxy.tuple(Tensor(shape: [], storage: [0])) }
  }

  @Test("for enums, inout values, objects and missing results")
  func others() {
    expectMalformed { _ = try EverythingProxy(channel: Forger(.returned(.variant("other", [])))).pad(.valid) }
    expectMalformed { _ = try EverythingProxy(channel: Forger(.returned(.variant("zero", [])))).pad(.valid) }
    expectMalformed { _ = try EverythingProxy(channel: Forger(.returned(.int(3)))).constant(1) }
    expectMalformed { try EverythingProxy(channel: Forger(.returned(.int(3)))).notify({ _ in }, times: 0) }
    expectMalformed {
      var values = [1]
      try EverythingProxy(channel: Forger(.returned(.void))).advance(&values)
    }
    expectMalformed {
      var rng = SplitMix64(seed: 1)
      _ = try EverythingProxy(channel: Forger(.returned(.doubles([]), updated: [.int(1)]))).draw(
        count: 1, using: &rng)
    }
  }

  private func expectMalformed(_ body: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation) {
    let failure = #expect(throws: CallFailure.self, sourceLocation: sourceLocation) { try body() }
    guard case .malformedReply? = failure else {
      Issue.record("\(String(describing: failure))", sourceLocation: sourceLocation)
      return
    }
  }

  @Test("and a value that is no solution is none")
  func noSolution() {
    let proxy = EverythingProxy(channel: LoopbackChannel(bridge: .everything, solution: 3))
    #expect(throws: CallFailure.noSolution(exercise: "everything")) { try proxy.constant(1) }
  }
}
