import CourseModel

extension ExerciseResult {
  /// Whether there is nothing to tell but that the file is missing.
  var isMerelyMissing: Bool {
    notes.isEmpty && diagnostics.isEmpty && !items.isEmpty && items.allSatisfy { $0.kind == .missing }
  }

  /// What to say once instead of with every item, when no check of the exercise ran and all for one reason:
  /// the file is missing, does not compile or is refused, or the harness failed.
  var commonReason: String? {
    guard let first = items.first, [.missing, .doesNotCompile, .refused, .harnessError].contains(first.kind)
    else { return nil }
    let message = first.findings.first?.message
    let isShared = items.allSatisfy { $0.kind == first.kind && $0.findings.first?.message == message }
    guard isShared else { return nil }
    guard let message, !message.isEmpty else { return first.kind.sentence }
    return message.hasSuffix(".") ? message : message + "."
  }
}
