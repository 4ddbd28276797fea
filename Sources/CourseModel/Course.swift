/// A course: exercises and the weights with which their scores make the course score.
public struct Course: Sendable, Equatable {
  /// Title for reports.
  public var title: String
  /// Exercises in the course's order, each with its weight.
  public var exercises: [Weighted]
  /// The mark that a full score is worth, such as 20 or 100.
  public var scale: Double
  /// Seconds of processor time that known mistakes may take to answer for one submission. Afterwards its items have no
  /// named mistake.
  public var secondsForDiagnosis: Double

  /// An exercise and its weight in the course score.
  public struct Weighted: Sendable, Equatable {
    /// The exercise.
    public var exercise: Exercise
    /// Its weight; positive. Weights add up to the total that `course.yaml` states.
    public var weight: Double

    /// Pairs an exercise with its weight.
    public init(exercise: Exercise, weight: Double) {
      self.exercise = exercise
      self.weight = weight
    }
  }

  /// Creates a course.
  public init(title: String, exercises: [Weighted], scale: Double, secondsForDiagnosis: Double = 20) {
    self.title = title
    self.secondsForDiagnosis = secondsForDiagnosis
    self.exercises = exercises
    self.scale = scale
  }

  /// The mark of a submission: `scale · Σ weight · earned/points / Σ weight`.
  ///
  /// `nil` while an item has no verdict. An exercise that the course lists and the result lacks is
  /// also no verdict: nothing is a silent zero.
  public func mark(of result: SubmissionResult) -> Double? {
    var sum = 0.0
    var total = 0.0
    for weighted in exercises {
      guard
        let exercise = result.exercises.first(where: { $0.exercise == weighted.exercise.id }),
        let earned = exercise.earned, exercise.points > 0
      else { return nil }
      sum += weighted.weight * Double(earned) / Double(exercise.points)
      total += weighted.weight
    }
    return total > 0 ? scale * sum / total : nil
  }
}
