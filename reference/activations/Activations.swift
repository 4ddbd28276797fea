import LabKit

/// Activation functions, applied to every element, and their backward functions.
///
/// Exponentials are taken of numbers that are at most 0, so that none overflows.
struct Activations: ActivationsExercise {
  // says: e = "e^(−|x|)"
  /// With e = e^{−|x|}, σ(x) is 1 / (1 + e) on the right of 0 and e / (1 + e) on the left.
  func sigmoid(_ x: Tensor) throws -> Tensor {
    let e = exp(-abs(x))
    return e.replacing(with: 1, where: x .>= 0) / (1 + e)
  }

  // says: d = "e^(−2|x|) − 1"
  // says: sign(x) = "the sign of `x`"
  /// With d = e^{−2|x|} − 1, computed without cancellation, |tanh(x)| is −d / (2 + d).
  func tanh(_ x: Tensor) throws -> Tensor {
    let d = expm1(-2 * abs(x))
    return sign(x) * -d / (2 + d)
  }

  func relu(_ x: Tensor) throws -> Tensor {
    maximum(x, 0)
  }

  // says: e = "e^(−|x|)"
  // says: g = "`gradOutput`"
  /// σ′ is even: σ′(x) = σ(x) σ(−x) = e / (1 + e)² with e = e^{−|x|}.
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let g = try upstream(gradOutput, for: x)
    let e = exp(-abs(x))
    return g * e / ((1 + e) * (1 + e))
  }

  // says: e = "e^(−2|x|)"
  // says: g = "`gradOutput`"
  /// 1 − tanh²(x) = 4e / (1 + e)² with e = e^{−2|x|}.
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let g = try upstream(gradOutput, for: x)
    let e = exp(-2 * abs(x))
    return g * 4 * e / ((1 + e) * (1 + e))
  }

  // says: g = "`gradOutput`"
  // says: x .> 0 = "the mask of positive entries of `x`"
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let g = try upstream(gradOutput, for: x)
    return g * (x .> 0)
  }

  // says: result = "`gradOutput`"
  /// The gradient that arrives from above, once it is known to have the shape of the input.
  private func upstream(_ gradOutput: Tensor, for x: Tensor) throws -> Tensor {
    guard gradOutput.shape == x.shape else {
      throw LabError.shapeMismatch("gradOutput has shape \(gradOutput.shape), the input has \(x.shape)")
    }
    return gradOutput
  }
}
