import Components
import Corpus
import GradientCheck
import Measurement
import Tensors

extension Observation {
  /// Each argument's gradient beside the right one, with everything that is known about where it came from.
  ///
  /// At kinks the right gradient is the component's own. Where the submission returned no gradients the right ones
  /// stand in their place, so that only calls with other cotangents speak.
  func wrongGradients() -> [WrongGradient] {
    let reference = right.pullback(right.point, cotangent)
    let ones = right.pullback(right.point, Tensor.full(cotangent.shape, 1))
    let (twice, zero) = (
      studentsGradients(for: 2 * cotangent), studentsGradients(for: .zeros(cotangent.shape))
    )
    return right.arguments.indices.map { place in
      let argument = right.arguments[place]
      var gradient = WrongGradient(
        argument: argument, analytic: reference[place], numerical: numerical[place])
      for entry in numerical[place].kinks.keys {
        gradient.numeric.storage[entry] = reference[place].storage[entry]
      }
      gradient.analytic = gradients?[place] ?? gradient.numeric
      gradient.gradientForOnes = ones[place]
      gradient.gradientForTwice = twice?[place]
      gradient.gradientForZero = zero?[place]
      return explained(gradient, for: cotangent)
    }
  }

  /// The gradients for a cotangent that is 0 but at the first example's first step: what only one step of one
  /// example hands on is not yet mixed with others. Nil where results have no steps, or the call fails.
  func wrongGradientsOfFirstStep() -> [WrongGradient]? {
    guard Family.recurrent.contains(right.component) else { return nil }
    var first = cotangent
    let width = cotangent.shape[2]
    for entry in first.storage.indices.dropFirst(width) { first.storage[entry] = 0 }
    guard let returned = studentsGradients(for: first) else { return nil }
    let reference = right.pullback(right.point, first)
    let atFirstStep = right.related(first).filter { $0.value.rank == 3 }.map {
      RelatedTensor("\($0.name) at the first step", $0.value.select(axis: 0, at: 0).select(axis: 0, at: 0))
    }
    return right.arguments.indices.map { place in
      let gradient = WrongGradient(
        argument: right.arguments[place], analytic: returned[place], numeric: reference[place])
      return explained(gradient, for: first, atFirstStep)
    }
  }

  /// The gradients for a cotangent; nil when the function throws or returns another number of them.
  private func studentsGradients(for cotangent: Tensor) -> [Tensor]? {
    var point = right.point
    let gradients = try? start().pullback(&point, cotangent)
    return gradients?.count == point.count ? gradients : nil
  }

  /// The forward result beside the right one, where they differ: relations between gradients hold between results
  /// as well. The arguments count as related.
  func wrongResult() -> WrongGradient? {
    guard findings.contains(.forwardDiffers), let result else { return nil }
    let expected = right.forward(right.point)
    var wrong = WrongGradient(
      argument: NamedTensor("result", expected), analytic: result, numeric: expected)
    wrong.dimensions = right.dimensions
    wrong.related =
      right.related(cotangent)
      + right.arguments.map { RelatedTensor("`\($0.name)` itself", $0.value) }
    return wrong
  }

  /// With what the component knows about the point.
  private func explained(
    _ gradient: WrongGradient, for cotangent: Tensor, _ more: [RelatedTensor] = []
  ) -> WrongGradient {
    var gradient = gradient
    gradient.cotangent = cotangent
    gradient.dimensions = right.dimensions
    gradient.related = right.related(cotangent) + more
    return gradient
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
