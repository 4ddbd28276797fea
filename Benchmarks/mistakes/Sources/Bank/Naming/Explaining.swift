import Components
import GradientCheck
import Measurement
import Tensors

extension Observation {
  /// Whether the first call's result or gradients are wrong.
  var isWrong: Bool {
    findings.contains { finding in
      switch finding {
      case .forwardDiffers, .gradientWrong, .gradientDoesNotFitForward: true
      case .throwsError, .numberOfGradients, .contract, .argumentsOverwritten: false
      }
    }
  }

  /// Whether the forward function gave a result and the backward function threw.
  var pullbackThrew: Bool {
    guard result != nil, gradients == nil else { return false }
    return findings.contains { if case .throwsError = $0 { true } else { false } }
  }

  /// The mistakes that answer as the student did at this point.
  func explained<Kind: Component>(by mistakes: [KnownMistake<Kind>]) -> [KnownMistake<Kind>] {
    guard let typed = right.typed as? ComponentCase<Kind>, let result else { return [] }
    let (point, context) = (typed.point, typed.context)
    let fitting = mistakes.filter { mistake in
      let expected =
        mistake.forward.map { try? $0(point, context) } ?? right.forward(point)
      return expected.map { isSame(result, $0) } ?? false
    }
    guard let gradients else {
      return pullbackThrew ? fitting.filter { !$0.gives(at: point, context, cotangent) } : []
    }
    let bank = MistakeBank(
      fitting.map { mistake in
        KnownGradientMistake(id: mistake.id, sentence: mistake.sentence) {
          try mistake.pullback($0, context, $1)
        }
      })
    let call = PullbackCall(arguments: point, cotangent: cotangent, gradients: gradients)
    // One input gives candidates: that a mistake explains the others too is for the namer to see.
    guard case .candidates(let candidates) = bank.recognise([call]) else { return [] }
    let ids = Set(candidates.map(\.id))
    return fitting.filter { ids.contains($0.id) }
  }

  /// Equal to the bank's tightness.
  private func isSame(_ actual: Tensor, _ expected: Tensor) -> Bool {
    guard actual.shape == expected.shape else { return false }
    let difference = (actual - expected).norm()
    return difference.isFinite && difference <= MistakeBank.tightness * expected.norm()
  }
}

extension KnownMistake {
  /// Whether the backward function gives gradients here, rather than throw.
  fileprivate func gives(at point: [Tensor], _ context: Kind.Context, _ cotangent: Tensor) -> Bool {
    (try? pullback(point, context, cotangent)) != nil
  }
}
