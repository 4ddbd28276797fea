/// A course: exercises and the weights with which their scores make the course score.
public struct Course: Sendable, Equatable {
  /// Title for reports.
  public var title: String
  /// Exercises in the course's order, each with its weight.
  public var exercises: [Weighted]
  /// The mark that a full score is worth, such as 20 or 100; positive.
  public var scale: Rational
  /// Seconds of processor time that known mistakes may take to answer for one submission. Afterwards its items have no
  /// named mistake.
  public var secondsForDiagnosis: Double

  /// An exercise and its weight in the course score.
  public struct Weighted: Sendable, Equatable {
    /// The exercise.
    public var exercise: Exercise
    /// Its weight; positive. Weights add up to the total that `course.yaml` states.
    public var weight: Rational

    /// Pairs an exercise with its weight.
    public init(exercise: Exercise, weight: Rational) {
      self.exercise = exercise
      self.weight = weight
    }
  }

  /// Creates a course.
  public init(title: String, exercises: [Weighted], scale: Rational, secondsForDiagnosis: Double = 20) {
    self.title = title
    self.secondsForDiagnosis = secondsForDiagnosis
    self.exercises = exercises
    self.scale = scale
  }

  /// The mark of a submission, exactly: ``scale`` times its ``share(of:)``.
  ///
  /// `nil` while there is no verdict.
  public func mark(of result: SubmissionResult) -> Rational? { share(of: result).map { scale * $0 } }

  /// The share of a full mark that a submission reaches, exactly: `Σ weight · earned/points / Σ weight`.
  ///
  /// `nil` while an item has no verdict. An exercise that the course lists and the result lacks is
  /// also no verdict: nothing is a silent zero.
  public func share(of result: SubmissionResult) -> Rational? {
    var sum: Rational = 0
    var total: Rational = 0
    for weighted in exercises {
      guard
        let exercise = result.exercises.first(where: { $0.exercise == weighted.exercise.id }),
        let earned = exercise.earned, exercise.points > 0
      else { return nil }
      sum = sum + weighted.weight * Rational(earned, over: exercise.points)
      total = total + weighted.weight
    }
    return total > 0 ? sum / total : nil
  }

  /// The least common multiple of the exercises' points, `nil` when it exceeds ``largestMultiple``.
  ///
  /// Where it does not, every mark, the middle of two marks and a tenth of the scale fit a ``Rational``, provided that
  /// scale and weights are below 10⁶ and have at most ``weightPlaces`` decimals.
  public var commonMultipleOfPoints: Int128? {
    var multiple: Int128 = 1
    for points in exercises.map(\.exercise.points) where points > 0 {
      multiple = multiple / greatestCommonDivisor(multiple, Int128(points)) * Int128(points)
      guard multiple <= Self.largestMultiple else { return nil }
    }
    return multiple
  }

  /// Largest common multiple of the exercises' points; that of all numbers up to 40 is smaller.
  public static let largestMultiple: Int128 = 10_000_000_000_000_000
  /// Decimals of a weight or a scale, at most.
  public static let weightPlaces = 4
  /// Weights and scales are below this.
  public static let largestWeight: Rational = 1_000_000
}
