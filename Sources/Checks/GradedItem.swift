public import CourseModel

/// An item with its checks.
public struct GradedItem<Solution>: Sendable {
  /// Runs cases of an item.
  public typealias Checks = @Sendable (Trial<Solution>) throws -> Void

  /// Letter, title, points, visibility.
  public let item: Item
  /// For training outcomes: points by the median of what was measured, best level first.
  public let levels: [Level]
  private let publicChecks: Checks?
  private var hiddenChecks: Checks?

  /// Points for a measured outcome of at least a threshold.
  public struct Level: Sendable, Equatable {
    /// Smallest median that earns the points.
    public let threshold: Double
    /// Points earned.
    public let points: Int
  }

  /// Declares an item whose points follow from its cases.
  ///
  /// Traps when an item that students see has no checks.
  ///
  /// - Parameters:
  ///   - scoring: `.proportional` divides the points over the item's parts, see ``Trial/part(_:)``.
  ///   - prerequisites: items that must pass first.
  ///   - checks: the cases that students see; none for a hidden item.
  public init(
    _ id: String, _ title: String, points: Int, _ visibility: Item.Visibility = .both,
    scoring: Item.Scoring = .allOrNothing, after prerequisites: [String] = [],
    checks: Checks? = nil
  ) {
    self.init(
      Item(
        id: id, title: title, points: points, visibility: visibility, scoring: scoring,
        prerequisites: prerequisites), levels: [], checks)
  }

  /// Declares an item that trains a model: its checks call ``Trial/measure(_:_:)``, and the median over
  /// three seeds (one published, two hidden; all three of a hidden item) decides the points.
  ///
  /// Traps when a threshold lies outside the calibration, and when an item that students see has no checks.
  ///
  /// - Parameters:
  ///   - levels: threshold and points, such as `[(0.92, 3), (0.86, 1)]`.
  ///   - calibration: what was measured when the thresholds were chosen.
  public init(
    _ id: String, _ title: String, levels: [(threshold: Double, points: Int)], _ calibration: Calibration,
    _ visibility: Item.Visibility = .both, after prerequisites: [String] = [],
    checks: Checks? = nil
  ) {
    let sorted = levels.sorted { $0.threshold > $1.threshold }
    for level in sorted {
      precondition(
        calibration.rival < level.threshold && level.threshold <= calibration.reference,
        "item \(id): the level \(level.threshold) is not between \(calibration.rival) and \(calibration.reference)"
      )
    }
    self.init(
      Item(
        id: id, title: title, points: sorted.first?.points ?? 0, visibility: visibility, scoring: .declared,
        prerequisites: prerequisites), levels: sorted.map(Level.init), checks)
  }

  private init(_ item: Item, levels: [Level], _ checks: Checks?) {
    precondition(
      checks != nil || item.visibility == .hidden, "item \(item.id) has a public variant, and no checks")
    self.item = item
    self.levels = levels
    publicChecks = checks
  }

  /// The checks of a variant; those that students see serve both until hidden ones are given.
  func checks(of variant: Variant) -> Checks {
    (variant == .hidden ? hiddenChecks : nil) ?? publicChecks ?? { _ in }
  }

  /// The same item with cases that students do not see.
  func withHiddenChecks(_ checks: @escaping Checks) -> GradedItem {
    var item = self
    item.hiddenChecks = checks
    return item
  }
}

/// What was measured when the levels of an item that trains a model were chosen.
public struct Calibration: Sendable, Equatable {
  /// The least outcome of the reference, over many seeds.
  public let reference: Double
  /// The best outcome of what must earn nothing.
  public let rival: Double
  /// What must earn nothing, such as `a model without hidden layer`.
  public let rivalName: String

  /// States a calibration.
  public init(reference: Double, rival: Double, _ rivalName: String) {
    self.reference = reference
    self.rival = rival
    self.rivalName = rivalName
  }
}
