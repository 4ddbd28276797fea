extension CallFailure {
  /// The failure with what else the owner of the process knows.
  ///
  /// - Parameters:
  ///   - standardError: What the process printed there during the call.
  ///   - memoryLimit: The bytes that the process may hold, if there is a limit.
  ///   - locate: Finds the line of the student's code behind offsets into the submission, innermost first.
  public func explained(
    standardError: String, memoryLimit: Int? = nil, locate: (_ offsets: [UInt64]) -> SourceLine?
  ) -> CallFailure {
    guard case .crashed(var crash) = self else { return self }
    crash.message = RuntimeMessage.find(in: standardError)
    crash.location = locate(crash.record.offsets)
    if Self.isOutOfMemory(crash, limit: memoryLimit) { return .outOfMemory(limitBytes: memoryLimit) }
    return .crashed(crash)
  }

  private static let allocationMessages = ["failed to allocate", "Could not allocate memory"]

  /// The runtime either says so, or dies of the null pointer that it got when nine tenths of the limit were in use.
  private static func isOutOfMemory(_ crash: Crash, limit: Int?) -> Bool {
    if let message = crash.message, allocationMessages.contains(where: message.contains) { return true }
    guard let limit, crash.message == nil, !crash.record.isStackOverflow else { return false }
    return crash.record.peakBytes >= UInt64(limit / 10 * 9)
  }
}
