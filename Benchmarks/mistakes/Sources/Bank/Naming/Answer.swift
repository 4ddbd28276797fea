package import Components
import GradientCheck
package import Measurement
package import Tensors

/// What a submission answered at one point, as far as the bank needs it.
package struct Answer: Sendable {
  /// The case, with the right functions.
  package var right: AnyComponentCase
  package var cotangent: Tensor
  /// The forward result; nil when the call threw.
  package var result: Tensor?
  /// The gradients; nil when the call threw or gave another number of them.
  package var gradients: [Tensor]?
  /// Whether result or gradients are wrong.
  package var isWrong: Bool
  /// Whether the forward function gave a result and the backward function threw.
  package var pullbackThrew: Bool

  package init(
    right: AnyComponentCase, cotangent: Tensor, result: Tensor?, gradients: [Tensor]?, isWrong: Bool,
    pullbackThrew: Bool
  ) {
    self.right = right
    self.cotangent = cotangent
    self.result = result
    self.gradients = gradients
    self.isWrong = isWrong
    self.pullbackThrew = pullbackThrew
  }

  /// The first call of an observation.
  package init(_ observation: Observation) {
    let threw = observation.findings.contains { if case .throwsError = $0 { true } else { false } }
    self.init(
      right: observation.right, cotangent: observation.cotangent, result: observation.result,
      gradients: observation.gradients,
      isWrong: observation.findings.contains { finding in
        switch finding {
        case .forwardDiffers, .gradientWrong, .gradientDoesNotFitForward: true
        case .throwsError, .numberOfGradients, .contract, .argumentsOverwritten: false
        }
      },
      pullbackThrew: observation.result != nil && observation.gradients == nil && threw)
  }

  /// The mistakes that answer as the student did at this point.
  func explained<Kind: Component>(by mistakes: [KnownMistake<Kind>]) -> [KnownMistake<Kind>] {
    guard let typed = right.typed as? ComponentCase<Kind>, let result else { return [] }
    let (point, context) = (typed.point, typed.context)
    let fitting = mistakes.filter { mistake in
      guard let forward = mistake.forward else { return isSame(result, right.forward(point)) }
      guard let expected = try? forward(point, context) else { return false }
      return isSame(result, expected)
    }
    guard let gradients else {
      return pullbackThrew ? fitting.filter { !$0.gives(at: point, context, cotangent) } : []
    }
    return fitting.filter { mistake in
      guard let expected = try? mistake.pullback(point, context, cotangent) else { return false }
      return expected.count == gradients.count && zip(gradients, expected).allSatisfy(isSame)
    }
  }

  /// Equal to 10⁻⁹ of the norm; what is not finite equals nothing.
  private func isSame(_ actual: Tensor, _ expected: Tensor) -> Bool {
    guard actual.shape == expected.shape else { return false }
    let difference = (actual - expected).norm()
    return difference.isFinite && difference <= 1e-9 * expected.norm()
  }
}

extension KnownMistake {
  /// Whether the backward function gives gradients here, rather than throw.
  fileprivate func gives(at point: [Tensor], _ context: Kind.Context, _ cotangent: Tensor) -> Bool {
    (try? pullback(point, context, cotangent)) != nil
  }
}
