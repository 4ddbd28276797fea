import WorkerProtocol

/// What a student's code and the reference returned for one call, or one component of it: a tuple's element, a field.
struct AnswerPair {
  /// The call that both answered with a value.
  let call: EntryCall
  /// What the reference returned.
  let reference: WireValue
  /// What the student's code returned.
  let student: WireValue
}
