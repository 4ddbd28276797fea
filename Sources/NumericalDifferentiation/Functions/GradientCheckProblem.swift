package import Tensors

/// Why a gradient could not be judged: nothing that a right or wrong derivative explains.
public enum GradientCheckProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The function threw an error, given as text.
  case functionThrew(String)
  /// The pullback threw an error, given as text.
  case pullbackThrew(String)
  /// Two evaluations at the same point gave different results.
  case notDeterministic
  /// Two pullbacks of the same cotangent gave different gradients; whether the second is twice the first.
  case pullbackNotRepeatable(doubles: Bool)
  /// The function is NaN or infinite at the point; position within the result.
  case notFinite(position: [Int], value: Double)
  /// The pullback must return one gradient per argument.
  case gradientCount(expected: Int, actual: Int)
  /// There is no argument to differentiate by, so that nothing could be wrong.
  case noArguments

  /// A sentence for the author of the function.
  public var description: String {
    switch self {
    case .functionThrew(let error): "The function threw an error: \(error)."
    case .pullbackThrew(let error): "The pullback threw an error: \(error)."
    case .notDeterministic:
      "The function is not deterministic: two evaluations at the same point differ. Fix its random numbers, "
        + "such as the dropout mask, before its gradient is checked."
    case .pullbackNotRepeatable(let doubles):
      "The pullback is not repeatable: two calls with the same upstream gradient differ."
        + (doubles ? " The second is twice the first: gradients of earlier calls are added up." : "")
    case .notFinite(let position, let value):
      "The function is \(value)\(position.isEmpty ? "" : " at \(position)") at the point; there is no derivative."
    case .gradientCount(let expected, let actual):
      "The pullback returned \(actual) gradients for \(expected) arguments; one per argument is due."
    case .noArguments:
      "There is nothing to differentiate by: give at least one argument that is not constant."
    }
  }
}

extension GradientCheckProblem {
  /// The first value of a result that is not finite.
  package static func nonFinite(in result: Tensor) -> GradientCheckProblem? {
    guard let offset = result.storage.firstIndex(where: { !$0.isFinite }) else { return nil }
    return .notFinite(position: unravelled(offset, in: result.shape), value: result.storage[offset])
  }
}
