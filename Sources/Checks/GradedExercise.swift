public import CourseModel
public import WorkerProtocol

/// An exercise with its checks: what `grading/public/<id>/` declares and `grading/hidden/<id>/` completes.
///
/// `Solution` is the exercise's protocol as an existential, such as `any ActivationsExercise`. The same
/// checks run against the reference, a known mistake and a student's submission.
public struct GradedExercise<Solution>: Sendable {
  /// What the course says about the exercise.
  public let exercise: Exercise
  /// Mistakes that students are known to make, as edits of the reference.
  public private(set) var mistakes: [Mistake]
  /// The items with their checks.
  public private(set) var items: [GradedItem<Solution>]
  /// Calls whose answers tell mistakes apart, besides those of the checks.
  public private(set) var ownProbes: ProbeCalls = { _, _ in }
  /// Entry points whose answers the statement does not pin, so that nothing follows from them.
  public private(set) var unpinned: Set<String> = []
  /// Makes the value whose methods call the worker at the other end of a channel.
  public let proxy: @Sendable (any CallChannel) -> Solution

  /// Calls entry points with arguments drawn from a generator.
  public typealias ProbeCalls = @Sendable (Solution, inout SecureRandom) throws -> Void

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
    mistakes: [Mistake] = []
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

  /// The exercise as it is graded, with hidden checks and known mistakes, which students do not get.
  ///
  /// Traps unless exactly the items with a hidden variant are named.
  ///
  /// - Parameters:
  ///   - hidden: the checks of the hidden variants, by item.
  ///   - unpinned: full names of entry points that may answer as they like, such as `shuffled(_:using:)`.
  ///   - probes: calls that tell mistakes apart, where those of the checks do not.
  public func graded(
    hidden: [String: GradedItem<Solution>.Checks], mistakes: [Mistake], unpinned: Set<String> = [],
    probes: @escaping ProbeCalls = { _, _ in }
  ) -> GradedExercise {
    let due = items.map(\.item).filter { $0.visibility.variants.contains(.hidden) }.map(\.id)
    precondition(
      Set(due) == Set(hidden.keys),
      "\(exercise.id): hidden checks are due for items \(due), and given for \(hidden.keys.sorted())")
    var graded = self
    graded.items = items.map { item in hidden[item.item.id].map(item.withHiddenChecks) ?? item }
    (graded.mistakes, graded.unpinned, graded.ownProbes) = (mistakes, unpinned, probes)
    return graded
  }
}
