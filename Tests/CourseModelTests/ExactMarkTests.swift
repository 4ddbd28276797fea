import CourseModel
import Testing

/// A course of exercises with these points and weights, the weights in ten-thousandths.
private func course(_ points: [Int], _ weights: [Int], scale: Rational = 20) -> Course {
  Course(
    title: "",
    exercises: points.indices.map { index in
      let item = Item(id: "a", title: "", points: points[index], visibility: .visible)
      let exercise = Exercise(id: "\(index)", title: "", topic: "", typeName: "T", items: [item])
      return Course.Weighted(exercise: exercise, weight: Rational(weights[index], over: 10_000))
    }, scale: scale)
}

/// A submission that earned these points.
private func result(_ earned: [Int], in course: Course) -> SubmissionResult {
  SubmissionResult(
    student: Student(id: "s"),
    exercises: zip(course.exercises, earned).map { weighted, earned in
      ExerciseResult(
        exercise: weighted.exercise.id, title: "",
        items: [
          ItemResult(
            exercise: weighted.exercise.id, item: weighted.exercise.items[0], kind: .failed, earned: earned)
        ])
    }, contentHash: "")
}

/// Numbers of a linear congruential generator, from the upper bits.
private struct Draws {
  var state: UInt64 = 2026

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}

@Suite struct ExactMarkTests {
  /// All score vectors of a grid that are worth exactly the threshold reach it. With floating-point sums about one
  /// in ten fails.
  @Test(arguments: [50, 60, 70, 75, 80, 90, 95]) func whatEqualsAThresholdReachesIt(_ percent: Int) throws {
    let weights = [1, 1, 1, 2, 2]
    let subject = course([20, 20, 20, 20, 20], weights.map { 10_000 * $0 })
    let threshold = try #require(Rational(decimal: "\(percent)")) / 100
    let scores = [0, 5, 6, 10, 12, 15, 19, 20]
    var equal = 0
    for number in 0..<32_768 {
      let earned = (0..<5).map { scores[(number >> (3 * $0)) & 7] }
      let sum = zip(weights, earned).reduce(0) { $0 + $1.0 * $1.1 }
      guard 100 * sum == percent * 140 else { continue }
      equal += 1
      let share = try #require(subject.share(of: result(earned, in: subject)))
      #expect(share == threshold, "\(earned)")
    }
    #expect(equal > 0, "the grid holds no vector that is worth \(percent) %")
  }

  /// The share beside numbers of any size: Σ wᵢ eᵢ/pᵢ / Σ wᵢ ≥ t/10000 if and only if
  /// 10000 · Σᵢ wᵢ eᵢ Πⱼ≠ᵢ pⱼ ≥ t · Σ wᵢ · Π pⱼ.
  @Test func sharesCompareAsWholeNumbersDo() throws {
    var draws = Draws()
    for round in 0..<200 {
      let count = 1 + draws.below(24)
      let points = (0..<count).map { _ in 1 + draws.below(40) }
      let weights = (0..<count).map { _ in 1 + draws.below(round.isMultiple(of: 2) ? 30 : 9_999_999) }
      let earned = points.map { draws.below($0 + 1) }
      let threshold = draws.below(10_001)
      let subject = course(points, weights)
      #expect(subject.commonMultipleOfPoints != nil)
      let share = try #require(subject.share(of: result(earned, in: subject)))
      let all = points.reduce(BigNatural(1)) { $0 * BigNatural($1) }
      let reached = points.indices.reduce(BigNatural(0)) { sum, index in
        let others = points.enumerated().filter { $0.offset != index }.reduce(BigNatural(1)) {
          $0 * BigNatural($1.element)
        }
        return sum + BigNatural(weights[index]) * BigNatural(earned[index]) * others
      }
      let total = BigNatural(weights.reduce(0, +)) * all
      let isReached = !(BigNatural(10_000) * reached < BigNatural(threshold) * total)
      #expect((share >= Rational(threshold, over: 10_000)) == isReached, "\(points), \(weights), \(earned)")
      #expect(subject.mark(of: result(earned, in: subject)) == 20 * share)
    }
  }

  @Test func tenthsAsWeightsAreExact() throws {
    let subject = course([10, 10, 10], [1000, 2000, 7000])
    #expect(subject.share(of: result([10, 10, 10], in: subject)) == 1)
    #expect(subject.share(of: result([10, 10, 0], in: subject)) == Rational(3, over: 10))
  }

  /// The largest weights and the least handy points that a course file may have.
  @Test func theLargestCourseHasMarks() throws {
    let subject = course(
      Array(17...40), (0..<24).map { 9_999_999_999 - $0 },
      scale: try #require(Rational(decimal: "999999.9999")))
    #expect(subject.commonMultipleOfPoints != nil)
    let marks = try [16, 15].map { less in
      try #require(subject.mark(of: result((17...40).map { $0 - less }, in: subject)))
    }
    #expect(marks[0] < marks[1])
    #expect(((marks[0] + marks[1]) / 2).decimal(places: 2) > marks[0].decimal(places: 2))
  }

  @Test func pointsWithoutACommonMultipleAreFound() {
    let primes = [11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61]
    #expect(course(primes, primes).commonMultipleOfPoints == nil)
    #expect(course([20, 20, 25], [1, 1, 1]).commonMultipleOfPoints == 100)
  }
}
