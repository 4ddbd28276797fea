import WorkerProtocol

/// One relation between wrong answers and right ones: a constant ratio, a sign, another axis, reversed rows.
enum ValueSignature {
  /// What a student should read whose wrong answers all stand in one relation to the right ones.
  ///
  /// A relation has to hold for all answers, and two calls with three numbers between them that are no integers have to
  /// show it. Numbers that differ by less than 10⁻⁴ of the largest, and calls with a single class, show nothing.
  ///
  /// - Parameters:
  ///   - pairs: all answers at one component of an entry point, right ones too.
  ///   - entryPoint: the parameters, whose names and sizes explain constants.
  ///   - subject: what the component is called, such as “Your `softmax`” or “The `loss` of your `lossAndGradients`”.
  /// - Returns: nil when no relation, or more than one, explains the answers.
  static func sentence(for pairs: [AnswerPair], of entryPoint: EntryPoint, subject: String) -> String? { nil }
}
