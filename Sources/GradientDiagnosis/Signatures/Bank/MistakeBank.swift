import NumericalDifferentiation
import Tensors

/// The known mistakes of an exercise, put to the inputs on which a backward function was wrong.
public struct MistakeBank: Sendable {
  /// Relative deviation, of each gradient in norm, up to which a mistake matches.
  public static let tightness = 1e-9

  /// The mistakes, in the order in which candidates are listed.
  public let mistakes: [KnownGradientMistake]

  /// Collects mistakes; their ids should differ.
  public init(_ mistakes: [KnownGradientMistake]) {
    self.mistakes = mistakes
  }

  /// The mistakes that answer every call as the function under test did.
  ///
  /// A mistake matches when all its gradients have the same shapes and agree to 10⁻⁹ of their norms; what is not
  /// finite matches nothing. One that throws, or gives other shapes, does not match. Calls with equal arguments
  /// and cotangents are one input, and must have the same answer.
  ///
  /// - Returns: a name when one mistake matches on at least two inputs, else candidates.
  public func recognise(_ calls: [PullbackCall]) -> GradientDiagnosis<KnownGradientMistake> {
    var inputs: [PullbackCall] = []
    for call in calls where !inputs.contains(where: { $0.isSameInput(as: call) }) { inputs.append(call) }
    guard calls.contains(where: { $0.gradients.contains { !$0.isEmpty } }) else { return .unnamed }
    let matching = mistakes.filter { mistake in calls.allSatisfy { Self.matches(mistake, $0) } }
    return GradientDiagnosis(matching, inputs: inputs.count)
  }

  private static func matches(_ mistake: KnownGradientMistake, _ call: PullbackCall) -> Bool {
    guard let gradients = try? mistake.pullback(call.arguments, call.cotangent),
      gradients.map(\.shape) == call.gradients.map(\.shape)
    else { return false }
    return zip(call.gradients, gradients).allSatisfy { actual, expected in
      guard actual.storage.allSatisfy(\.isFinite), expected.storage.allSatisfy(\.isFinite) else {
        return false
      }
      return agree(actual.storage, expected.storage, tightness * euclideanNorm(expected.storage))
    }
  }
}

extension PullbackCall {
  fileprivate func isSameInput(as other: PullbackCall) -> Bool {
    arguments == other.arguments && cotangent == other.cotangent
  }
}
