import CourseModel
import Testing

@Suite struct ResultKindTests {
  /// From the least telling to the most telling.
  private static let bySeverity: [ResultKind] = [
    .passed, .skipped, .failed, .timedOut, .outOfMemory, .crashed, .missing, .doesNotCompile, .refused,
    .harnessError,
  ]

  @Test func everyKindHasAPlaceInTheOrder() {
    #expect(Set(Self.bySeverity) == Set(ResultKind.allCases))
  }

  @Test(arguments: bySeverity.indices) func theMostSevereKindSpeaksForAll(_ place: Int) {
    let kind = Self.bySeverity[place]
    for lesser in Self.bySeverity[...place] {
      #expect(ResultKind.combined([lesser, kind]) == kind)
      #expect(ResultKind.combined([kind, lesser]) == kind)
    }
  }

  @Test func nothingRanIsAHarnessError() {
    #expect(ResultKind.combined([]) == .harnessError)
  }

  @Test func onlyAHarnessErrorIsNoVerdict() {
    #expect(ResultKind.allCases.filter { !$0.isVerdict } == [.harnessError])
  }
}
