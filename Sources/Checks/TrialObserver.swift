public import CourseModel
public import WorkerProtocol

/// Watches a run of an item's checks, case by case.
public protocol TrialObserver: AnyObject {
  /// A case begins; the calls that follow are its calls.
  func began(_ label: String)

  /// What the next calls of the case return is compared with what is due, within a tolerance.
  func compares(within tolerance: Tolerance)

  /// A case ended.
  ///
  /// - Parameters:
  ///   - finding: what was wrong; `nil` when the case passed.
  ///   - compared: the two values that differ, if that is what was wrong.
  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?)
}

extension TrialObserver {
  /// Nothing follows from it, for most.
  public func compares(within tolerance: Tolerance) {}
}

/// Two whole values that were compared and differ.
public struct ComparedValues: Sendable, Equatable {
  /// What came of the student's code.
  public let actual: WireValue
  /// What was due.
  public let expected: WireValue
}
