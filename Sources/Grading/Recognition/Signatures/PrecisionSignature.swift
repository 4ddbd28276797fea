import WorkerProtocol

/// Answers that are right to some digits only, as single precision and finite differences give them.
enum PrecisionSignature {
  /// What a student should read whose answers all agree with the reference to 4 to 10 digits.
  ///
  /// - Parameters:
  ///   - pairs: all answers at one component of an entry point, right ones too.
  ///   - subject: what the component is called, such as “Your `softmax`” or “The `loss` of your `lossAndGradients`”.
  /// - Returns: nil for anything else: no two calls differ, or some answer is right to fewer digits.
  static func sentence(for pairs: [AnswerPair], subject: String) -> String? { nil }
}
