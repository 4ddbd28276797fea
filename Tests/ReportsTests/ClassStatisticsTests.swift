import CourseModel
import Testing

@testable import Reports

@Suite struct ClassStatisticsTests {
  private var statistics: ClassStatistics {
    var statistics = ClassStatistics(course: Samples.course)
    for result in [Samples.typical, Samples.perfect, Samples.broken, Samples.empty] { statistics.add(result) }
    return statistics
  }

  @Test func resultsWithoutVerdictAreInNoFigure() {
    #expect(statistics.submissions == 4)
    #expect(statistics.marks.count == 3)
    #expect(statistics.harnessErrors.count == 5)
    let sigmoid = statistics.items[.init(exercise: "activations", item: "a")]
    #expect(sigmoid == .init(verdicts: 3, passed: 1, earned: 5, points: 12))
  }

  @Test func figuresOfMarks() {
    // Ada: 20 · (1/10) / 3; Grace: 20; Edsger: 0.
    #expect(statistics.median == Rational(2, over: 3))
    #expect(statistics.histogram == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    var two = ClassStatistics(course: Samples.course)
    two.add(Samples.perfect)
    two.add(Samples.empty)
    #expect(two.median == 10)
    #expect(two.mean == 10)
    #expect(ClassStatistics(course: Samples.course).mean == nil)
    #expect(ClassStatistics(course: Samples.course).median == nil)
  }

  /// Weights 1 and 2, scale 20: every tenth of the scale is a border that a mark may lie on exactly.
  @Test(arguments: 0...10) func aMarkOnABorderCountsAboveIt(_ tenths: Int) throws {
    var statistics = ClassStatistics(course: Samples.course)
    var result = Samples.perfect
    for exercise in result.exercises.indices {
      for item in result.exercises[exercise].items.indices {
        result.exercises[exercise].items[item].points = 10
        result.exercises[exercise].items[item].earned = tenths
      }
    }
    statistics.add(result)
    #expect(statistics.marks == [Rational(2 * tenths)])
    #expect(statistics.histogram.firstIndex(of: 1) == min(9, tenths))
  }

  @Test func everyRecognisedMistakeIsCounted() {
    let counted = statistics.frequentMistakes(limit: 9).map(\.mistake.mistake)
    #expect(Set(counted) == ["overflow", "not-squared", "forgot-upstream", "f: sign dropped: -x => x"])
  }
}
