import CourseModel
import Testing
import WorkerProtocol

@testable import Checks

@Suite struct HiddenChecksTests {
  private static func exercise() -> GradedExercise<Int> {
    GradedExercise(
      id: "halves", title: "Halves", topic: "halves", typeName: "Halves", proxy: { _ in 0 },
      items: [
        GradedItem("a", "both", points: 1) { $0.holds("public a") { _ in } },
        GradedItem("b", "public", points: 1, .visible) { $0.holds("public b") { _ in } },
        GradedItem("c", "hidden", points: 1, .hidden),
      ])
  }

  /// Whether the case of this name is the one that an item's variant runs.
  private func runs(_ label: String, _ graded: GradedExercise<Int>, _ item: Int, _ variant: Variant) -> Bool {
    let notes = Labels()
    _ = graded.run(
      item: item,
      TrialRequest(
        variant: variant, seed: Seed(1), channel: Uncalled(), reference: { Uncalled() }, oracle: Oracle(),
        observer: notes))
    return notes.labels == [label]
  }

  @Test func eachVariantRunsItsOwnChecks() {
    let mistakes = [Mistake("sign", edit: "a", becomes: "b", loses: ["a"], says: "The sign.")]
    let graded = Self.exercise().graded(
      hidden: ["a": { $0.holds("hidden a") { _ in } }, "c": { $0.holds("hidden c") { _ in } }],
      mistakes: mistakes)
    #expect(runs("public a", graded, 0, .visible))
    #expect(runs("hidden a", graded, 0, .hidden))
    #expect(runs("public b", graded, 1, .visible))
    #expect(runs("hidden c", graded, 2, .hidden))
    #expect(graded.mistakes == mistakes)
    #expect(graded.exercise == Self.exercise().exercise)
  }

  @Test func everyHiddenVariantNeedsChecks() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.exercise().graded(hidden: ["a": { _ in }], mistakes: [])
    }
  }

  @Test func hiddenChecksNeedAnItemThatRunsThem() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.exercise().graded(hidden: ["a": { _ in }, "b": { _ in }, "c": { _ in }], mistakes: [])
    }
  }

  @Test func anItemThatStudentsSeeNeedsChecks() async {
    await #expect(processExitsWith: .failure) { _ = GradedItem<Int>("a", "both", points: 1) }
  }
}

private final class Labels: TrialObserver {
  var labels: [String] = []
  func began(_ label: String) { labels.append(label) }
  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) {}
}

private final class Uncalled: CallChannel {
  func call(_ call: EntryCall) throws -> CallOutcome { throw CallFailure.lostObject }
}
