import Foundation

/// Differentiates a function of one variable with an error bound, looking for a step that suits it.
///
/// Starts at the step that balances truncation and round-off when the derivatives are as large as the
/// function, `h = (3ε_f/|f|)^{1/3}`, and moves:
/// - unresolved: to h/8, since a kink nearby or a short length scale shows the same way;
/// - converging, but quotients still change by over 0.1 %: to h/8, where the next stencil must agree;
/// - smooth, error bound above the target: to the balanced step (``SmoothEstimate/balancedStep``), which is
///   larger only for an entry whose bound is large beside the whole gradient;
/// - kink: to the smallest step that still tells the jump from noise. Only a kink that remains there is
///   one at x; otherwise it is nearby, and the search goes on with smaller steps.
///
/// Source: step rule as in FiniteDifferences.jl (`methods.jl`); C. J. F. Ridders, *Accurate computation of
/// F′(x) and F′(x)F″(x)*, Adv. Eng. Softw. 4 (1982), for extrapolating over steps; W. H. Press et al.,
/// *Numerical Recipes*, 3rd ed., §5.7.
package struct LineDerivative {
  let center: Stencil.Point
  /// Standard deviation ε_f of the round-off of the function.
  let noise: Double
  /// Size of the function's value, for the first step.
  let magnitude: Double
  /// The bound that larger steps should reach where truncation is below round-off; infinite: not needed.
  let largestError: Double
  let options: DifferenceOptions

  private var evaluations = 0
  private var best: SmoothEstimate?

  package init(
    center: Stencil.Point, noise: Double, magnitude: Double, largestError: Double,
    options: DifferenceOptions
  ) {
    self.center = center
    self.noise = noise
    self.magnitude = magnitude
    self.largestError = largestError
    self.options = options
  }

  /// The power of two at or below `max(1, |x|)`, by which steps are scaled.
  package static func scale(of x: Double) -> Double { max(1, abs(x)).binade }

  /// Estimates the derivative at the centre.
  package mutating func estimate(_ function: (Double) throws -> Double) rethrows -> DerivativeEstimate {
    let scale = Self.scale(of: center.x)
    let steps = (options.smallestStep * scale)...(options.largestStep * scale)
    var step = firstStep * scale
    var unsettled: SmoothEstimate?
    var reason = "the difference quotients do not converge"
    for _ in 0..<options.attempts where steps.contains(step) {
      switch try assess(step, function) {
      case .unresolved(let why):
        if best != nil { return conclusion(reason) }
        reason = why
        unsettled = nil
        step /= 8
      case .kink(let kink):
        if best != nil { return conclusion(reason) }
        if try persists(kink, from: step, function) { return conclusion(kink) }
        reason = "there is a kink nearby"
        unsettled = nil
        step /= 8
      case .smooth(let estimate):
        if estimate.hasSettled || unsettled.map({ agree($0, estimate) }) == true {
          guard keep(estimate) else { return conclusion(reason) }
          step = estimate.balancedStep
        } else {
          unsettled = estimate
          step /= 8
        }
      }
    }
    return conclusion(reason)
  }

  /// `(3ε_f/|f|)^{1/3}` as a power of two, in double precision within `2⁻¹⁸…2⁻¹⁰`; `2⁻¹⁷` for a function that
  /// is 0.
  private var firstStep: Double {
    let least = options.precision.stepExponent
    guard magnitude > 0, noise > 0 else { return exp2(least + 1) }
    let exponent = (log2(3 * noise / magnitude) / 3).rounded()
    return min(exp2(min(max(exponent, least), least + 8)), options.largestStep)
  }

  private mutating func assess(
    _ step: Double, _ function: (Double) throws -> Double
  ) rethrows -> StencilAssessment {
    var stencil = try Stencil(center: center, step: step, of: function)
    let assessment = try StencilAssessment(
      &stencil, noise: noise, precision: options.precision, function: function)
    evaluations += stencil.evaluations
    return assessment
  }

  /// Remembers the estimate with the smaller bound; false once a better step is not worth a search.
  private mutating func keep(_ estimate: SmoothEstimate) -> Bool {
    if let earlier = best {
      let isBetter = estimate.bound(options.safetyFactor) < earlier.bound(options.safetyFactor)
      let isFiner = estimate.step < earlier.step
      guard agree(earlier, estimate) ? isBetter : isFiner else { return false }
      best = estimate
    } else {
      best = estimate
    }
    let bound = estimate.bound(options.safetyFactor)
    if bound <= options.targetPrecision * abs(estimate.value) { return false }
    return estimate.balancedStep < estimate.step / 2
      || (estimate.balancedStep > estimate.step && bound > largestError)
  }

  private func agree(_ a: SmoothEstimate, _ b: SmoothEstimate) -> Bool {
    abs(a.value - b.value) <= a.bound(options.safetyFactor) + b.bound(options.safetyFactor)
  }

  /// Whether a kink seen at `step` is also seen at the smallest step where noise hides less than 1/20 of it.
  private mutating func persists(
    _ kink: KinkEstimate, from step: Double, _ function: (Double) throws -> Double
  ) rethrows -> Bool {
    let jump = abs(kink.right - kink.left)
    let tellingStep = max(2000 * noise / jump, options.smallestStep * Self.scale(of: center.x)).binade * 2
    guard tellingStep < step else { return true }
    guard case .kink(let closer) = try assess(tellingStep, function) else { return false }
    return abs(abs(closer.right - closer.left) - jump) <= 0.2 * jump
  }

  private func conclusion(_ kink: KinkEstimate) -> DerivativeEstimate {
    let interval = min(kink.left, kink.right)...max(kink.left, kink.right)
    return DerivativeEstimate(
      value: (kink.left + kink.right) / 2, error: options.safetyFactor * kink.error,
      regularity: .kink(interval), evaluations: evaluations)
  }

  private func conclusion(_ reason: String) -> DerivativeEstimate {
    guard let best else {
      return DerivativeEstimate(
        value: 0, error: .infinity, regularity: .inconclusive(reason), evaluations: evaluations)
    }
    return DerivativeEstimate(
      value: best.value, error: best.bound(options.safetyFactor),
      regularity: .smooth(order: best.order), evaluations: evaluations)
  }
}
