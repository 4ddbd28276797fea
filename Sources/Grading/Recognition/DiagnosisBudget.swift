import WorkerProtocol

/// The time that known mistakes may take to answer for one submission. When it is used up, items have no named mistake.
final class DiagnosisBudget {
  private let limit: CallTime
  private var used = CallTime.zero

  /// Some seconds of processor time.
  init(seconds: Double) { limit = CallTime(limit: seconds) }

  /// Whether any is left.
  var isLeft: Bool { used.isWithin(limit) }

  /// Takes time away.
  func spend(_ time: CallTime) { used = used + time }
}
