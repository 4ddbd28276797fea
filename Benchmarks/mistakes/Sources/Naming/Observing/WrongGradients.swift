import Components
import GradientCheck
import Measurement
import Tensors

extension Observation {
  /// Each argument's gradient beside the right one, with everything that is known about where it came from.
  ///
  /// At kinks the right gradient is the component's own. Where the submission returned no gradients the right ones
  /// stand in their place, so that only further calls speak.
  func wrongGradients() -> [WrongGradient] {
    let (calls, reference) = (furtherCalls(), right.pullback(right.point, cotangent))
    return right.arguments.indices.map { place in
      let argument = right.arguments[place]
      var gradient = WrongGradient(
        argument: argument, analytic: reference[place], numerical: numerical[place])
      for entry in numerical[place].kinks.keys {
        gradient.numeric.storage[entry] = reference[place].storage[entry]
      }
      gradient.analytic = gradients?[place] ?? gradient.numeric
      gradient.cotangent = cotangent
      gradient.dimensions = right.dimensions
      gradient.constants = right.constants
      gradient.related = right.related(cotangent)
      gradient.parts = right.parts(cotangent)[argument.name] ?? []
      gradient.blocks = right.blocks[argument.name] ?? []
      gradient.extraCalls = calls[place]
      return gradient
    }
  }

  /// The forward result beside the right one, where they differ: relations between gradients hold between results
  /// as well. The arguments count as related.
  func wrongResult() -> WrongGradient? {
    guard findings.contains(.forwardDiffers), let result else { return nil }
    let expected = right.forward(right.point)
    var wrong = WrongGradient(
      argument: NamedTensor("result", expected), analytic: result, numeric: expected)
    wrong.dimensions = right.dimensions
    wrong.constants = right.constants
    wrong.related =
      right.related(cotangent)
      + right.arguments.map { RelatedTensor("`\($0.name)` itself", $0.value) }
    return wrong
  }

  /// What three comparisons say of this point.
  var conclusion: ComparisonConclusion {
    ThreeComparisons(
      forward: result == nil ? .unavailable : findings.contains(.forwardDiffers) ? .wrong : .right,
      ownGradient: Self.verdict(ownReports), referenceGradient: Self.verdict(reports)
    ).conclusion
  }

  private static func verdict(_ reports: [ArgumentReport]) -> BackwardVerdict {
    if reports.isEmpty { return .unavailable }
    if reports.contains(where: { $0.verdict == .wrong }) { return .wrong }
    return reports.allSatisfy { $0.verdict == .right } ? .right : .inconclusive
  }
}
