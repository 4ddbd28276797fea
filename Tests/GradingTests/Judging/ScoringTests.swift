import Checks
import CourseModel
import Grading
import Testing

/// One variant's outcome: `passed` cases that passed and one finding for each kind.
private func outcome(
  passed: Int, _ kinds: [ResultKind] = [], consistent: Int = 0, presumptions: Int = 0, missed: Int = 0,
  measured: [Double] = []
) -> TrialOutcome {
  var outcome = TrialOutcome(measurements: measured)
  outcome.passed = passed
  outcome.cases = passed + kinds.count
  (outcome.passedParts, outcome.parts) = (passed, outcome.cases)
  outcome.findings = kinds.map { Finding(label: "case", variant: .visible, kind: $0) }
  outcome.selfConsistentGradients = consistent
  outcome.presumptions = presumptions
  outcome.levelsMissed = missed
  return outcome
}

@Suite struct ScoringTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let scoring: Item.Scoring
    let outcomes: [TrialOutcome]
    let kind: ResultKind
    let earned: Int?

    init(
      _ name: String, _ scoring: Item.Scoring, _ outcomes: [TrialOutcome], _ kind: ResultKind, _ earned: Int?
    ) {
      testDescription = name
      self.scoring = scoring
      self.outcomes = outcomes
      self.kind = kind
      self.earned = earned
    }
  }

  static let byCases: [Case] = [
    Case("all passed", .allOrNothing, [outcome(passed: 3), outcome(passed: 2)], .passed, 7),
    Case("one failed", .allOrNothing, [outcome(passed: 3), outcome(passed: 2, [.failed])], .failed, 0),
    Case("crash decides", .allOrNothing, [outcome(passed: 1, [.failed, .crashed])], .crashed, 0),
    Case("self-consistent", .allOrNothing, [outcome(passed: 1, [.failed], consistent: 1)], .failed, 3),
    Case(
      "self-consistent and wrong", .allOrNothing, [outcome(passed: 1, [.failed, .failed], consistent: 1)],
      .failed, 0),
    Case(
      "self-consistent, and the other variant wrong", .allOrNothing,
      [outcome(passed: 1, [.failed], consistent: 1), outcome(passed: 1, [.failed])], .failed, 0),
    Case(
      "self-consistent beside a presumption", .allOrNothing,
      [outcome(passed: 1, [.failed, .failed], consistent: 1, presumptions: 1)], .failed, 3),
    Case(
      "a presumption alone", .allOrNothing, [outcome(passed: 1, [.failed], presumptions: 1)], .failed, 0),
    Case(
      "self-consistent in one variant, a presumption alone in the other", .allOrNothing,
      [outcome(passed: 1, [.failed], consistent: 1), outcome(passed: 1, [.failed], presumptions: 1)], .failed,
      0),
    Case(
      "self-consistent beside a crash", .allOrNothing,
      [outcome(passed: 1, [.failed, .crashed], consistent: 1)], .crashed, 0),
    Case(
      "proportional, self-consistent", .proportional, [outcome(passed: 0, [.failed], consistent: 1)], .failed,
      3),
    Case(
      "proportional, self-consistent beside a presumption and a mistake", .proportional,
      [outcome(passed: 1, [.failed, .failed, .failed], consistent: 1, presumptions: 1)], .failed, 3),
    Case(
      "proportional, a presumption alone", .proportional, [outcome(passed: 0, [.failed], presumptions: 1)],
      .failed,
      0),
    Case("proportional", .proportional, [outcome(passed: 2, [.failed])], .failed, 4),
    Case(
      "proportional, the worse variant decides", .proportional,
      [outcome(passed: 1, [.failed]), outcome(passed: 5, [.timedOut])], .timedOut, 3),
    Case("proportional, none", .proportional, [outcome(passed: 0, [.failed])], .failed, 0),
    Case("proportional, all", .proportional, [outcome(passed: 4)], .passed, 7),
  ]

  static let withoutVerdict: [Case] = Item.Scoring.allCases.flatMap { scoring in
    [
      Case("no variant, \(scoring)", scoring, [], .harnessError, nil),
      Case("no case, \(scoring)", scoring, [outcome(passed: 0)], .harnessError, nil),
      Case(
        "harness error, \(scoring)", scoring,
        [outcome(passed: 9), outcome(passed: 9, [.crashed, .harnessError])], .harnessError, nil),
    ]
  }

  static let byLevel: [Case] = [
    Case("best level", .declared, [outcome(passed: 1, measured: [0.95])], .passed, 7),
    Case(
      "lower level", .declared,
      [
        outcome(passed: 1, [.failed], missed: 1, measured: [0.8]),
        outcome(passed: 1, [.failed], missed: 1, measured: [0.8, 0.8]),
      ], .failed, 2),
    Case(
      "no level", .declared, [outcome(passed: 1, [.failed], missed: 1, measured: [0.1])], .failed, 0),
    Case(
      "a failed pre-check", .declared,
      [outcome(passed: 1, [.failed, .failed], missed: 1, measured: [0.8])], .failed, 0),
    Case("a crash", .declared, [outcome(passed: 0, [.crashed], measured: [])], .crashed, 0),
    Case(
      "one bad seed of three", .declared,
      [
        outcome(passed: 1, [.failed], missed: 1, measured: [0.8]),
        outcome(passed: 2, measured: [0.8, 0.95, 0.95]),
      ], .passed, 7),
  ]

  @Test(arguments: byCases + withoutVerdict + byLevel) func score(_ test: Case) {
    let item = Item(id: "a", title: "A", points: 7, visibility: .both, scoring: test.scoring)
    let result = ItemResult(item, of: "mlp", outcomes: test.outcomes, levels: [(0.9, 7), (0.7, 2)])
    #expect(result.kind == test.kind)
    #expect(result.earned == test.earned)
    #expect(result.findings.isEmpty == (test.kind == .passed))
    #expect(result.kind != .passed || result.passedCases == result.cases)
    #expect(result.passedCases + result.findings.count == max(1, result.cases) || result.kind == .passed)
  }

  @Test func pointsAreDividedOverPartsWhileCasesAreCounted() {
    var first = outcome(passed: 5, [.failed, .failed])
    (first.passedParts, first.parts) = (2, 3)
    let item = Item(id: "f", title: "F", points: 6, visibility: .visible, scoring: .proportional)
    let result = ItemResult(item, of: "activations", outcomes: [first])
    #expect(result.earned == 4)
    #expect(result.passedCases == 5)
    #expect(result.cases == 7)
  }

  @Test func theTellingFindingComesFirst() {
    var both = outcome(passed: 0, [.failed, .failed, .crashed])
    let found = both.findings[1]
    both.findings[1] = Finding(
      label: found.label, variant: found.variant, kind: found.kind, hint: "Is a minus missing?")
    let item = Item(id: "a", title: "A", points: 7, visibility: .visible)
    let result = ItemResult(item, of: "mlp", outcomes: [both])
    #expect(result.findings.map(\.kind) == [.crashed, .failed, .failed])
    #expect(result.findings[1].hint != nil)
  }
}
