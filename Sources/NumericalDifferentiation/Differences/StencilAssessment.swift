import Foundation

/// What the points of one stencil say about a function at its middle.
///
/// With `D_h` the central quotient, `R = (4D_h − D_2h)/3`, `δ = |D_2h − D_h|` and `J_h` the jump of the
/// slope (see ``Stencil/jump(_:)``):
///
/// | seen | meaning |
/// |---|---|
/// | δ and `J` at the level of noise | smooth, no truncation left to measure |
/// | `|D_4h − D_2h|/δ` near 4, `J_2h/J_h` near 8 | smooth, truncation error `|R − D_h|` |
/// | the same ratio near 2, `J` shrinking | differentiable with a jump in f″; order 1 |
/// | `J_2h ≈ J_h`, well above noise | kink at x |
/// | anything else | kink or domain border nearby, or step too large |
enum StencilAssessment {
  case smooth(SmoothEstimate)
  case kink(KinkEstimate)
  case unresolved(String)

  /// Assesses the points, adding the outer ones only when the four inner ones leave a question.
  ///
  /// - Parameter noise: standard deviation ε_f of the function's round-off.
  init(
    _ stencil: inout Stencil, noise: Double, precision: Precision, function: (Double) throws -> Double
  ) rethrows {
    guard stencil.isFinite else {
      self = .unresolved("the function is not finite nearby")
      return
    }
    let unit = max(noise, stencil.magnitude * precision.unitRoundoff) / stencil.step
    let change = abs(stencil.central(1) - stencil.central(0))
    // Standard deviations are 0.8 and 5 units; 8 or more of each are noise no longer.
    let changeIsNoise = change <= 8 * unit
    let jumpIsNoise = abs(stencil.jump(0)) <= 40 * unit
    if changeIsNoise && jumpIsNoise {
      self = .smooth(SmoothEstimate(stencil, unit: unit, order: nil))
      return
    }
    try stencil.addOuterPoints(of: function)
    guard stencil.isFinite else {
      self = .unresolved("the function is not finite nearby")
      return
    }
    if !jumpIsNoise, let kink = KinkEstimate(stencil, unit: unit) {
      self = .kink(kink)
      return
    }
    let ratio = abs(stencil.central(2) - stencil.central(1)) / change
    let order = log2(ratio)
    let jumpShrinks = jumpIsNoise || abs(stencil.jump(1)) >= 1.7 * abs(stencil.jump(0))
    guard jumpShrinks, changeIsNoise || (0.8...6.3).contains(order) else {
      self = .unresolved("the difference quotients do not converge")
      return
    }
    self = .smooth(SmoothEstimate(stencil, unit: unit, order: changeIsNoise ? nil : order))
  }
}

/// A derivative taken where one stencil looks smooth.
struct SmoothEstimate: Equatable {
  let step: Double
  /// `R` where the order is 2 or better, else `D_h`.
  let value: Double
  /// Estimated truncation error of `D_h`.
  let truncation: Double
  /// Estimated round-off of `D_h`, `2ε_f/h`.
  let roundOff: Double
  /// Observed order of convergence; nil where truncation is below noise.
  let order: Double?
  /// Whether quotients changed by little from 2h to h, or only by noise.
  let hasSettled: Bool

  init(_ stencil: Stencil, unit: Double, order: Double?) {
    let fine = stencil.central(0)
    let coarse = stencil.central(1)
    let change = abs(coarse - fine)
    let isFirstOrder = order.map { $0 < 1.5 } ?? false
    step = stencil.step
    value = isFirstOrder ? fine : (4 * fine - coarse) / 3
    truncation = (isFirstOrder ? 1.5 * change : change / 3) + abs(stencil.jump(0)) / 20
    roundOff = 2 * unit
    self.order = order
    let slopes = [fine, stencil.forward(1), stencil.backward(1)].map(abs)
    hasSettled = order == nil || change <= 1e-3 * (slopes.max() ?? 0)
  }

  /// Bound on the error, `κ(|R − D_h| + 2ε_f/h)` and the rounding of the value itself.
  func bound(_ safetyFactor: Double) -> Double {
    safetyFactor * (truncation + roundOff) + 4 * value.ulp
  }

  /// The step at which truncation and round-off balance.
  ///
  /// `T(h*/h)ᵖ + N(h/h*)` is least at `h* = h (N/pT)^{1/(p+1)}`; where truncation is unseen, 8h.
  var balancedStep: Double {
    guard let order else { return 8 * step }
    let power = order < 1.5 ? 1.0 : 2.0
    let ratio = pow(roundOff / (power * truncation), 1 / (power + 1))
    return step * exp2(min(max(log2(ratio).rounded(), -12), 3))
  }
}

/// The one-sided derivatives where one stencil shows a kink at its middle.
struct KinkEstimate: Equatable {
  let left: Double
  let right: Double
  /// Estimated error of both, truncation and round-off.
  let error: Double

  /// Nil unless the extrapolated slopes of each side agree at h and 2h, up to a tenth of the jump.
  init?(_ stencil: Stencil, unit: Double) {
    left = stencil.leftDerivative(0)
    right = stencil.rightDerivative(0)
    let spread = max(
      abs(left - stencil.leftDerivative(1)), abs(right - stencil.rightDerivative(1)))
    guard spread <= 0.1 * abs(right - left) else { return nil }
    error = spread + 4 * unit
  }
}
