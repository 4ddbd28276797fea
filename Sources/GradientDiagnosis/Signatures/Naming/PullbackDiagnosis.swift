import NumericalDifferentiation

/// The diagnoses of all arguments of one pullback, with what they share.
public struct PullbackDiagnosis: Sendable, Equatable {
  /// The diagnosis of one argument.
  public struct Argument: Sendable, Equatable {
    /// The argument's name.
    public let name: String
    /// What is known about its gradient.
    public let diagnosis: GradientDiagnosis<Signature>
  }

  /// The arguments with a wrong gradient, in order.
  public let arguments: [Argument]
  /// The constant that all wrong gradients share, when there are several.
  public let shared: Signature?

  /// What the author should read: one sentence for what is shared, else one for each named argument.
  public var sentences: [String] {
    if let shared {
      return [
        "The gradients of \(listed(arguments.map { "`\($0.name)`" })) share one mistake. \(shared.sentence)"
      ]
    }
    return arguments.compactMap { argument in
      argument.diagnosis.name.map { "The gradient of `\(argument.name)`: \($0.sentence)" }
    }
  }
}

/// Names the mistakes behind the wrong gradients of several arguments of one pullback.
///
/// A constant that all wrong gradients share is said once; an argument with a single entry, whose constant
/// could not be told from chance by itself, then counts as explained.
///
/// - Parameter arguments: for each argument its observations, as for ``diagnose(_:)``; right ones that no call with
///   another cotangent contradicts are left out.
public func diagnose(arguments: [[WrongGradient]]) -> PullbackDiagnosis {
  let wrong = arguments.compactMap { observations -> [WrongGradient]? in
    let wrong = observations.filter { !$0.isUneventful }
    return wrong.isEmpty ? nil : wrong
  }
  let diagnoses = wrong.map { observations in
    PullbackDiagnosis.Argument(name: observations[0].argument.name, diagnosis: diagnose(observations))
  }
  let named = diagnoses.compactMap(\.diagnosis.name).first { $0.relation == .constantRatio }
  guard let named, wrong.count > 1 else { return PullbackDiagnosis(arguments: diagnoses, shared: nil) }
  let ratios = wrong.joined().map { observation in
    GradientPair(observation).flatMap { constantRatio($0, isCorroborated: true) }
  }
  let shared = ratios.reduce(Optional(named)) { kept, ratio in
    kept.flatMap { kept in ratio.flatMap(kept.merged) }
  }
  return PullbackDiagnosis(arguments: diagnoses, shared: shared)
}
