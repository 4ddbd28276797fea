public import CourseModel
public import WorkerProtocol

/// An exercise with its checks: what `grading/<id>/` declares.
///
/// `Solution` is the exercise's protocol as an existential, such as `any ActivationsExercise`. The same
/// checks run against the reference, a known mistake and a student's submission.
public struct GradedExercise<Solution>: Sendable {
  /// What the course says about the exercise.
  public let exercise: Exercise
  /// Mistakes that students are known to make, as edits of the reference.
  public let mistakes: [Mistake]
  /// The items with their checks.
  public let items: [GradedItem<Solution>]
  /// Makes the value whose methods call the worker at the other end of a channel.
  public let proxy: @Sendable (any CallChannel) -> Solution

  /// Declares an exercise.
  ///
  /// Traps when an item comes `after:` one that is not declared before it.
  ///
  /// - Parameters:
  ///   - id: folder name under `exercises/`, `reference/` and `grading/`.
  ///   - typeName: the student's type, such as `Activations`.
  ///   - optimized: whether student code is compiled with `-O`, for exercises that train a model.
  ///   - proxy: the generated proxy's initialiser, such as `ActivationsProxy.init(channel:)`.
  public init(
    id: String, title: String, topic: String, typeName: String, optimized: Bool = false,
    allowedImports: Set<String> = [], limits: CallLimits = CallLimits(),
    proxy: @escaping @Sendable (any CallChannel) -> Solution, items: [GradedItem<Solution>],
    mistakes: [Mistake]
  ) {
    for (index, item) in items.map(\.item).enumerated() {
      for earlier in item.prerequisites {
        precondition(
          items.prefix(index).contains { $0.item.id == earlier },
          "\(id): item \(item.id) comes after \(earlier), which is not declared before it")
      }
    }
    exercise = Exercise(
      id: id, title: title, topic: topic, typeName: typeName, items: items.map(\.item),
      isOptimized: optimized, allowedImports: allowedImports, limits: limits)
    self.mistakes = mistakes
    self.items = items
    self.proxy = proxy
  }
}

/// An item with its checks.
public struct GradedItem<Solution>: Sendable {
  /// Letter, title, points, visibility.
  public let item: Item
  /// For training outcomes: points by the median of what was measured, best level first.
  public let levels: [Level]
  /// Runs every case of the item.
  public let checks: @Sendable (Trial<Solution>) throws -> Void

  /// Points for a measured outcome of at least a threshold.
  public struct Level: Sendable, Equatable {
    /// Smallest median that earns the points.
    public let threshold: Double
    /// Points earned.
    public let points: Int
  }

  /// Declares an item whose points follow from its cases.
  public init(
    _ id: String, _ title: String, points: Int, _ visibility: Item.Visibility = .both,
    scoring: Item.Scoring = .allOrNothing, after prerequisites: [String] = [],
    checks: @escaping @Sendable (Trial<Solution>) throws -> Void
  ) {
    item = Item(
      id: id, title: title, points: points, visibility: visibility, scoring: scoring,
      prerequisites: prerequisites)
    levels = []
    self.checks = checks
  }

  /// Declares an item that trains a model: its checks call ``Trial/measure(_:_:)``, and the median over
  /// three seeds (one published, two hidden) decides the points.
  ///
  /// - Parameter levels: threshold and points, such as `[(0.92, 3), (0.86, 1)]`.
  public init(
    _ id: String, _ title: String, levels: [(threshold: Double, points: Int)],
    after prerequisites: [String] = [], checks: @escaping @Sendable (Trial<Solution>) throws -> Void
  ) {
    let sorted = levels.sorted { $0.threshold > $1.threshold }
    item = Item(
      id: id, title: title, points: sorted.first?.points ?? 0, visibility: .both, scoring: .declared,
      prerequisites: prerequisites)
    self.levels = sorted.map(Level.init)
    self.checks = checks
  }
}
