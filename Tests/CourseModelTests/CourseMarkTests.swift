import CourseModel
import Testing

/// An exercise with one item of ten points.
private func exercise(_ id: String) -> Exercise {
  Exercise(id: id, title: id, topic: "", typeName: "T", items: [item])
}

private let item = Item(id: "a", title: "A", points: 10, visibility: .visible)

/// A submission's result with these points per exercise; `nil` is an item without a verdict.
private func result(_ earned: [(id: String, points: Int?)]) -> SubmissionResult {
  SubmissionResult(
    student: Student(id: "s"),
    exercises: earned.map { id, points in
      let kind: ResultKind = points == nil ? .harnessError : .failed
      return ExerciseResult(
        exercise: id, title: id, items: [ItemResult(exercise: id, item: item, kind: kind, earned: points)])
    }, contentHash: "")
}

@Suite struct CourseMarkTests {
  private let course = Course(
    title: "Course",
    exercises: [
      Course.Weighted(exercise: exercise("light"), weight: 1),
      Course.Weighted(exercise: exercise("heavy"), weight: 3),
    ], scale: 20)

  @Test(arguments: [
    (10, 10, 20), (0, 0, 0), (10, 0, 5), (0, 10, 15), (5, 5, 10), (3, 7, 12),
  ]) func weighExercises(_ light: Int, _ heavy: Int, _ mark: Int) {
    #expect(course.mark(of: result([("light", light), ("heavy", heavy)])) == Rational(mark))
  }

  @Test func theOrderOfTheResultsDoesNotMatter() {
    #expect(course.mark(of: result([("heavy", 10), ("light", 0)])) == 15)
  }

  @Test func exercisesThatTheCourseDoesNotListDoNotCount() {
    #expect(course.mark(of: result([("light", 10), ("heavy", 10), ("other", 0)])) == 20)
  }

  @Test(
    arguments: [
      [("light", 10), ("heavy", nil)], [("light", 10)], [],
    ] as [[(String, Int?)]]) func noMarkWithoutAVerdictOnEveryExercise(_ earned: [(String, Int?)])
  {
    #expect(course.mark(of: result(earned)) == nil)
  }

  @Test func aCourseWithoutExercisesHasNoMark() {
    #expect(Course(title: "", exercises: [], scale: 20).mark(of: result([])) == nil)
  }

  @Test func anItemWithoutAVerdictLeavesTheExerciseWithoutPoints() {
    var open = result([("light", 4)]).exercises[0]
    open.items.append(ItemResult(exercise: "light", item: item, kind: .harnessError, earned: nil))
    #expect(open.earned == nil)
    #expect(open.earnedAtLeast == 4)
    #expect(open.points == 20)
  }
}
